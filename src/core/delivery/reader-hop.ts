import type { ConsumerGroup } from '../model/design'
import { consumerGroupId, type NodeId } from '../model/node-id'
import { ownsPartitions } from '../model/reading'
import { commitsOnTimer } from '../settings/delivery'
import type { Settings } from '../settings/settings'
import { type Hop, type Weakness, type WeaknessKind, weakness } from './guarantee'
import { isTransactional } from './producer-hop'

const AUTO = 'enable.auto.commit'
const RESET = 'auto.offset.reset'
const ISOLATION = 'isolation.level'
const LIMIT = 'share.delivery.count.limit'
const COMMITTED = 'read_committed'

/** A group with the settings in effect of its members, and of the producer inside it where it writes. */
export interface Reader {
  /** The node that has the group inside it, where it is none itself. */
  readonly id?: NodeId
  readonly group: ConsumerGroup
  readonly settings: Settings
  readonly writer: Settings | undefined
  /** How often a share group is handed a record before it is given up. */
  readonly deliveries?: number
}

const weak = (
  { id, group: { name }, settings }: Reader,
  kind: WeaknessKind,
  rank: number,
  key: string,
  detail?: number,
): Weakness => weakness(kind, id ?? consumerGroupId(name), name, rank, settings.origin(key), detail)

/** Whether a group commits its offsets inside the transactions of its own producer. */
const commitsInTransactions = ({ group, settings, writer }: Reader): boolean =>
  ownsPartitions(group) &&
  group.commit === 'transactional' &&
  writer !== undefined &&
  isTransactional(writer) &&
  !settings.flag(AUTO) &&
  settings.text(ISOLATION) === COMMITTED

/**
 * Returns what a group adds to what it reads, by how it commits and by whether it reads what is committed where
 * records are written in transactions.
 *
 * @see KafkaConsumer, "Offsets and Consumer Position"; KafkaProducer.sendOffsetsToTransaction
 */
export function readerHop(reader: Reader, isOfTransactions: boolean): Hop {
  const { settings } = reader
  const committing = orderHop(reader, commitHop(reader))
  return isOfTransactions && settings.text(ISOLATION) !== COMMITTED
    ? { ...committing, repeat: weak(reader, 'reads-uncommitted', 3, ISOLATION) }
    : committing
}

function commitHop(reader: Reader): Hop {
  const { settings, group } = reader
  if (group.reads === 'everything') return { repeat: weak(reader, 'no-offsets', 2, RESET) }
  if (commitsInTransactions(reader)) return {}
  if (!commitsOnTimer(settings, group)) return { repeat: weak(reader, repeatedBy(reader), 2, AUTO) }
  return {
    lose: weak(reader, 'timer-commit', 3, AUTO),
    repeat: weak(reader, 'timer-commit', 2, AUTO, settings.number('auto.commit.interval.ms')),
  }
}

/** Why a group that commits by itself does again what it did: after the work, or in a transaction that is none. */
function repeatedBy({ group, writer }: Reader): WeaknessKind {
  if (group.commit !== 'transactional' || !ownsPartitions(group)) return 'commit-after-work'
  if (writer === undefined) return 'transaction-empty'
  return isTransactional(writer) ? 'commit-after-work' : 'transaction-missing'
}

/** What is written again by a group that only does its work again. */
const WORK_DONE_AGAIN: readonly (WeaknessKind | undefined)[] = [
  'commit-after-work',
  'no-offsets',
  'transaction-empty',
]

/**
 * Members of a share group take records side by side, and one that fails too often is given up: lost, unless it is
 * written to a dead letter topic. What goes through a retry topic comes after what followed it.
 *
 * @see KIP-932; GroupConfig.SHARE_DELIVERY_COUNT_LIMIT_CONFIG
 */
function orderHop(reader: Reader, before: Hop): Hop {
  const { reads, retryTopics = [], deadLetter, processingMsPerRecord } = reader.group
  const reordering = (kind: WeaknessKind): Weakness => ({ ...weak(reader, kind, 4, AUTO), origin: 'user' })
  if (reads !== 'share')
    return retryTopics.length > 0 ? { ...before, reorder: reordering('retry-topics') } : before
  const givesUp = deadLetter === undefined && retryTopics.length === 0 && processingMsPerRecord !== 0
  const lose = givesUp ? weak(reader, 'share-limit', 2, LIMIT, reader.deliveries) : undefined
  return { ...before, lose: worse(before.lose, lose), reorder: reordering('share-group') }
}

const worse = (one: Weakness | undefined, other: Weakness | undefined): Weakness | undefined =>
  one && (!other || one.rank >= other.rank) ? one : other

/**
 * Returns what a group adds to the records that it makes of those that it reads: reading and writing together. That
 * the work on a record is done twice is one thing, that what comes of it is written twice is another.
 */
export function passingHop(reader: Reader, isOfTransactions: boolean, writing: Hop): Hop {
  const { lose, repeat, reorder } = readerHop(reader, isOfTransactions)
  const written = WORK_DONE_AGAIN.includes(repeat?.kind) ? weak(reader, 'offsets-apart', 2, AUTO) : repeat
  return {
    lose: worse(writing.lose, lose),
    repeat: worse(written, writing.repeat),
    reorder: worse(writing.reorder, reorder),
    transactional: writing.transactional === true,
  }
}
