/** Settings of clients that were made for a test, or meant in other units, and do harm beside real traffic. */
import type { ConfigValue } from '../model/design'
import type { Settings } from '../settings/settings'
import { formatBytes, formatCount, formatDuration } from '../shared/format'
import { HOUR_MS, MIB, SECOND_MS } from '../shared/units'
import type { Severity } from './finding'

export interface Harmful {
  readonly key: string
  /** What the number is, or of a setting that is none, not a number: that one asks the settings. */
  isHarmful(value: number, settings: Settings): boolean
  /** What becomes of it, after the setting and its value. */
  says(value: number): string
  /** What to set instead; taken away where it is not given. */
  readonly instead?: ConfigValue
  readonly severity?: Severity
}

const STALE: Harmful = {
  key: 'metadata.max.age.ms',
  isHarmful: (value) => value > HOUR_MS,
  says: (value) => `new partitions, and topics of a pattern, are seen after up to ${formatDuration(value)}`,
  severity: 'info',
}
const STORM: Harmful = {
  key: 'reconnect.backoff.ms',
  isHarmful: (value, settings) => value === 0 && settings.number('reconnect.backoff.max.ms') === 0,
  says: () => 'while a broker is down it is asked again without a pause',
}
const DROPS: Harmful = {
  key: 'connections.max.idle.ms',
  isHarmful: (value) => value >= 0 && value < 10 * SECOND_MS,
  says: (value) =>
    `whoever is quiet for ${formatDuration(value)} closes its connections, and opens them anew`,
}
const HERE_ONLY: Harmful = {
  key: 'bootstrap.servers',
  isHarmful: (_, settings) => /(^|,)\s*(localhost|127\.0\.0\.1):/i.test(settings.text('bootstrap.servers')),
  says: () => 'only an application on the machine of a broker finds the cluster there',
  severity: 'info',
}
const BUFFERS: readonly Harmful[] = ['send.buffer.bytes', 'receive.buffer.bytes'].map((key) => ({
  key,
  isHarmful: (value) => value >= 0 && value < 4_096,
  says: (value) =>
    `each connection carries ${formatCount(value)} bytes at a time, and waits for the network in between`,
}))

/** @see KafkaProducer: RecordAccumulator, Sender, Metadata */
export const OF_PRODUCERS: readonly Harmful[] = [
  {
    key: 'linger.ms',
    isHarmful: (value) => value > 5 * SECOND_MS,
    says: (value) =>
      `a record waits up to ${formatDuration(value)} for others before it is sent, and is gone when its producer is`,
    instead: 100,
  },
  {
    key: 'retry.backoff.ms',
    isHarmful: (value) => value === 0,
    says: () => 'a batch that fails is sent again without a pause, by all producers at once',
  },
  STALE,
  STORM,
  DROPS,
  HERE_ONLY,
  ...BUFFERS,
]

/** @see KafkaConsumer: Fetcher, ConsumerCoordinator */
export const OF_GROUPS: readonly Harmful[] = [
  {
    key: 'max.poll.interval.ms',
    isHarmful: (value) => value < 10 * SECOND_MS,
    says: (value) =>
      `a member that pauses for ${formatDuration(value)}, as at a garbage collection or a slow call, leaves the group`,
  },
  {
    key: 'session.timeout.ms',
    isHarmful: (value, settings) =>
      value < 9 * SECOND_MS && value >= 6 * SECOND_MS && settings.text('group.protocol') !== 'consumer',
    says: (value) => `a member that pauses for ${formatDuration(value)} leaves the group`,
    severity: 'info',
  },
  {
    key: 'fetch.max.bytes',
    isHarmful: (value) => value > 512 * MIB,
    says: (value) =>
      `one answer to a member that is behind may hold ${formatBytes(value)}, which has to fit its memory`,
  },
  {
    key: 'fetch.max.wait.ms',
    isHarmful: (value, settings) => value > 5 * SECOND_MS && settings.number('fetch.min.bytes') > 1,
    says: (value) =>
      `a record waits up to ${formatDuration(value)} at its broker until enough of them are there for an answer`,
    instead: 500,
    severity: 'info',
  },
  {
    key: 'heartbeat.interval.ms',
    isHarmful: (value, settings) => value < 200 && settings.text('group.protocol') !== 'consumer',
    says: (value) =>
      `every member asks its coordinator ${formatCount(Math.round(SECOND_MS / Math.max(1, value)))} times a second whether it is still there; three seconds are the default`,
  },
  {
    key: 'default.api.timeout.ms',
    isHarmful: (value) => value < SECOND_MS,
    says: (value) =>
      `a commit that a broker does not answer within ${formatDuration(value)} fails, as at any restart`,
  },
  {
    key: 'check.crcs',
    isHarmful: (_, settings) => settings.text('check.crcs').toLowerCase() === 'false',
    says: () => 'a record that was damaged on its way is processed like any other',
    severity: 'info',
  },
  STALE,
  STORM,
  DROPS,
  HERE_ONLY,
  ...BUFFERS,
]

interface Harm {
  readonly harm: Harmful
  readonly value: number
}

const NONE: readonly Harm[] = []

/** Returns those of a client's settings that do harm, as they are stated; an empty list costs nothing where none is. */
export function harmfulOf(
  table: readonly Harmful[],
  config: Readonly<Record<string, ConfigValue>> | undefined,
  settings: Settings,
): readonly Harm[] {
  if (config === undefined) return NONE
  let found: Harm[] | undefined
  for (const harm of table) {
    if (!Object.hasOwn(config, harm.key)) continue
    const value = settings.number(harm.key)
    if (!harm.isHarmful(value, settings)) continue
    found ??= []
    found.push({ harm, value })
  }
  return found ?? NONE
}
