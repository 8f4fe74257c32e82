import { versionOfClient } from '../kafka/client-defaults'
import { isJavaClient, libraryOf } from '../kafka/client-libraries'
import { producerRefusal } from '../kafka/client-refusals'
import { explainRejection, validateConfig } from '../kafka/validate-config'
import type { Config } from '../model/design'
import { parseNodeId } from '../model/node-id'
import { producerIntent } from '../settings/client-intent'
import type { TopicReader, WriterView } from '../views/views'
import { configProblems } from './config-problems'

type Started = Pick<WriterView, 'producer' | 'cluster' | 'settings'>

interface ProducerStart {
  /** Why Kafka's producer refuses to start, or null where it does not. */
  readonly refusal: string | null
  /** Whether the producer is idempotent once it has started. */
  readonly idempotent: boolean
}

const IDEMPOTENT: ProducerStart = { refusal: null, idempotent: true }
const NOT_IDEMPOTENT: ProducerStart = { refusal: null, idempotent: false }

/** What takes part in a contradiction; the rest is judged by itself, which is another finding. */
const JUDGED = [
  'acks',
  'delivery.timeout.ms',
  'enable.idempotence',
  'max.in.flight.requests.per.connection',
  'partitioner.class',
  'retries',
  'security.protocol',
  'transaction.two.phase.commit.enable',
  'transactional.id',
] as const

/**
 * Whether a producer starts with what the user wrote and what the guarantee implies, and what it silently changes.
 * Taken to start where a single value is wrong, which is a finding of its own.
 *
 * @see ProducerConfig.postProcessAndValidateIdempotenceConfigs, KafkaProducer.configureDeliveryTimeout
 */
export function producerStart(started: Started): ProducerStart {
  const before = known.get(started.settings)
  if (before !== undefined) return before
  const start = startOf(started)
  known.set(started.settings, start)
  return start
}

/** A producer's settings are cached for as long as it and the release are the same. */
const known = new WeakMap<WriterView['settings'], ProducerStart>()

function startOf({ producer, cluster, settings }: Started): ProducerStart {
  const asWritten = settings.flag('enable.idempotence') ? IDEMPOTENT : NOT_IDEMPOTENT
  const { config, client } = producer
  if (config === undefined) return asWritten
  if (!isJavaClient(client)) {
    const refused = producerRefusal(client, { ...producerIntent(producer), ...config })
    return refused === undefined ? asWritten : { refusal: refused.says, idempotent: false }
  }
  if (!JUDGED.some((key) => Object.hasOwn(config, key))) return asWritten
  const version = versionOfClient(client, cluster.kafkaVersion)
  if (configProblems('producer', config, version).some(({ isName }) => !isName)) return asWritten
  const all: Config = { ...libraryOf(client).handsOn, ...producerIntent(producer), ...config }
  const refusal = explainRejection('producer-constructor', all, version)
  if (refusal !== undefined) return { refusal, idempotent: false }
  const judged = validateConfig('producer', all, version)
  return judged.ok && judged.effective['enable.idempotence'] === 'true' ? IDEMPOTENT : NOT_IDEMPOTENT
}

/** Whether every replica in sync must have a record before the producer takes it as written. */
export function waitsForAll({ settings }: Pick<WriterView, 'settings'>): boolean {
  const acks = settings.text('acks')
  return acks === 'all' || acks === '-1'
}

/** Whether all that is written is for reports or logs, where a lost record costs next to nothing. */
export const isForReportsOnly = ({ writes }: WriterView): boolean =>
  writes.length > 0 &&
  writes.every(
    ({ topic: { readers, topic } }) =>
      readers.length > 0 && topic.external === undefined && readers.every(isForReports),
  )

const isForReports = ({ group: { purpose } }: TopicReader): boolean =>
  purpose !== undefined && purpose !== 'business'

/**
 * Whether all that is written is for reports or logs as far as anybody says it: a Streams application states no
 * purpose of its own.
 */
export const isForReportsAsStated = ({ writes }: WriterView): boolean =>
  writes.length > 0 &&
  writes.every(
    ({ topic: { readers, topic } }) =>
      topic.external === undefined &&
      readers.some(isForReports) &&
      readers.every((reader) => isForReports(reader) || parseNodeId(reader.id)?.kind === 'streamsApp'),
  )
