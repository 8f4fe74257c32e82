import { defaultValue } from './catalogue'
import type { KafkaVersion } from './versions'

type Config = Readonly<Record<string, string | number | boolean | null>>

/** Two settings of a broker of which the first must not be above the second, or with `isStrict` must be below it. */
interface Order {
  readonly low: string
  readonly high: string
  readonly isStrict?: boolean
}

/** What is in effect of two settings that are the wrong way round. */
export interface BrokerConflict extends Order {
  readonly lowValue: number
  readonly highValue: number
}

const GROUPS = ['consumer', 'share', 'streams'] as const
const LIMITED = ['session.timeout.ms', 'heartbeat.interval.ms', 'assignment.interval.ms'] as const

const ORDERS: readonly Order[] = [
  { low: 'replica.fetch.wait.max.ms', high: 'replica.socket.timeout.ms' },
  { low: 'replica.fetch.wait.max.ms', high: 'replica.lag.time.max.ms' },
  { low: 'socket.request.max.bytes', high: 'queued.max.request.bytes' },
  ...GROUPS.flatMap((group) => {
    const key = (name: string) => `group.${group}.${name}`
    return [
      ...LIMITED.flatMap((name) => [
        { low: key(`min.${name}`), high: key(`max.${name}`) },
        { low: key(`min.${name}`), high: key(name) },
        { low: key(name), high: key(`max.${name}`) },
      ]),
      { low: key('heartbeat.interval.ms'), high: key('session.timeout.ms'), isStrict: true },
    ]
  }),
  { low: 'group.share.min.record.lock.duration.ms', high: 'group.share.record.lock.duration.ms' },
  { low: 'group.share.record.lock.duration.ms', high: 'group.share.max.record.lock.duration.ms' },
]

/** Defaults of settings that the catalogue leaves out; the queue is without a limit. */
const DEFAULT_LEFT_OUT: Readonly<Record<string, number>> = { 'queued.max.request.bytes': -1 }

const NONE: readonly BrokerConflict[] = []

/**
 * The settings of a broker that contradict each other, so that it does not start. Only pairs of which the cluster
 * writes one are looked at; what it leaves out has the release's default. A limit that is switched off by a
 * negative value limits nothing.
 *
 * @see KafkaConfig.validateValues, GroupCoordinatorConfig, ShareGroupConfig
 */
export function brokerConflicts(config: Config, version: KafkaVersion): readonly BrokerConflict[] {
  let conflicts: BrokerConflict[] | undefined
  for (const order of ORDERS) {
    if (!Object.hasOwn(config, order.low) && !Object.hasOwn(config, order.high)) continue
    const lowValue = settingOf(config, order.low, version)
    const highValue = settingOf(config, order.high, version)
    if (lowValue === undefined || highValue === undefined) continue
    if (highValue < 0 || (order.isStrict ? lowValue < highValue : lowValue <= highValue)) continue
    conflicts ??= []
    conflicts.push({ ...order, lowValue, highValue })
  }
  return conflicts ?? NONE
}

function settingOf(config: Config, key: string, version: KafkaVersion): number | undefined {
  const kafkas = DEFAULT_LEFT_OUT[key] ?? defaultValue('broker', key, version)
  if (kafkas === undefined) return undefined
  const written = Object.hasOwn(config, key) ? config[key] : undefined
  const value = Number(written ?? kafkas ?? Number.NaN)
  return Number.isFinite(value) ? value : undefined
}
