import type { Config } from '../../model/design'
import type { Application, FactBook } from '../facts/fact-book'
import { noteStreamsApp } from '../facts/note-streams-app'
import type { Place } from '../source'
import type { Property } from './property-map'

/** What says which application it is and where its brokers are. */
const NOT_OF_STREAMS = /^(?:application\.id|bootstrap\.servers)$/

/** Draws in place of an application, which settings are of, the Streams application that it is. */
export function becomeStreamsApp(application: Application, place: Place, book: FactBook): void {
  book.applications.delete(application.name)
  const of = (...joints: readonly string[]) =>
    application.edges
      .filter(({ joint }) => joints.includes(joint))
      .map(({ topic, place: at }) => ({ topic, place: at }))
  const config: Record<string, Config[string]> = {}
  for (const [field, [claim]] of application.claims)
    if (field.startsWith('config.') && claim)
      config[field.slice('config.'.length)] = claim.value as Config[string]
  const id = application.claims.get('groupId')?.[0]?.value
  noteStreamsApp(book, {
    name: application.name,
    applicationId: id === undefined ? undefined : String(id),
    reads: of('reads'),
    writes: of('writes', 'deadLetters'),
    config,
    place,
  })
}

/** Says the settings of a Streams application, by Kafka's keys. */
export function sayStreams(
  application: Application,
  settings: readonly [key: string, property: Property][],
): void {
  for (const [key, property] of settings) {
    const value = property.value()
    if (!NOT_OF_STREAMS.test(key)) application.say(`config.${key}`, value, property.place)
  }
}
