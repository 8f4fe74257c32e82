import type { Cause, CauseKind } from './diagnosis'

const THROUGHPUT =
  'Then the work itself: more records a poll (max.poll.records) where each poll has a fixed cost, quicker processing, external calls that do not wait for each other, writes in batches.'

/** What an expert does first for each cause. */
const FIRST: Readonly<Record<CauseKind, readonly string[]>> = {
  rewinding: [
    'Find out who reset the offsets, or whether two applications share the group id, before anything else: records are read again.',
  ],
  'no-leader': ['Bring the brokers that hold its replicas back; the group can do nothing about it.'],
  'no-members': [
    'Start the application, and look at why it stopped: its log, a deployment, credentials, the group id.',
  ],
  'dead-member': [
    'Look at why the member died (its log, memory, the node it ran on) and start it again.',
    'A shorter session.timeout.ms has the group notice sooner; group.instance.id spares it a rebalance at a quick restart.',
  ],
  'partition-without-owner': [
    'Wait for the end of the rebalance, if there is one; else see which topics each member subscribes to, and whether a member fails as soon as it is given the partition.',
  ],
  'stuck-member': [
    'Take a thread dump of the stuck member: a call without a time-out, a lock, or a record that it tries for ever.',
    'Give external calls a time-out below max.poll.interval.ms, and put records that cannot be processed into a dead letter topic.',
    'Restart the member, so that the others get its partitions.',
  ],
  'rebalancing-without-end': [
    'Keep the work of a poll below max.poll.interval.ms: fewer records a poll (max.poll.records) first, a longer interval second.',
    'Use the cooperative-sticky assignor or group.protocol=consumer, and group.instance.id where members restart often.',
  ],
  retention: ['Raise retention.ms now, before records are deleted unread: it can be lowered again.'],
  skew: [
    'More members do not help a hot partition: spread the key (a finer one, or a suffix for the few large ones), or work on its records in parallel inside the member.',
    'If one member owns more partitions than the others, an assignor that spreads all topics (sticky, uniform) evens that out.',
  ],
  'too-few-members': ['Add members, up to one for each partition.', THROUGHPUT],
  'slow-processing': [
    'Members are at the number of partitions: make the work quicker first.',
    'More records a poll (max.poll.records) where each poll has a fixed cost; quicker processing; external calls that do not wait for each other; writes in batches.',
    'Add partitions, with a member each, if the work cannot be quicker; keys move when you do.',
  ],
  'idle-members': [
    'Members beyond the number of partitions do nothing: take them away, or add partitions if the group needs them.',
  ],
}

/** What to do about the causes, in their order, nothing twice. */
export const advise = (causes: readonly Cause[]): readonly string[] => [
  ...new Set(causes.flatMap(({ kind }) => FIRST[kind])),
]
