import { Draft } from '../facts/draft'
import type { Application, FactBook } from '../facts/fact-book'
import { noteStreamsApp } from '../facts/note-streams-app'
import type { PropertyMap } from './property-map'
import { joinSaid, type SaidTopic } from './said-topics'
import { nameOfGroup, sayGroup } from './say-group'

const MESSAGING = 'mp.messaging'

/** Attributes of SmallRye's connector that are its own, and no setting of a client. */
const OF_SMALLRYE =
  /^(?:connector|topics?|pattern|value\.(?:de)?serializer|key\.(?:de)?serializer|failure-strategy|commit-strategy|dead-letter-queue|delayed-retry-topic|group\.id|enabled|health|partitions|throttled|broadcast|merge|tracing|cloud-events|waitForWriteCompletion|max-inflight-messages|batch|key$|partition$|bootstrap\.servers|client-id)/

/** Quarkus: the channels of SmallRye, and Kafka Streams. */
export function readQuarkus(map: PropertyMap, said: readonly SaidTopic[], book: FactBook): void {
  const name = map.get('quarkus.application.name')
  // One file is of one application: a group that all its channels share is its name where none is said.
  const groups = new Set(
    map
      .under(`${MESSAGING}.incoming`)
      .flatMap(([rest, property]) => (/\.group\.id$/.test(rest) ? [property.value()] : [])),
  )
  const [only] = groups
  const group = groups.size === 1 ? only : undefined
  for (const [direction, joint] of [
    ['incoming', 'reads'],
    ['outgoing', 'writes'],
  ] as const) {
    const channels = new Set(map.under(`${MESSAGING}.${direction}`).map(([rest]) => channelOf(rest)))
    for (const channel of channels)
      readChannel(map, `${MESSAGING}.${direction}.${channel}`, channel, joint, name?.value(), group, book)
  }
  const [first] = said
  if (name && first) joinSaid(book.application(name.value(), name.place), said, book)
  map.ignore('kafka.bootstrap.servers', `${MESSAGING}.connector`)
  const id = map.get('quarkus.kafka-streams.application-id')
  const topics = map.get('quarkus.kafka-streams.topics')
  if (!id && !topics) return
  const place = id?.place ?? topics?.place
  if (!place) return
  const called = name?.value() ?? id?.value() ?? 'streams'
  for (const topic of topics?.value().split(',') ?? []) book.topic(topic.trim(), topics?.place ?? place)
  if (topics)
    book.lose(
      topics.place,
      `Which of these topics \`${called}\` reads, and which it writes, stands in its code.`,
    )
  map.ignore('quarkus.kafka-streams.bootstrap-servers', 'quarkus.kafka-streams.application-server')
  const draft = new Draft('application', called, book)
  for (const [key, property] of map.under('kafka-streams'))
    draft.say(`config.${key}`, property.value(), property.place)
  const config = Object.fromEntries(
    [...draft.claims].flatMap(([field, [claim]]) =>
      claim ? [[field.slice('config.'.length), claim.value]] : [],
    ),
  )
  noteStreamsApp(book, { name: called, applicationId: id?.value(), config, place })
}

/** A channel whose name has points is in quotes. */
const channelOf = (rest: string): string => /^"([^"]+)"/.exec(rest)?.[0] ?? rest.split('.')[0] ?? ''

function readChannel(
  map: PropertyMap,
  start: string,
  channel: string,
  joint: 'reads' | 'writes',
  name: string | undefined,
  ofFile: string | undefined,
  book: FactBook,
): void {
  const connector = map.get(`${start}.connector`)
  const settings = map.under(start)
  const foreign = settings.find(
    ([key, property]) =>
      /^(?:address|queue|exchange)(?:\.|$)|^(?:service-url|virtual-host|sqs)/.test(key) ||
      (key === 'topic' && property.value().includes('://')),
  )
  const other =
    connector && !/kafka/.test(connector.value()) ? connector : connector ? undefined : foreign?.[1]
  if (other) {
    map.ignore(start)
    const of = other === connector ? `of \`${other.value()}\`` : 'of another broker'
    book.lose(other.place, `The channel \`${channel}\` is ${of}, not of Kafka.`)
    return
  }
  const place = settings[0]?.[1].place
  if (!place) return
  const group = map.get(`${start}.group.id`)
  const application = book.application(
    name ?? (group && nameOfGroup(group.value())) ?? ofFile ?? channel,
    place,
  )
  if (!application) return
  application.isOneProgram = true
  const topic = map.get(`${start}.topics`, `${start}.topic`)
  const pattern = map.get(`${start}.pattern`)
  if (pattern?.value() === 'true')
    book.lose(
      pattern.place,
      `\`${channel}\` reads the topics that match \`${topic?.value() ?? channel}\`: which those are is not known.`,
    )
  else
    for (const one of (topic?.value() ?? channel).split(','))
      book.join(application, joint, one.trim(), topic?.place ?? place)
  if (!topic) book.guess(place, `The channel \`${channel}\` names no topic: its own name is taken.`)
  if (joint === 'reads') {
    application.isGroup = true
    if (group) sayGroup(application, group.value(), group.place)
    letters(map, start, channel, application, book)
  }
  for (const [key, property] of settings) {
    if (OF_SMALLRYE.test(key)) property.value()
    else
      application.say(
        `${joint === 'reads' ? 'config' : 'producer.config'}.${key}`,
        property.value(),
        property.place,
      )
  }
}

function letters(
  map: PropertyMap,
  start: string,
  channel: string,
  application: Application,
  book: FactBook,
): void {
  const retries = map.get(`${start}.delayed-retry-topic.topics`)
  for (const topic of retries?.value().split(',') ?? [])
    book.join(application, 'retries', topic.trim(), retries?.place ?? { file: '' })
  const strategy = map.get(`${start}.failure-strategy`)
  const named = map.get(`${start}.dead-letter-queue.topic`)
  if (strategy?.value() !== 'dead-letter-queue' && !named) return
  const place = named?.place ?? strategy?.place
  if (!place) return
  const topic = named?.value() ?? `dead-letter-topic-${channel}`
  book.join(application, 'deadLetters', topic, place, named ? 'stated' : 'guessed')
  if (!named) book.guess(place, `The dead letter topic is not named: SmallRye calls it \`${topic}\`.`)
}
