import type { Application, FactBook } from '../facts/fact-book'
import { becomeStreamsApp, sayStreams } from './note-streams'
import type { Property, PropertyMap } from './property-map'
import { sayGroup } from './say-group'
import { ofOtherBinders, tellBinders } from './spring-binders'
import { readConsumer, readProducer, sayUnless } from './spring-kafka'

const STREAM = 'spring.cloud.stream'
const BINDINGS = `${STREAM}.bindings`
const KAFKA = `${STREAM}.kafka`
const STREAMS = `${KAFKA}.streams`

interface Binding {
  readonly name: string
  /** The function or the channel that it belongs to. */
  readonly owner: string
  /** Whether the Kafka Streams binder runs it. */
  readonly isStreams: boolean
  readonly joint: 'reads' | 'writes' | undefined
  readonly destination: Property
  /** Its topics; none where they are given by a pattern. */
  readonly topics: readonly string[]
  readonly group: Property | undefined
}

/** Spring Cloud Stream: functions with what they read and write, over the Kafka binder and the Kafka Streams binder. */
export function readSpringStream(map: PropertyMap, book: FactBook): void {
  if (!map.has(STREAM)) return
  map.ignore(
    `${STREAM}.function.definition`,
    `${STREAM}.function.autodetect`,
    'spring.cloud.function.definition',
    `${STREAM}.default-binder`,
    `${KAFKA}.binder.brokers`,
    `${KAFKA}.binder.zk-nodes`,
  )
  map.ignore(
    `${KAFKA}.binder.auto-create-topics`,
    `${STREAMS}.binder.brokers`,
    `${STREAM}.output-bindings`,
    `${STREAM}.input-bindings`,
    `${STREAM}.source`,
  )
  tellBinders(map, book)
  const id = map.get(`${STREAMS}.binder.application-id`, `${STREAMS}.binder.configuration.application.id`)
  const bindings = bindingsOf(map, book)
  const users: Users = new Map()
  const nameless = new Map<string, Binding>()
  for (const binding of bindings) {
    const ofBinding = map.get(`${STREAMS}.bindings.${binding.name}.consumer.application-id`)
    const own = map.get(`${STREAMS}.binder.functions.${binding.owner}.application-id`) ?? ofBinding ?? id
    const isStreams = binding.isStreams || (own !== undefined && binding.joint !== 'writes')
    const isById =
      own !== undefined && (isStreams || bindings.some((one) => one.owner === binding.owner && one.isStreams))
    const application = book.application(isById ? own.value() : binding.owner, binding.destination.place)
    if (!application) continue
    // A function takes what it reads and gives what it writes.
    application.isOneProgram = true
    if (isById) application.say('groupId', own.value(), own.place)
    else if (isStreams && !nameless.has(binding.owner)) nameless.set(binding.owner, binding)
    join(binding, application, isStreams, map, book)
    if (isStreams)
      sayStreams(application, map.under(`${STREAMS}.binder.functions.${binding.owner}.configuration`))
    const known = users.get(application) ?? { isReader: false, isWriter: false, isStreams: false }
    users.set(application, {
      isReader: known.isReader || binding.joint === 'reads',
      isWriter: known.isWriter || binding.joint === 'writes',
      isStreams: known.isStreams || isStreams,
    })
  }
  for (const [owner, { destination }] of nameless)
    book.guess(
      destination.place,
      `The application id of \`${owner}\` is not said, and the binder makes one: the function’s name stands for it.`,
    )
  binderSettings(map, bindings, users, book)
  for (const [application, { isStreams }] of users)
    if (isStreams) becomeStreamsApp(application, application.places[0] ?? { file: '' }, book)
}

/** What each application that bindings draw does. */
type Users = Map<
  Application,
  { readonly isReader: boolean; readonly isWriter: boolean; readonly isStreams: boolean }
>

/** Settings of a binding that say how records are turned into objects, and no setting of a client. */
const OF_BINDINGS = [
  'consumer.use-native-decoding', 'producer.use-native-encoding', 'consumer.header-mode', 'producer.header-mode',
  'consumer.batch-mode', 'consumer.partitioned', 'consumer.instance-index', 'consumer.auto-startup', 'producer.auto-startup',
  'producer.partition-key-expression', 'producer.partition-key-extractor-name', 'producer.required-groups',
] // biome-ignore format: a list of words

function bindingsOf(map: PropertyMap, book: FactBook): Binding[] {
  // A function's own binding may be given another name, under which its settings stand.
  const owners = new Map<string, string>()
  for (const [rest, property] of map.under(`${STREAM}.function.bindings`)) owners.set(property.value(), rest)
  const names = new Set([...owners.keys(), ...map.under(BINDINGS).map(([rest]) => rest.split('.')[0] ?? '')])
  const isOther = ofOtherBinders(map, book)
  const application = map.get('spring.application.name')?.value() ?? 'application'
  const renamed = map.under(`${STREAM}.function.bindings`)
  return [...names].flatMap((name): Binding[] => {
    const start = `${BINDINGS}.${name}`
    const said = map.get(`${start}.destination`)
    map.ignore(`${start}.content-type`, ...OF_BINDINGS.map((key) => `${start}.${key}`))
    if (isOther(name, said)) return []
    const own = owners.get(name) ?? name
    const found = /^(.*)-(in|out)-\d+$/.exec(own)
    const place = said ?? renamed.find(([rest]) => rest === own)?.[1] ?? map.under(start)[0]?.[1]
    // What has neither a destination nor a function's name may be anything.
    if (!place || (!said && !found)) return []
    if (!said)
      book.guess(place.place, `\`${name}\` names no destination: its topic is called as it is itself.`)
    const destination: Property = said ?? { key: name, place: place.place, value: () => name }
    const group = map.get(`${start}.group`)
    const owner = found?.[1] ?? (/^(?:input|output)$/.test(own) ? application : own)
    const has = (part: string) =>
      [start, `${KAFKA}.bindings.${name}`, `${STREAMS}.bindings.${name}`].some((prefix) =>
        map.has(`${prefix}.${part}`),
      )
    const isRead = found?.[2] === 'in' || own === 'input' || group !== undefined || has('consumer')
    const isWritten = found?.[2] === 'out' || own === 'output' || has('producer')
    const isStreams =
      map.has(`${STREAMS}.bindings.${name}`) ||
      map.has(`${STREAMS}.binder.functions.${owner}`) ||
      (isRead && map.has(`${STREAMS}.binder`) && !group && !map.has(`${KAFKA}.bindings.${name}`))
    const pattern = map.get(
      `${KAFKA}.bindings.${name}.consumer.destination-is-pattern`,
      `${STREAMS}.bindings.${name}.consumer.destination-is-pattern`,
    )
    const topics = destination
      .value()
      .split(',')
      .map((topic) => topic.trim())
      .filter((topic) => topic !== '')
    if (pattern?.value() === 'true')
      book.lose(
        destination.place,
        `\`${owner}\` reads the topics that match \`${destination.value().slice(0, 200)}\`: which those are is not known.`,
      )
    return [
      {
        name,
        owner,
        isStreams,
        joint: isRead ? 'reads' : isWritten ? 'writes' : undefined,
        destination,
        topics: pattern?.value() === 'true' ? [] : topics,
        group,
      },
    ]
  })
}

function join(
  binding: Binding,
  application: Application,
  isStreams: boolean,
  map: PropertyMap,
  book: FactBook,
): void {
  const { name, joint, destination, group, topics } = binding
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
  if (group) sayGroup(application, group.value(), group.place)
  else if (!isStreams) {
    book.guess(
      destination.place,
      `\`${binding.owner}\` names no \`group\`: it reads as an anonymous group, from the end, and misses what comes while it is down.`,
    )
    application.say('config.auto.offset.reset', 'latest', destination.place, 'guessed')
  }
  const offset = map.get(`${KAFKA}.bindings.${name}.consumer.start-offset`)
  if (offset && group) application.say('config.auto.offset.reset', offset.value().toLowerCase(), offset.place)
  const attempts = map.get(`${start}.consumer.max-attempts`)
  const tries = Number(attempts?.value())
  if (attempts && tries > 1) {
    application.say('retries.attempts', tries - 1, attempts.place)
    const [wait, times] = [
      map.get(`${start}.consumer.back-off-initial-interval`),
      map.get(`${start}.consumer.back-off-multiplier`),
    ]
    if (wait) application.say('retries.backOffMs', wait.value(), wait.place)
    if (times) application.say('retries.backOffMultiplier', times.value(), times.place)
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
  for (const [key, property] of map.under(prefix)) sayUnless(application, `${of}.${key}`, property)
}

/** Settings that say how a client reaches the brokers, and as whom. */
const OF_REACHING = /^(?:security|sasl|ssl)\./

/** What is set for all bindings of the binder, by Spring Cloud Stream and by Spring Boot. */
function binderSettings(map: PropertyMap, bindings: readonly Binding[], users: Users, book: FactBook): void {
  const transaction = map.get(`${KAFKA}.binder.transaction.transaction-id-prefix`)
  if (transaction)
    book.guess(
      transaction.place,
      `A transactional id that begins with \`${transaction.value()}\` means exactly once for all that is written.`,
    )
  for (const [application, { isReader, isWriter, isStreams }] of users) {
    if (isWriter && !isStreams) {
      clientSettings(
        map,
        `${KAFKA}.binder.transaction.producer.configuration`,
        application,
        'producer.config',
      )
      clientSettings(map, `${KAFKA}.binder.producer-properties`, application, 'producer.config')
      readProducer(map, application)
      if (transaction) application.say('delivery', 'exactly-once', transaction.place, 'guessed')
    }
    if (isReader && !isStreams) {
      clientSettings(map, `${KAFKA}.binder.consumer-properties`, application, 'config')
      readConsumer(map, application)
    }
    for (const [key, property] of isStreams ? [] : map.under(`${KAFKA}.binder.configuration`)) {
      const value = property.value()
      if (OF_REACHING.test(key)) continue
      if (isReader) application.say(`config.${key}`, value, property.place)
      if (isWriter) application.say(`producer.config.${key}`, value, property.place)
    }
    if (!isStreams) continue
    sayStreams(application, map.under(`${STREAMS}.binder.configuration`))
  }
  for (const [rest, property] of map.under(`${STREAMS}.bindings`)) if (/serde$/i.test(rest)) property.value()
  const factor = map.get(`${KAFKA}.binder.replication-factor`, `${STREAMS}.binder.replication-factor`)
  const partitions = map.get(`${KAFKA}.binder.min-partition-count`)
  for (const name of bindings.flatMap(({ topics }) => topics)) {
    const topic = book.topics.get(name)
    if (factor) topic?.say('replicationFactor', factor.value(), factor.place, 'guessed')
    if (partitions) topic?.say('partitions', partitions.value(), partitions.place, 'guessed')
  }
}
