import type { FactBook } from '../facts/fact-book'
import { becomeStreamsApp, sayStreams } from './note-streams'
import type { PropertyMap } from './property-map'
import { joinSaid, type SaidTopic } from './said-topics'
import { sayGroup } from './say-group'

/**
 * Micronaut: the settings of its consumers and producers. What they read and write stands in annotations, and in the
 * comments of what Surveyor exported.
 */
export function readMicronaut(map: PropertyMap, said: readonly SaidTopic[], book: FactBook): void {
  map.ignore('kafka.bootstrap', 'kafka.health', 'kafka.embedded', 'kafka.metrics')
  const name = map.get('micronaut.application.name')?.value()
  for (const [kind, of] of [
    ['consumers', 'config'],
    ['producers', 'producer.config'],
  ] as const) {
    const all = map.under(`kafka.${kind}`).map(([rest, property]) => {
      const [id = '', ...key] = rest.split('.')
      return { id, setting: key.join('.'), property }
    })
    const named = [...new Set(all.map(({ id }) => id))].filter((id) => id !== 'default')
    for (const { id, setting, property } of all) {
      // What is set by default is of each that has a name.
      const ids = id !== 'default' ? [id] : named.length > 0 ? named : [name ?? 'application']
      for (const called of ids) {
        const isOwn = all.some((one) => one.id === called && one.setting === setting)
        const application = book.application(called, property.place)
        const value = property.value()
        if (!application || (id === 'default' && isOwn)) continue
        application.isOneProgram = true
        if (kind === 'consumers') application.isGroup = true
        if (setting === 'group.id') sayGroup(application, value, property.place)
        else application.say(`${of}.${setting}`, value, property.place)
      }
    }
  }
  if (readStreams(map, name, said, book)) return
  const [first] = said
  if (first && map.has('micronaut'))
    joinSaid(book.application(name ?? 'application', first.place), said, book)
}

/** Draws Streams applications by their names, each with what is set for all of them; returns whether there are any. */
function readStreams(
  map: PropertyMap,
  name: string | undefined,
  said: readonly SaidTopic[],
  book: FactBook,
): boolean {
  const all = map.under('kafka.streams').map(([rest, property]) => {
    const [id = '', ...key] = rest.split('.')
    return { id, key: key.join('.'), property }
  })
  const ids = [...new Set(all.map(({ id }) => id))]
  const named = ids.filter((id) => id !== 'default')
  for (const id of named.length > 0 ? named : ids) {
    const own = all.filter((one) => one.id === id)
    const stated = own.find(({ key }) => key === 'application.id')?.property
    const [first] = own
    const called = stated?.value() ?? (id === 'default' ? (name ?? id) : id)
    const application = first && book.application(called, first.property.place)
    if (!application || !first) continue
    const keys = new Set(own.map(({ key }) => key))
    const settings = all.filter((one) => one.id === id || (one.id === 'default' && !keys.has(one.key)))
    sayStreams(
      application,
      settings.map(({ key, property }) => [key, property]),
    )
    // What a comment says of a file is of the one application in it.
    const told = ids.length === 1 ? said : []
    joinSaid(application, told, book)
    if (told.length === 0)
      book.lose(
        first.property.place,
        `What the Streams application \`${called}\` reads and writes stands in its code.`,
      )
    becomeStreamsApp(application, first.property.place, book)
  }
  return ids.length > 0
}
