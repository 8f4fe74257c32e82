import { topicId } from '../../model/node-id'
import type { Place } from '../source'
import type { Claim, How } from './claim'
import type { Application, FactBook } from './fact-book'

/** One who says something, and how it is known there. */
export interface Witness extends Place {
  readonly how: How
  readonly value?: Claim['value']
}

/** Of each node, and of the `cluster`: who says that it is there (under the empty field), and each of its values. */
export type Witnesses = Readonly<Record<string, Readonly<Record<string, readonly Witness[]>>>>

/** More witnesses than this say no more: the first are kept. */
const MOST = 20

const witness = ({ value, place, how }: Claim): Witness => ({ ...place, how, value })

/** Who said what, of everything in a book; `ids` has the nodes that an application became. */
export function witnessesOf(book: FactBook, ids: ReadonlyMap<Application, readonly string[]>): Witnesses {
  const all: Record<string, Record<string, Witness[]>> = Object.create(null)
  const add = (at: string, field: string, found: readonly Witness[]) => {
    if (found.length === 0) return
    all[at] ??= Object.create(null) as Record<string, Witness[]>
    const fields = all[at]
    fields[field] = [...(fields[field] ?? []), ...found].slice(0, MOST)
  }
  for (const draft of book.topics.values()) {
    add(topicId(draft.name), '', draft.places)
    for (const [field, claims] of draft.claims) add(topicId(draft.name), field, claims.map(witness))
  }
  for (const [application, nodes] of ids) {
    for (const id of nodes) {
      add(id, '', application.places)
      for (const [field, claims] of application.claims) add(id, field, claims.map(witness))
      for (const { joint, topic, place, how } of application.edges) {
        add(id, `${joint}:${topic}`, [{ ...place, how }])
      }
    }
  }
  for (const [field, claims] of book.cluster.claims) add('cluster', field, claims.map(witness))
  return all
}
