import { before } from '../kafka/versions'
import type { Cluster, ConsumerGroup } from '../model/design'
import { groupSetting } from './by-reading'
import { brokerNumber } from './resolve-settings'

/** A whole number of a share group in effect, and where it is stated. */
export interface ShareLimit {
  readonly key: string
  readonly value: number
  readonly isStated: boolean
}

function limit(group: ConsumerGroup, cluster: Cluster, key: string, fallback: number): ShareLimit {
  const stated = Number(groupSetting(group, key))
  if (Number.isInteger(stated) && stated > 0) return { key, value: stated, isStated: true }
  const value = brokerNumber(cluster, `group.${key}`, fallback)
  return { key, value, isStated: value !== fallback }
}

/** Returns how long a member has records for itself, in ms. @see KIP-932; GroupConfig.SHARE_RECORD_LOCK_DURATION_MS_CONFIG */
export const shareLock = (group: ConsumerGroup, cluster: Cluster): ShareLimit =>
  limit(group, cluster, 'share.record.lock.duration.ms', 30_000)

/** Returns how often a record is delivered before it is given up. @see KIP-932; GroupConfig.SHARE_DELIVERY_COUNT_LIMIT_CONFIG */
export const shareDeliveries = (group: ConsumerGroup, cluster: Cluster): ShareLimit =>
  limit(group, cluster, 'share.delivery.count.limit', 5)

/** Returns how many records of a partition may be at work at once. @see KIP-932; ShareGroupConfig */
export const shareLocks = (group: ConsumerGroup, cluster: Cluster): ShareLimit =>
  limit(group, cluster, 'share.partition.max.record.locks', before(cluster.kafkaVersion, '4.1') ? 200 : 2_000)

/** Returns how many members a share group may have. @see ShareGroupConfig; group.share.max.size */
export const shareMembers = (cluster: Cluster): number => brokerNumber(cluster, 'group.share.max.size', 200)

/** Of the group: the topic that the brokers write its dead letters to, and whether with the record itself. @see KIP-1191 */
export const DEAD_LETTERS_TO = 'errors.deadletterqueue.topic.name'
export const DEAD_LETTERS_WHOLE = 'errors.deadletterqueue.copy.record.enable'
/** Of that topic: whether brokers may write dead letters to it. */
export const TAKES_DEAD_LETTERS = 'errors.deadletterqueue.group.enable'
/** Of the brokers: how its name must begin; an empty one lets any name do. */
export const DEAD_LETTERS_PREFIX = 'errors.deadletterqueue.topic.name.prefix'

/**
 * Returns the topic that the brokers are told to write the dead letters of a share group to; undefined where its own
 * code has to: nothing is named, or the release is older than 4.4.
 */
export function deadLettersByBrokers(group: ConsumerGroup, cluster: Cluster): string | undefined {
  if (group.reads !== 'share' || before(cluster.kafkaVersion, '4.4')) return undefined
  const named = String(group.groupConfig?.[DEAD_LETTERS_TO] ?? '').trim()
  return named === '' ? undefined : named
}

/** Returns how the name of a topic must begin that brokers write dead letters of share groups to; empty where any will do. */
export const deadLettersPrefix = ({ config }: Cluster): string =>
  String(config?.[DEAD_LETTERS_PREFIX] ?? 'dlq.').trim()
