/**
 * The clients inside a Streams application: a consumer of what its chains read, and a producer of what they write.
 * Whatever looks at a topic's readers and writers looks at them as at any other.
 */
import { cachedPer } from '../shared/cached-per'
import { DEFAULT_INSTANCES } from './defaults'
import type { Config, ConfigValue, ConsumerGroup, Producer, StreamsApp } from './design'
import { streamsApp } from './kinds/streams-app'

const [READS, WRITES] = streamsApp.ports

/** The settings of a client: those with its prefix over those without any. */
function clientConfig(config: Config, prefixes: readonly string[], defaults: Config): Config {
  const own: Record<string, ConfigValue> = { ...defaults }
  for (const key in config)
    if (!/^(main\.|global\.|restore\.)?(consumer|producer|admin|topic)\./.test(key))
      own[key] = config[key] ?? null
  for (const prefix of prefixes)
    for (const key in config) if (key.startsWith(prefix)) own[key.slice(prefix.length)] = config[key] ?? null
  return own
}

const NOTHING: Config = {}

/** What Streams sets for its producers. @see StreamsConfig.PRODUCER_DEFAULT_OVERRIDES, PRODUCER_EOS_OVERRIDES */
const USUAL: Config = { 'linger.ms': 100 }
const EXACTLY_ONCE: Config = { ...USUAL, 'transaction.timeout.ms': 10_000 }

/** Whether offsets, state and output are committed in one transaction. */
export const isExactlyOnce = ({ config }: Pick<StreamsApp, 'config'>): boolean =>
  config?.['processing.guarantee'] === 'exactly_once_v2'

/** The threads of all instances of an application. */
export const threadsOf = ({ instances = DEFAULT_INSTANCES, config }: StreamsApp): number => {
  const threads = Number(config?.['num.stream.threads'] ?? 1)
  return instances * Math.max(1, Number.isFinite(threads) ? threads : 1)
}

/**
 * Returns the producers of an application as one, with an instance for each thread; undefined where it writes nothing.
 *
 * @see StreamsConfig.getProducerConfigs
 */
export const producerInStreams = cachedPer((app: StreamsApp): Producer | undefined => {
  const topics = WRITES.topics(app)
  if (topics.length === 0) return undefined
  return {
    name: app.name,
    instances: threadsOf(app),
    ...(app.client && { client: app.client }),
    delivery: isExactlyOnce(app) ? 'exactly-once' : 'at-least-once',
    config: clientConfig(app.config ?? NOTHING, ['producer.'], isExactlyOnce(app) ? EXACTLY_ONCE : USUAL),
    produces: topics.map((topic) => ({ topic })),
  }
})

/**
 * Returns the consumers of an application as one group. How many there are is not said: tasks, not members, decide how
 * many partitions are of use.
 *
 * @see StreamsConfig.getMainConsumerConfigs
 */
export const consumerInStreams = cachedPer(
  (app: StreamsApp): ConsumerGroup => ({
    name: app.name,
    ...(app.client && { client: app.client }),
    commit: isExactlyOnce(app) ? 'transactional' : 'after-processing',
    ...(app.processingMsPerRecord !== undefined && { processingMsPerRecord: app.processingMsPerRecord }),
    consumes: READS.topics(app).map((topic) => ({ topic })),
    config: clientConfig(app.config ?? NOTHING, ['consumer.', 'main.consumer.'], {
      'auto.offset.reset': 'earliest',
      'max.poll.records': 1000,
    }),
  }),
)

/** The application with what was changed in the producer inside it, written as its own settings. */
export function withStreamsProducer(app: StreamsApp, before: Producer, after: Producer): StreamsApp {
  if (after === before) return app
  const config: Record<string, ConfigValue> = { ...app.config }
  const keys = new Set([...Object.keys(before.config ?? NOTHING), ...Object.keys(after.config ?? NOTHING)])
  for (const key of keys) {
    const value = after.config?.[key]
    if (value === before.config?.[key]) continue
    if (value === undefined) delete config[`producer.${key}`]
    else config[`producer.${key}`] = value
  }
  if (after.delivery !== before.delivery) {
    if (after.delivery === 'exactly-once') config['processing.guarantee'] = 'exactly_once_v2'
    else delete config['processing.guarantee']
  }
  const { config: _, ...rest } = app
  return Object.keys(config).length === 0 ? rest : { ...app, config }
}
