import { checkConfigValue } from '../kafka/check-config-value'
import { validateConfig } from '../kafka/validate-config'
import { formatBytes } from '../shared/format'
import { isKeyless } from '../sizing/key-spread'
import type { TopicView } from '../views/views'
import { type Consequence, HARMLESS } from './step'

/** One setting of a topic, before and after; `value` is undefined where the later design no longer names it. */
export interface SettingChange {
  readonly key: string
  readonly value: string | number | boolean | null | undefined
  readonly before: TopicView
  readonly after: TopicView
}

type Judge = (change: SettingChange) => Consequence

/**
 * Returns what Kafka makes of one changed setting of a topic: whether it refuses, whether records go, and whether
 * the change can be taken back.
 *
 * @see org.apache.kafka.storage.internals.log.LogConfig.validate, validateRemoteStorageOnlyIfSystemEnabled and
 * validateTurningOffRemoteStorageWithDelete of Kafka 4.3.1; UnifiedLog.deleteOldSegments; LogCleaner
 */
export function settingConsequence(change: SettingChange): Consequence {
  const refusal = refusalOf(change)
  if (refusal !== undefined) return { ...HARMLESS, refusal }
  return JUDGES[change.key]?.(change) ?? HARMLESS
}

function refusalOf({ key, value, after }: SettingChange): string | undefined {
  const version = after.cluster.kafkaVersion
  if (value !== undefined && value !== null) {
    const checked = checkConfigValue('topic', key, value, version)
    if (!checked.ok) return checked.message
  }
  const config = after.topic.config ?? {}
  if (!validateConfig('topic', config, version).ok)
    return 'Kafka refuses the settings of this topic together; the findings say which.'
  if (
    after.settings.flag('remote.storage.enable') &&
    !validateConfig('topic-broker(tiered)', config, version).ok
  )
    return 'Kafka refuses these settings for a topic with tiered storage.'
  return undefined
}

const limit = (view: TopicView, key: string): number => {
  const value = view.settings.number(key)
  return Number.isNaN(value) || value < 0 ? Number.POSITIVE_INFINITY : value
}

const policy = (view: TopicView): ReadonlySet<string> =>
  new Set(
    view.settings
      .text('cleanup.policy')
      .split(',')
      .map((part) => part.trim()),
  )

const storedNow = ({ before }: SettingChange): string => {
  const bytes = before.sizing.storage.value
  return bytes > 0 ? ` About ${formatBytes(bytes)} lie on the brokers by the earlier design.` : ''
}

/** What more is kept, as far as that is known, and what becomes of it. */
const growsTo = ({ before, after }: SettingChange): string => {
  const isEndless = LIMITS.every((key) => limit(after, key) === Number.POSITIVE_INFINITY)
  const [now, then] = [before.sizing.storage.value, after.sizing.storage.value]
  if (!isEndless && then <= now) return ''
  const size = isEndless
    ? ' on the brokers without end'
    : ` from about ${formatBytes(now)} to about ${formatBytes(then)} on the brokers`
  return `What is kept grows${size}. Set back, Kafka deletes what is beyond the limit.`
}

/** That what lies there grows although records go: what compaction would have removed stays until it is old. */
const grownBy = ({ before, after }: SettingChange): string => {
  const [now, then] = [before.sizing.storage.value, after.sizing.storage.value]
  const isMore = then > now && !policy(after).has('compact')
  return isMore ? ` Nothing is compacted any longer, so that this becomes about ${formatBytes(then)}.` : ''
}

const LIMITS = ['retention.ms', 'retention.bytes']

const otherLimit: Judge = (change) => {
  const { key, before, after } = change
  if (!policy(after).has('delete') || limit(after, key) === limit(before, key)) return HARMLESS
  const isIdle = !policy(before).has('delete')
  if (limit(after, key) > limit(before, key))
    return { ...HARMLESS, says: isIdle ? 'Means nothing until cleanup.policy deletes.' : growsTo(change) }
  return {
    reversible: false,
    losesData: true,
    says: `Kafka deletes at once, segment by segment, what is older or larger than the new limit.${storedNow(change)}`,
    saferWay: 'See first that no group lags further back than the new limit.',
  }
}

const otherPolicy: Judge = (change) => {
  const { before, after } = change
  const [was, is] = [policy(before), policy(after)]
  if (is.has('compact') && !was.has('compact')) {
    const keyless = isKeyless(after.topic, after.writers)
      ? ' Its records have no key, and Kafka refuses records without a key from then on.'
      : ''
    return {
      reversible: false,
      losesData: true,
      says: `The log cleaner removes every record of which there is a newer one with the same key.${keyless}`,
      saferWay:
        'Hand it over to a new topic that is compacted, which the old one outlives until nobody reads it.',
    }
  }
  if (is.has('delete') && !was.has('delete')) {
    return {
      reversible: false,
      losesData: true,
      says: `What is older than retention.ms is deleted, keys that never changed again as well.${storedNow(change)}${grownBy(change)}`,
      saferWay: 'Set retention.ms to -1 first, so that only what is meant to go does.',
    }
  }
  return HARMLESS
}

const tieredStorage: Judge = ({ before, after }) => {
  const version = after.cluster.kafkaVersion
  const canTurnOff = version !== '3.7'
  if (after.settings.flag('remote.storage.enable')) {
    return {
      reversible: false,
      losesData: false,
      says: canTurnOff
        ? 'Turned off again later, Kafka deletes what lies in remote storage.'
        : `Kafka ${version} cannot turn it off again for a topic.`,
    }
  }
  if (!canTurnOff)
    return { ...HARMLESS, refusal: `Kafka ${version} cannot turn off a topic’s tiered storage.` }
  if (!after.settings.flag('remote.log.delete.on.disable')) {
    return {
      ...HARMLESS,
      refusal:
        'Kafka turns tiered storage off only together with remote.log.delete.on.disable=true, which deletes what lies there.',
      saferWay: 'remote.log.copy.disable=true copies nothing more and keeps what is there readable.',
    }
  }
  const remote = before.sizing.remoteStorage?.value ?? 0
  return {
    reversible: false,
    losesData: true,
    says: `Everything in remote storage is deleted${remote > 0 ? `, about ${formatBytes(remote)}` : ''}.`,
    saferWay: 'remote.log.copy.disable=true copies nothing more and keeps what is there readable.',
  }
}

const smallerRecords: Judge = ({ key, before, after }) =>
  limit(after, key) < limit(before, key)
    ? {
        ...HARMLESS,
        says: 'Larger batches are refused from then on (RecordTooLargeException); what is stored stays.',
      }
    : HARMLESS

const moreInSync: Judge = ({ key, after }) => {
  const needed = after.settings.number(key)
  const { replicationFactor } = after
  if (needed > replicationFactor) {
    return {
      ...HARMLESS,
      says: `Every write with acks=all is refused (NotEnoughReplicasException): there are ${replicationFactor} replicas.`,
    }
  }
  return needed === replicationFactor && replicationFactor > 1
    ? { ...HARMLESS, says: 'One broker down then stops every write with acks=all.' }
    : HARMLESS
}

const sooner: Judge = ({ key, before, after }) =>
  policy(after).has('compact') && limit(after, key) < limit(before, key)
    ? { ...HARMLESS, says: 'A reader that lags further back may miss deletions and older values.' }
    : HARMLESS

const unclean: Judge = ({ key, after }) =>
  after.settings.flag(key)
    ? { ...HARMLESS, says: 'From then on a broker’s loss may lose acknowledged records.' }
    : HARMLESS

const newRecordsOnly: Judge = () => ({ ...HARMLESS, says: 'For new records; what is stored stays as it is.' })

const JUDGES: Readonly<Record<string, Judge>> = {
  'retention.ms': otherLimit,
  'retention.bytes': otherLimit,
  'cleanup.policy': otherPolicy,
  'remote.storage.enable': tieredStorage,
  'max.message.bytes': smallerRecords,
  'min.insync.replicas': moreInSync,
  'delete.retention.ms': sooner,
  'max.compaction.lag.ms': sooner,
  'min.compaction.lag.ms': sooner,
  'unclean.leader.election.enable': unclean,
  'compression.type': newRecordsOnly,
  'message.timestamp.type': newRecordsOnly,
}
