import type { Application, FactBook } from '../facts/fact-book'
import type { Property, PropertyMap } from './property-map'

const STREAM = 'spring.cloud.stream'
const BINDINGS = `${STREAM}.bindings`
const KAFKA = `${STREAM}.kafka`
const STREAMS = `${KAFKA}.streams`

interface Binding {
  readonly name: string
  /** The function or the channel that it belongs to. */
  readonly owner: string
  readonly joint: 'reads' | 'writes' | undefined
  readonly destination: Property
  readonly group: Property | undefined
}

/** Spring Cloud Stream: functions with what they read and write, over the Kafka binder and the Kafka Streams binder. */
export function readSpringStream(map: PropertyMap, book: FactBook): void {
  if (!map.has(STREAM)) return
  map.ignore(
    `${STREAM}.function`,
    'spring.cloud.function',
    `${STREAM}.default-binder`,
    `${KAFKA}.binder.brokers`,
    `${KAFKA}.binder.zk-nodes`,
  )
  map.ignore(
    `${KAFKA}.binder.auto-create-topics`,
    `${STREAMS}.binder.brokers`,
    `${STREAM}.output-bindings`,
    `${STREAM}.input-bindings`,
  )
  tellBinders(map, book)
  const id = map.get(`${STREAMS}.binder.application-id`, `${STREAMS}.binder.configuration.application.id`)
  const bindings = bindingsOf(map)
  for (const binding of bindings) {
    const own = map.get(`${STREAMS}.binder.functions.${binding.owner}.application-id`) ?? id
    const isStreams = own !== undefined || map.has(`${STREAMS}.bindings.${binding.name}`)
    const application = book.application(
      isStreams && own ? own.value() : binding.owner,
      binding.destination.place,
    )
    if (!application) continue
    if (own && isStreams) application.say('groupId', own.value(), own.place)
    join(binding, application, isStreams, map, book)
  }
  binderSettings(map, bindings, book)
}

/** Two binders of Kafka are two clusters, and a design has one. */
function tellBinders(map: PropertyMap, book: FactBook): void {
  const binders = new Map<string, Property>()
  for (const [rest, property] of map.under(`${STREAM}.binders`)) {
    const [name = ''] = rest.split('.')
    if (!binders.has(name)) binders.set(name, property)
  }
  if (binders.size === 0) return
  for (const [name, { place }] of binders) {
    if (binders.size > 1)
      book.lose(
        place,
        `The binder \`${name}\` is a cluster of its own: a design has one, and all is drawn on it.`,
      )
    map.ignore(`${STREAM}.binders.${name}.type`)
  }
}

function bindingsOf(map: PropertyMap): Binding[] {
  const names = new Set(map.under(BINDINGS).map(([rest]) => rest.split('.')[0] ?? ''))
  return [...names].flatMap((name): Binding[] => {
    const start = `${BINDINGS}.${name}`
    const destination = map.get(`${start}.destination`)
    map.ignore(`${start}.content-type`, `${start}.binder`)
    if (!destination) return []
    const group = map.get(`${start}.group`)
    const found = /^(.*)-(in|out)-\d+$/.exec(name)
    const owner = found?.[1] ?? (/^(?:input|output)$/.test(name) ? 'application' : name)
    const isRead =
      found?.[2] === 'in' || name === 'input' || group !== undefined || map.has(`${start}.consumer`)
    const isWritten = found?.[2] === 'out' || name === 'output' || map.has(`${start}.producer`)
    return [{ name, owner, joint: isRead ? 'reads' : isWritten ? 'writes' : undefined, destination, group }]
  })
}

function join(
  binding: Binding,
  application: Application,
  isStreams: boolean,
  map: PropertyMap,
  book: FactBook,
): void {
  const { name, joint, destination, group } = binding
  const topics = destination
    .value()
    .split(',')
    .map((topic) => topic.trim())
    .filter((topic) => topic !== '')
  if (joint === undefined) {
    book.lose(
      destination.place,
      `Whether \`${name}\` reads or writes \`${topics.join(', ')}\` is not said by its name.`,
    )
    for (const topic of topics) book.topic(topic, destination.place)
    return
  }
  for (const topic of topics) book.join(application, joint, topic, destination.place)
  const start = `${BINDINGS}.${name}`
  if (joint === 'writes') {
    const partitions = map.get(`${start}.producer.partition-count`)
    if (partitions)
      for (const topic of topics)
        book.topics.get(topic)?.say('partitions', partitions.value(), partitions.place, 'guessed')
    clientSettings(map, `${KAFKA}.bindings.${name}.producer.configuration`, application, 'producer.config')
    return
  }
  application.isGroup = true
  if (group) application.say('groupId', group.value(), group.place)
  else if (!isStreams) {
    book.guess(
      destination.place,
      `\`${binding.owner}\` names no \`group\`: it reads as an anonymous group, from the end, and misses what comes while it is down.`,
    )
    application.say('config.auto.offset.reset', 'latest', destination.place, 'guessed')
  }
  const concurrency = map.get(`${start}.consumer.concurrency`)
  if (concurrency) application.say('threadsPerMember', concurrency.value(), concurrency.place)
  clientSettings(map, `${KAFKA}.bindings.${name}.consumer.configuration`, application, 'config')
  deadLetters(binding, topics, application, map, book)
}

function deadLetters(
  { name, group }: Binding,
  topics: readonly string[],
  application: Application,
  map: PropertyMap,
  book: FactBook,
): void {
  const named = map.get(
    `${KAFKA}.bindings.${name}.consumer.dlq-name`,
    `${STREAMS}.bindings.${name}.consumer.dlq-name`,
  )
  const enabled = map.get(
    `${KAFKA}.bindings.${name}.consumer.enable-dlq`,
    `${STREAMS}.bindings.${name}.consumer.enable-dlq`,
  )
  const handler = map.get(
    `${STREAMS}.binder.serde-error`,
    `${STREAMS}.binder.deserialization-exception-handler`,
    `${STREAMS}.bindings.${name}.consumer.deserialization-exception-handler`,
  )
  const isSent = handler !== undefined && /sendToDlq/i.test(handler.value())
  if (named) {
    enabled?.value()
    book.join(application, 'deadLetters', named.value(), named.place)
  } else if (enabled?.value() === 'true' || isSent) {
    const place = enabled?.place ?? handler?.place
    const topic = `error.${topics[0] ?? ''}.${group?.value() ?? application.name}`
    if (!place) return
    book.join(application, 'deadLetters', topic, place, 'guessed')
    book.guess(place, `The dead letter topic is not named: the binder calls it \`${topic}\`.`)
  }
}

function clientSettings(
  map: PropertyMap,
  prefix: string,
  application: Application,
  of: 'config' | 'producer.config',
): void {
  for (const [key, property] of map.under(prefix))
    application.say(`${of}.${key}`, property.value(), property.place)
}

/** What is set for all bindings of the binder. */
function binderSettings(map: PropertyMap, bindings: readonly Binding[], book: FactBook): void {
  const owners = (joint: Binding['joint']) => {
    const names = new Set(bindings.filter((binding) => binding.joint === joint).map(({ owner }) => owner))
    return [...book.applications.values()].filter(({ name }) => names.has(name))
  }
  const [readers, writers] = [owners('reads'), owners('writes')]
  const transaction = map.get(`${KAFKA}.binder.transaction.transaction-id-prefix`)
  for (const writer of writers) {
    clientSettings(map, `${KAFKA}.binder.transaction.producer.configuration`, writer, 'producer.config')
    clientSettings(map, `${KAFKA}.binder.producer-properties`, writer, 'producer.config')
    if (transaction) writer.say('delivery', 'exactly-once', transaction.place, 'guessed')
  }
  if (transaction)
    book.guess(
      transaction.place,
      `A transactional id that begins with \`${transaction.value()}\` means exactly once for all that is written.`,
    )
  for (const reader of readers) clientSettings(map, `${KAFKA}.binder.consumer-properties`, reader, 'config')
  const streams = [...book.applications.values()].filter((application) => application.claims.has('groupId'))
  for (const [key, property] of map.under(`${STREAMS}.binder.configuration`)) {
    if (/^default\.|\.serde$|^application\.id$/.test(key)) {
      property.value()
      continue
    }
    for (const application of streams) application.say(`config.${key}`, property.value(), property.place)
  }
  const factor = map.get(`${KAFKA}.binder.replication-factor`, `${STREAMS}.binder.replication-factor`)
  const partitions = map.get(`${KAFKA}.binder.min-partition-count`)
  for (const { destination } of bindings) {
    for (const name of destination.value().split(',')) {
      const topic = book.topics.get(name.trim())
      if (factor) topic?.say('replicationFactor', factor.value(), factor.place, 'guessed')
      if (partitions) topic?.say('partitions', partitions.value(), partitions.place, 'guessed')
    }
  }
}
