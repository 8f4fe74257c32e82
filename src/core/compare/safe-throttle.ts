import { DEFAULT_NETWORK_BYTES_PER_SECOND_PER_BROKER } from '../model/defaults'
import type { Design } from '../model/design'
import { formatBytes, formatDuration } from '../shared/format'
import { assumptionsOf } from '../sizing/assumptions'
import { profileOf } from '../sizing/profiles/providers'
import type { Sizing } from '../sizing/sizing'
import type { TopicView } from '../views/views'

/** A topic before and after, and which share of its partitions is moved. */
export interface Copied {
  readonly was: TopicView
  readonly view: TopicView
  readonly share: number
}

/** What replicas that are new take over the network, and how fast they may. */
export interface Copying {
  /** Copied between brokers; by what the design says is stored. */
  readonly bytes: number
  /** For `--throttle`, bytes a second on each broker; above what is written to the moving replicas meanwhile. */
  readonly throttle: number
  /** How long the copying takes at that throttle, seconds. */
  readonly seconds: number
  /** What decides the throttle. */
  readonly because: 'spare' | 'disks' | 'least' | 'writes'
  /** Bytes a second that the network of a broker has left at peak. */
  readonly spare: number
}

/** What the brokers of a design have free for replicas that move. */
export interface Room {
  readonly brokers: number
  /** Bytes a second that the network of a broker has left at peak. */
  readonly spare: number
}

/** What a broker copies a second at least, where nothing speaks for more: a tenth of a gigabit. */
const LEAST = 12_500_000
/** And at most where nothing asks for more: what a disk bears beside its work. */
const MOST = 50_000_000
/** Beyond what is written meanwhile, so that the copies catch up. */
const ROOM = 2

/**
 * Returns what the new replicas of topics copy, and a throttle that is safe: half of the network that the later design
 * leaves spare at peak, but no more than disks bear beside their work, and always more than is written to these replicas
 * meanwhile, or they would never be in sync. Refuses nothing.
 *
 * @see org.apache.kafka.server.quota.ReplicationQuotaManager: a throttle holds replicas back only until they are in sync
 */
export function copyingOf(copied: readonly Copied[], { brokers, spare }: Room): Copying {
  let [bytes, written] = [0, 0]
  for (const { was, view, share } of copied) {
    const more = Math.max(0, view.replicationFactor - was.replicationFactor) * share
    bytes += (was.sizing.storage.value / was.replicationFactor) * more
    written += (view.rate.peakBytes * more) / brokers
  }
  const half = spare / 2
  const usual = Math.max(LEAST, Math.min(half, MOST))
  const throttle = Math.ceil(Math.max(usual, ROOM * written))
  return {
    bytes,
    throttle,
    seconds: bytes / brokers / (throttle - written),
    because: throttle > usual + 1 ? 'writes' : half > MOST ? 'disks' : half < LEAST ? 'least' : 'spare',
    spare,
  }
}

/**
 * Returns what the network of a broker may take, the share that is kept free aside, less what the sizing of the same
 * design says that it carries at peak.
 */
export function roomOf({ cluster, sizing }: Design, { networkIn, networkOut }: Sizing['cluster']): Room {
  const brokers = Math.max(1, cluster.brokers)
  const profile = profileOf(cluster)
  const card =
    cluster.networkBytesPerSecondPerBroker ??
    profile.perUnit.networkBytesPerSecond ??
    DEFAULT_NETWORK_BYTES_PER_SECOND_PER_BROKER
  const { networkHeadroom } = assumptionsOf(sizing, profile).values
  const left = (stated: number | undefined, carried: number) =>
    (stated ?? card) * networkHeadroom - carried / brokers
  const spare = Math.min(
    left(cluster.networkInBytesPerSecondPerBroker, networkIn.value),
    left(cluster.networkOutBytesPerSecondPerBroker, networkOut.value),
  )
  return { brokers, spare: Math.max(0, spare) }
}

/** Returns why the throttle is what it is, as one sentence. */
export function throttleInWords({ throttle, because, spare }: Copying): string {
  const left = `the ${formatBytes(spare)} a second that the network of a broker has spare at peak`
  if (because === 'spare') return `It is half of ${left}.`
  if (because === 'disks') return `It is less than half of ${left}: what disks bear beside their work.`
  if (because === 'least')
    return `It is the least that gets anywhere, and more than half of ${left}: watch it.`
  return `It is twice what is written to these replicas meanwhile, or they would never catch up${throttle > spare ? `, and more than ${left}: move them when less is written, or a few at a time` : ''}.`
}

/** Returns a duration in words: to the minute, beyond a few of them. */
export const copyingTime = ({ seconds }: Copying): string =>
  formatDuration(seconds < 300 ? Math.max(1, Math.round(seconds)) * 1_000 : Math.round(seconds / 60) * 60_000)
