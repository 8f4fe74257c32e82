import { configLife } from '../../kafka/catalogue'
import type { Application, FactBook } from '../facts/fact-book'
import { becomeStreamsApp, sayStreams } from './note-streams'
import type { Property, PropertyMap } from './property-map'
import { joinSaid, type SaidTopic, topicsInProperties } from './said-topics'
import { nameOfGroup, sayGroup } from './say-group'
import { bytesText, millisText } from './spring-values'

type Reading = (text: string) => string

const same: Reading = (text) => text
const lower: Reading = (text) => text.toLowerCase().replaceAll('-', '_')

/** Spring Boot's own names for settings of clients, with Kafka's. */
const CONSUMER: Readonly<Record<string, readonly [key: string, read: Reading]>> = {
  'auto-offset-reset': ['auto.offset.reset', same],
  'enable-auto-commit': ['enable.auto.commit', same],
  'auto-commit-interval': ['auto.commit.interval.ms', millisText],
  'isolation-level': ['isolation.level', lower],
  'max-poll-records': ['max.poll.records', same],
  'max-poll-interval': ['max.poll.interval.ms', millisText],
  'heartbeat-interval': ['heartbeat.interval.ms', millisText],
  'fetch-min-size': ['fetch.min.bytes', bytesText],
  'fetch-max-wait': ['fetch.max.wait.ms', millisText],
}

const PRODUCER: Readonly<Record<string, readonly [key: string, read: Reading]>> = {
  acks: ['acks', same],
  retries: ['retries', same],
  'batch-size': ['batch.size', bytesText],
  'buffer-memory': ['buffer.memory', bytesText],
  'compression-type': ['compression.type', same],
}

/** What is read, and how, under `spring.kafka`. */
export function readSpringKafka(map: PropertyMap, inComments: readonly SaidTopic[], book: FactBook): void {
  map.ignore(
    'spring.kafka.bootstrap-servers',
    'spring.kafka.client-id',
    'spring.kafka.ssl',
    'spring.kafka.security',
    'spring.kafka.jaas',
  )
  map.ignore(
    'spring.kafka.consumer.bootstrap-servers',
    'spring.kafka.producer.bootstrap-servers',
    'spring.kafka.consumer.client-id',
    'spring.kafka.producer.client-id',
  )
  tellTopics(map, book)
  const name = map.get('spring.application.name')
  // Where Spring Cloud Stream reads and writes, these settings are of its bindings.
  if (map.has('spring.cloud.stream.bindings') || map.has('spring.cloud.stream.function.bindings')) return
  const said = map.has('spring') ? [...topicsInProperties(map), ...inComments] : []
  const isStreams = springStreamsApp(map, said, book)
  const group = map.get('spring.kafka.consumer.group-id', 'spring.kafka.properties.group.id')
  if (group) {
    const application = book.application(
      name?.value() ?? nameOfGroup(group.value()) ?? 'application',
      group.place,
    )
    if (application) {
      application.isGroup = true
      // One file of settings is one program.
      application.isOneProgram = true
      sayGroup(application, group.value(), group.place)
      readConsumer(map, application)
    }
  }
  const topic = map.get('spring.kafka.template.default-topic')
  if (topic || map.has('spring.kafka.producer')) {
    const place = topic?.place ?? map.under('spring.kafka.producer')[0]?.[1].place
    const application =
      place &&
      book.application(name?.value() ?? (group && nameOfGroup(group.value())) ?? 'application', place)
    if (application) readProducer(map, application)
    if (topic) book.join(application, 'writes', topic.value(), topic.place)
  }
  const [first] = said
  if (first && !isStreams)
    joinSaid(
      book.application(
        name?.value() ?? (group && nameOfGroup(group.value())) ?? 'application',
        (name ?? first).place,
      ),
      said,
      book,
    )
}

/** Draws the Streams application of Spring Boot, and returns whether there is one. */
function springStreamsApp(map: PropertyMap, said: readonly SaidTopic[], book: FactBook): boolean {
  const start = 'spring.kafka.streams'
  const properties = map.under(`${start}.properties`)
  const id = map.get(`${start}.application-id`) ?? properties.find(([key]) => key === 'application.id')?.[1]
  const [first] = map.under(start)
  const named = id ?? (first && map.get('spring.application.name'))
  if (!named || !first) return false
  const application = book.application(named.value(), id?.place ?? first[1].place)
  if (!application) return false
  map.ignore(
    `${start}.bootstrap-servers`,
    `${start}.ssl`,
    `${start}.security`,
    `${start}.client-id`,
    `${start}.auto-startup`,
    `${start}.cleanup`,
  )
  sayStreams(application, properties)
  const [factor, cache, folder] = [
    map.get(`${start}.replication-factor`),
    map.get(`${start}.state-store-cache-max-size`, `${start}.cache-max-size-buffering`),
    map.get(`${start}.state-dir`),
  ]
  if (factor) application.say('config.replication.factor', factor.value(), factor.place)
  if (cache) application.say('config.statestore.cache.max.bytes', bytesText(cache.value()), cache.place)
  if (folder) application.say('config.state.dir', folder.value(), folder.place)
  joinSaid(application, said, book)
  if (said.length === 0)
    book.lose(
      first[1].place,
      `What the Streams application \`${named.value()}\` reads and writes stands in its code.`,
    )
  becomeStreamsApp(application, first[1].place, book)
  return true
}

/** Says a setting that holds where nothing nearer to the client says another. */
export function sayUnless(
  application: Application,
  field: `config.${string}` | `producer.config.${string}`,
  property: Property,
  read: Reading = same,
): void {
  const value = read(property.value())
  if (!application.claims.has(field)) application.say(field, value, property.place)
}

/** What is set for every client and is a setting of this kind; how brokers are reached is no part of a design. */
const ofEveryClient = (map: PropertyMap, kind: 'consumer' | 'producer'): readonly [string, Property][] =>
  map
    .under('spring.kafka.properties')
    .filter(
      ([key]) =>
        configLife(kind, key) !== undefined &&
        !/^(?:bootstrap\.servers|client\.id|group\.id|security\.|sasl\.|ssl\.)/.test(key),
    )

/** Says of an application how it reads, by what is set under `spring.kafka`. */
export function readConsumer(map: PropertyMap, application: Application): void {
  for (const [own, [key, read]] of Object.entries(CONSUMER)) {
    const property = map.get(`spring.kafka.consumer.${own}`)
    if (property) sayUnless(application, `config.${key}`, property, read)
  }
  for (const [key, property] of map.under('spring.kafka.consumer.properties'))
    sayUnless(application, `config.${key}`, property)
  for (const [key, property] of ofEveryClient(map, 'consumer'))
    sayUnless(application, `config.${key}`, property)
  const concurrency = map.get('spring.kafka.listener.concurrency')
  if (concurrency) application.say('threadsPerMember', concurrency.value(), concurrency.place)
  const auto = map.get('spring.kafka.consumer.enable-auto-commit')
  // Spring Kafka commits by itself after the listener returns, unless the client is told to.
  if (auto)
    application.say('commit', auto.value() === 'true' ? 'auto' : 'after-processing', auto.place, 'guessed')
  const mode = map.get('spring.kafka.listener.ack-mode')
  // Every mode commits what was processed; they differ in how often.
  if (
    mode &&
    !auto &&
    /^(?:record|batch|time|count|count[_-]time|manual|manual[_-]immediate)$/i.test(mode.value())
  )
    application.say('commit', 'after-processing', mode.place, 'guessed')
}

/** Says of an application how it writes, by what is set under `spring.kafka`. */
export function readProducer(map: PropertyMap, application: Application): void {
  for (const [own, [key, read]] of Object.entries(PRODUCER)) {
    const property = map.get(`spring.kafka.producer.${own}`)
    if (property) sayUnless(application, `producer.config.${key}`, property, read)
  }
  for (const [key, property] of map.under('spring.kafka.producer.properties'))
    sayUnless(application, `producer.config.${key}`, property)
  for (const [key, property] of ofEveryClient(map, 'producer'))
    sayUnless(application, `producer.config.${key}`, property)
  const transactional = map.get('spring.kafka.producer.transaction-id-prefix')
  if (transactional) application.say('delivery', 'exactly-once', transactional.place, 'guessed')
  if (transactional) transactional.value()
}

const LEGAL = /^[a-zA-Z0-9._-]{1,249}$/

/** Properties of an application's own that seem to name topics: which way records go is in its code. */
function tellTopics(map: PropertyMap, book: FactBook): void {
  for (const key of [
    'kafka',
    'app',
    'application',
    'topic',
    'topics',
    'spring.kafka.topic',
    'spring.kafka.topics',
  ]) {
    for (const [rest, property] of map.under(key)) {
      if (!/topic/i.test(`${key}.${rest}`) || /^(?:consumers|producers|streams)\b/.test(rest)) continue
      const value = property.value()
      if (LEGAL.test(value) && !/^(?:true|false|\d+)$/.test(value)) {
        book.lose(
          property.place,
          `\`${property.key}\` seems to name the topic \`${value}\`: who reads and writes it stands in the code.`,
        )
      }
    }
  }
}
