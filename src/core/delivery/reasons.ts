import { formatCountOf, formatDuration } from '../shared/format'
import type { Weakness, WeaknessKind } from './guarantee'

interface Reason {
  /** What the node does, after its name. */
  because(weakness: Weakness): string
  /** What would raise it, as a clause. */
  readonly raise: string
}

const always = (because: string, raise: string): Reason => ({ because: () => because, raise })

const REASONS: Readonly<Record<WeaknessKind, Reason>> = {
  'acks-none': always('waits for no broker: what does not arrive is not sent again', 'acks=all'),
  'acks-leader': always(
    'waits for the leader alone: what no follower had copied goes with it',
    'acks=all, and min.insync.replicas of 2 at the topic',
  ),
  'retries-none': always('gives a record up at the first error', 'retries until the delivery timeout'),
  'retries-few': {
    because: ({ detail = 0 }) =>
      `gives a record up after ${formatDuration(detail)}, sooner than a failed broker is replaced`,
    raise: 'retries until a delivery timeout of two minutes',
  },
  'not-idempotent': {
    because: ({ detail = 0 }) =>
      detail > 0
        ? `has ${detail} requests in flight, and idempotence takes five: without it a record whose acknowledgement is lost is written again`
        : 'is not idempotent: a record whose acknowledgement is lost is written again',
    raise: 'idempotence with acks=all',
  },
  'producer-restart': always(
    'writes outside of transactions: restarted, it may send again what was not acknowledged',
    'a transactional id and readers of committed records, or an id in each record by which readers drop what comes twice',
  ),
  'in-flight': {
    because: ({ detail = 0 }) =>
      detail > 0
        ? `has ${detail} requests in flight, and idempotence keeps the order of five: without it a batch that is sent again lands behind the one after it`
        : 'has several requests in flight without idempotence: a batch that is sent again lands behind the one after it',
    raise: 'idempotence, which keeps the order of five requests in flight',
  },
  'one-replica': {
    because: ({ origin }) =>
      origin === 'default'
        ? 'has one copy unless the brokers give it more, which is not stated: what is on one broker goes with the disk'
        : 'has one copy: what is on its broker goes with the disk',
    raise: 'a replication factor of 3 with min.insync.replicas of 2',
  },
  'one-in-sync': always(
    'takes a record as written that is on one broker alone, while the others are behind',
    'min.insync.replicas of 2',
  ),
  'unclean-election': {
    because: ({ detail }) =>
      `may be led by a replica that is behind${detail === 1 ? ', once no eligible one is left' : ''}: what it lacks is gone`,
    raise: 'unclean.leader.election.enable=false',
  },
  'no-key': always(
    'has records without a key: each goes to whichever partition, and readers see them in any order',
    'a key, or one partition',
  ),
  'timer-commit': {
    because: ({ rank, detail = 0 }) =>
      rank > 2
        ? 'commits on a timer what was handed out before: what other threads still work on is passed over when it stops, and only work in the thread that polls is done again'
        : `commits every ${formatDuration(detail)}: after a crash it reads again what it read since`,
    raise: 'a commit after the work',
  },
  'commit-after-work': always(
    'commits after its work: stopped in between, it does the work again',
    'work that may be done twice, as a write by key, or the offset kept with the result in one transaction of the sink',
  ),
  'no-offsets': always(
    'is in no group and keeps no offsets: restarted, it may read again what it has read',
    'work that may be done twice, as a table in memory that is built anew',
  ),
  'reads-uncommitted': always(
    'reads uncommitted records: it sees those of aborted transactions, and again when they are repeated',
    'isolation.level=read_committed',
  ),
  'offsets-apart': always(
    'writes, and commits its offsets apart: stopped in between, it writes the same again',
    'one transaction for records and offsets',
  ),
  'transaction-missing': always(
    'is to commit in transactions, and its producer writes in none: stopped in between, it does the same again',
    'a producer in the group that writes and commits in one transaction',
  ),
  'transaction-empty': always(
    'commits its offsets in a transaction that holds nothing else: stopped before it, it does the work again',
    'work that may be done twice, as a write by key, or the offset kept with the result in one transaction of the sink',
  ),
  'share-group': always(
    'reads as a share group: members take records of one partition at once, and one that fails comes back later',
    'a consumer group, whose members own their partitions',
  ),
  'share-limit': {
    because: ({ detail = 0 }) =>
      `is handed a record at most ${formatCountOf(detail, 'time')}: one that fails each time is given up, and nobody gets it any more`,
    raise: 'a dead letter topic for what it gives up',
  },
  'retry-topics': always(
    'puts a record that fails into a retry topic: those after it go on before it',
    'retries in place, which hold the partition until the record is done',
  ),
  'source-offsets': always(
    'writes, and keeps what it has read apart: restarted, it brings the same in again',
    'exactly.once.source.support of its workers, and a class that takes part in it',
  ),
  'sink-offsets': always(
    'hands records over, and commits its offsets afterwards: restarted, it hands the same over again',
    'writes by key, which may come twice, or a sink that keeps the offsets with the records',
  ),
  'errors-dropped': always(
    'passes over what it cannot convert or transform, and keeps it nowhere',
    'a dead letter topic, or errors.tolerance=none',
  ),
}

/** Returns why a place is weak, as a sentence that begins with the name of its node. */
export const because = (weakness: Weakness): string =>
  `\`${weakness.name}\` ${REASONS[weakness.kind].because(weakness)}`

/** Returns what would raise a weakness, as a clause. */
export const raiseOf = ({ kind }: Weakness): string => REASONS[kind].raise
