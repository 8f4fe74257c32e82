import type { FactBook } from '../facts/fact-book'
import type { PropertyMap } from './property-map'

/** Micronaut: the settings of its consumers and producers. What they read and write stands in annotations. */
export function readMicronaut(map: PropertyMap, book: FactBook): void {
  map.ignore('kafka.bootstrap', 'kafka.health', 'kafka.embedded', 'kafka.metrics')
  const name = map.get('micronaut.application.name')?.value()
  for (const [kind, of] of [
    ['consumers', 'config'],
    ['producers', 'producer.config'],
  ] as const) {
    for (const [rest, property] of map.under(`kafka.${kind}`)) {
      const [id = '', ...key] = rest.split('.')
      const called = id === 'default' ? name : id
      const application = called === undefined ? undefined : book.application(called, property.place)
      if (!application) continue
      application.isOneProgram = true
      if (kind === 'consumers') application.isGroup = true
      const setting = key.join('.')
      if (setting === 'group.id') application.say('groupId', property.value(), property.place)
      else application.say(`${of}.${setting}`, property.value(), property.place)
    }
  }
  for (const [rest, property] of map.under('kafka.streams')) {
    const [id = '', ...key] = rest.split('.')
    const application = book.application(
      map.get(`kafka.streams.${id}.application.id`)?.value() ?? id,
      property.place,
    )
    if (!application) continue
    application.isGroup = true
    if (key.join('.') === 'application.id') application.say('groupId', property.value(), property.place)
    else application.say(`config.${key.join('.')}`, property.value(), property.place)
  }
}
