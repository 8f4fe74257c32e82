import type { FactBook } from '../facts/fact-book'
import type { Property, PropertyMap } from './property-map'

const STREAM = 'spring.cloud.stream'

/** What binders that are not of Kafka are called, as types and as teams name them. */
const OTHERS = /rabbit|amqp|kinesis|pulsar|pubsub|eventhub|servicebus|solace|jms|sqs|rocket|redis|nats/i

const typeOf = (map: PropertyMap, binder: string): string | undefined =>
  map.get(`${STREAM}.binders.${binder}.type`)?.value()

/** Two binders of Kafka are two clusters, and a design has one. */
export function tellBinders(map: PropertyMap, book: FactBook): void {
  const binders = new Map<string, Property>()
  for (const [rest, property] of map.under(`${STREAM}.binders`)) {
    const [name = ''] = rest.split('.')
    const isOther = OTHERS.test(typeOf(map, name) ?? name)
    if (!binders.has(name) && !isOther) binders.set(name, property)
    map.ignore(
      `${STREAM}.binders.${name}.type`,
      `${STREAM}.binders.${name}.environment.spring.cloud.stream.kafka.binder.brokers`,
    )
  }
  for (const [name, { place }] of binders)
    if (binders.size > 1)
      book.lose(
        place,
        `The binder \`${name}\` is a cluster of its own: a design has one, and all is drawn on it.`,
      )
}

/** Returns whether a binding is of another broker than Kafka, and says so of those that are. */
export function ofOtherBinders(
  map: PropertyMap,
  book: FactBook,
): (binding: string, destination: Property | undefined) => boolean {
  const isOfKafka = map.has(`${STREAM}.kafka`)
  const [other] = map.under(STREAM).flatMap(([rest]) => OTHERS.exec(rest.split('.')[0] ?? '')?.[0] ?? [])
  return (name, destination) => {
    const binder = map.get(`${STREAM}.bindings.${name}.binder`, `${STREAM}.default-binder`)
    const called = binder?.value()
    const kind = called === undefined ? undefined : (typeOf(map, called) ?? called)
    const isOther = kind === undefined ? other !== undefined && !isOfKafka : OTHERS.test(kind)
    if (!isOther) return false
    const place = map.under(`${STREAM}.bindings.${name}`)[0]?.[1].place ?? binder?.place
    const what = destination === undefined ? '' : `, \`${destination.value().slice(0, 100)}\`,`
    if (place) book.lose(place, `The binding \`${name}\`${what} is of ${kind ?? other}, not of Kafka.`)
    map.ignore(...['destination', 'binder', 'group'].map((key) => `${STREAM}.bindings.${name}.${key}`))
    return true
  }
}
