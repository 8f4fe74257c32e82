import { isNewEachTime, withoutNewEachTime } from '../../kafka/new-each-time'
import type { FactBook } from '../facts/fact-book'
import type { Place } from '../source'

type Application = NonNullable<ReturnType<FactBook['application']>>

/** What a program is called by its group id; undefined where the id is nothing but what is new at every start. */
export const nameOfGroup = (id: string): string | undefined => {
  const name = isNewEachTime(id) ? withoutNewEachTime(id) : id
  return name === '' ? undefined : name
}

/**
 * Says which group an application reads in. An id that is new at every start, as `desk-${random.uuid}`, makes each
 * instance a group of its own: all of them read everything.
 */
export function sayGroup(application: Application, id: string | undefined, place: Place): void {
  if (id !== undefined && isNewEachTime(id)) application.say('reads', 'everything', place)
  else application.say('groupId', id, place)
}
