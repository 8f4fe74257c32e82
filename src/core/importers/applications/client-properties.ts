import type { FactBook } from '../facts/fact-book'
import type { Source } from '../source'
import { becomeStreamsApp, sayStreams } from './note-streams'
import type { PropertyMap } from './property-map'
import { joinSaid, type SaidTopic } from './said-topics'
import { nameOfGroup, sayGroup } from './say-group'

/** Keys by which a properties file is told to be a broker's, a consumer's, a producer's or Streams'. */
const OF_BROKER = [
  'process.roles',
  'node.id',
  'broker.id',
  'log.dirs',
  'zookeeper.connect',
  'num.network.threads',
]
const OF_PRODUCER = [
  'key.serializer',
  'value.serializer',
  'acks',
  'transactional.id',
  'enable.idempotence',
  'linger.ms',
  'batch.size',
]
const OF_CONSUMER = [
  'group.id',
  'key.deserializer',
  'value.deserializer',
  'auto.offset.reset',
  'enable.auto.commit',
  'max.poll.records',
]
const OF_ONE_BROKER =
  /^(?:broker\.id|node\.id|broker\.rack|process\.roles|listeners|advertised\.|listener\.|controller\.|inter\.broker|zookeeper\.|log\.dirs?$|metadata\.log)/

const baseName = (file: string): string =>
  (file.split(/[\\/]/).at(-1) ?? file).replace(/\.[A-Za-z]{1,12}$/, '')

/** A properties file of one client, or of a broker, in Kafka's own names. */
export function readClientProperties(
  map: PropertyMap,
  said: readonly SaidTopic[],
  { name: file }: Source,
  book: FactBook,
): void {
  const has = (keys: readonly string[]) => keys.some((key) => map.get(key) !== undefined)
  const isBroker = has(OF_BROKER)
  const id = map.get('application.id')
  const group = map.get('group.id')
  if (!isBroker && !id && !has(OF_PRODUCER) && !has(OF_CONSUMER) && said.length === 0) return
  const all = map.all()
  if (isBroker) {
    for (const property of all) {
      const value = property.value()
      if (!OF_ONE_BROKER.test(property.key)) book.cluster.say(`config.${property.key}`, value, property.place)
    }
    return
  }
  const isReader =
    group !== undefined || id !== undefined || has(OF_CONSUMER) || said.some(({ joint }) => joint === 'reads')
  const place = (group ?? id)?.place ?? all[0]?.place
  const called = nameOfGroup((id ?? group)?.value() ?? '') ?? baseName(file)
  const application = place && book.application(called, place)
  if (!application) return
  if (isReader) {
    application.isGroup = true
    sayGroup(application, (group ?? id)?.value(), place)
  }
  if (id !== undefined) {
    // A file of Streams is told by its application id, which no other client has.
    sayStreams(
      application,
      all.map((property) => [property.key, property]),
    )
    joinSaid(application, said, book)
    becomeStreamsApp(application, id.place, book)
    if (said.length === 0)
      book.lose(id.place, `What the Streams application \`${called}\` reads and writes stands in its code.`)
    return
  }
  for (const property of all) {
    const value = property.value()
    if (/^(?:bootstrap\.servers|group\.id|application\.id|client\.id)$/.test(property.key)) continue
    application.say(`${isReader ? 'config' : 'producer.config'}.${property.key}`, value, property.place)
  }
  joinSaid(application, said, book)
  if (said.length === 0)
    book.lose(place, `What \`${called}\` ${isReader ? 'reads' : 'writes'} stands in its code.`)
}
