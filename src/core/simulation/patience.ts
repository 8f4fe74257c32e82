/** How long, and how much, producers hold of what is not acknowledged, by what their client library does. */
import { type ClientFamily, libraryOf } from '../kafka/client-libraries'
import type { Producer } from '../model/design'
import type { Settings } from '../settings/settings'
import { KIB } from '../shared/units'

export interface Patience {
  readonly waitsForAll: boolean
  readonly losesUnreplicated: boolean
  /** How long a record waits in a buffer until it is given up. */
  readonly holdsSeconds: number
  /** How many records the buffers of all its instances hold. */
  readonly holdsRecords: number
  /** For how long a call waits for room in a full buffer before it fails. */
  readonly blocksSeconds: number
  /** What its library says when there is no room. */
  readonly family: ClientFamily
}

/** Kafka's defaults of a producer. @see ProducerConfig */
const USUAL_BUFFER_BYTES = 33_554_432
const USUAL = {
  waitsForAll: true,
  losesUnreplicated: false,
  holdsSeconds: 120,
  blocksSeconds: 60,
  family: 'java',
} as const

/** Returns the patience of one producer that waits for all, with Kafka's defaults. */
export const usualPatience = (recordBytes: number): Patience => ({
  ...USUAL,
  holdsRecords: USUAL_BUFFER_BYTES / recordBytes,
})

/** @see CONFIGURATION.md of librdkafka, queue.buffering.max.messages and queue.buffering.max.kbytes */
const QUEUE_RECORDS = 100_000
const QUEUE_KIB = 1_048_576
/** Records that franz-go buffers. @see kgo.MaxBufferedRecords */
const FRANZ_BUFFER_RECORDS = 10_000
const MOST_RETRIES = 1000

/**
 * Returns how long, and how much, the producers of a writer hold: `buffer.memory` of Java, and then `max.block.ms` in
 * the call; the queue of librdkafka, whose call fails at once when it is full; what franz-go buffers, whose call waits
 * for room as long as it takes. Of the others no limit of a buffer is known: their calls wait until they have tried
 * as often as they may.
 *
 * @see KafkaProducer.doSend, BufferPool.allocate
 */
export function patienceOf(
  settings: Settings,
  producer: Producer,
  instances: number,
  recordBytes: number,
): Patience {
  const acks = settings.text('acks')
  const waitsForAll = acks === 'all' || acks === '-1'
  const { family } = libraryOf(producer.client)
  const base = { waitsForAll, losesUnreplicated: !waitsForAll, holdsSeconds: triesSeconds(settings), family }
  switch (family) {
    case 'java':
      return {
        ...base,
        holdsRecords: (settings.number('buffer.memory') * instances) / recordBytes,
        blocksSeconds: Math.max(0, settings.number('max.block.ms')) / 1000,
      }
    case 'librdkafka': {
      const [records, kib] = [
        limitOf(producer, 'queue.buffering.max.messages', QUEUE_RECORDS),
        limitOf(producer, 'queue.buffering.max.kbytes', QUEUE_KIB),
      ]
      return {
        ...base,
        holdsRecords: instances * Math.min(records, (kib * KIB) / recordBytes),
        blocksSeconds: 0,
      }
    }
    case 'franz-go':
      return { ...base, holdsRecords: instances * FRANZ_BUFFER_RECORDS, blocksSeconds: base.holdsSeconds }
    default:
      return { ...base, holdsRecords: Number.POSITIVE_INFINITY, blocksSeconds: 0 }
  }
}

function limitOf({ config }: Producer, key: string, usual: number): number {
  const stated = Number(config?.[key] ?? usual)
  // Zero lifts the limit.
  return stated > 0 ? stated : Number.POSITIVE_INFINITY
}

/** How long a producer tries: until its delivery timeout, or where it tries only so often for as long as that takes. */
function triesSeconds(settings: Settings): number {
  const timeout = settings.number('delivery.timeout.ms') / 1000
  const retries = settings.number('retries')
  if (retries > MOST_RETRIES) return timeout
  const [first, longest] = [settings.number('retry.backoff.ms'), settings.number('retry.backoff.max.ms')]
  let sum = 0
  for (let at = 0; at < retries; at += 1) sum += Math.min(first * 2 ** Math.min(at, 30), Math.max(0, longest))
  return Math.min(timeout, Math.max(sum, first) / 1000)
}
