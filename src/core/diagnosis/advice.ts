/** What an expert does about each cause, first things first. */
import type { CauseKind } from './diagnosis'

const QUICKER =
  'more records a poll (max.poll.records) where each poll has a fixed cost, quicker processing, external calls that do not wait for each other, writes in batches.'

export const ADVICE: Readonly<Record<CauseKind, readonly string[]>> = {
  rewinding: [
    'Find out who reset the offsets, or whether two applications share the group id, before anything else: records are read again.',
  ],
  'offset-beyond-end': [
    'Find out what shortened the log: a topic that was deleted and made anew, or an unclean leader election (unclean.leader.election.enable), which loses records.',
    'Stop the group and set its offsets by hand (kafka-consumer-groups --reset-offsets, dry run first): else auto.offset.reset decides, and skips or repeats what is there.',
  ],
  'no-leader': ['Bring the brokers that hold its replicas back; the group can do nothing about it.'],
  'no-members': [
    'Start the application, and look at why it stopped: its log, a deployment, credentials, the group id.',
    'Do so before its offsets expire: those of a group without members are deleted after offsets.retention.minutes (10080, 7 days, by default), and it then begins at auto.offset.reset.',
    'Retention goes on meanwhile, and may delete what waits before it is read: raise retention.ms (or retention.bytes) of the topics if the start takes long.',
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
  'never-committed': [
    'See whether the application commits at all: enable.auto.commit=false without a commit, or offsets that it keeps elsewhere, as Flink and Spark do. Then its lag is told by its own metrics and not by this listing.',
    'If it should commit, look at its first batch: it is stuck in it. A restart begins again at auto.offset.reset.',
  ],
  'topology-not-ready': [
    'See that every source topic is there, spelled as the application spells it, and that topics which are joined have as many partitions as each other.',
    'See that the application may create its internal topics (CREATE on them, or on the cluster), and what its log says: MissingSourceTopicException, MissingInternalTopicsException or IncorrectlyPartitionedTopicsException.',
    'Nothing needs a restart: the group goes on by itself once its topics are there.',
  ],
  rebalancing: [
    'Paste another listing some minutes later: a group that is found rebalancing then as well does not come to rest.',
  ],
  'rebalancing-without-end': [
    'Keep the work of a poll below max.poll.interval.ms: fewer records a poll (max.poll.records) first, a longer interval second.',
    'Look for members that crash and return: restarts by an orchestrator, memory, liveness probes.',
    'Use the cooperative-sticky assignor or group.protocol=consumer, and group.instance.id where members restart often.',
  ],
  retention: ['Raise retention.ms now, before records are deleted unread: it can be lowered again.'],
  skew: [
    'More members do not help a hot partition: spread the key (a finer one, or a suffix for the few large ones), or work on its records in parallel inside the member.',
  ],
  'slow-member': [
    'Compare that member with the others: its host (CPU, memory, garbage collection), its network, what it calls, its version and settings.',
    'Restart or replace it: another member then gets its partitions.',
  ],
  'too-few-members': ['Add members, up to one for each partition.', `Then the work itself: ${QUICKER}`],
  'slow-processing': [
    'Members are at the number of partitions: make the work quicker first.',
    `That is ${QUICKER}`,
    'Add partitions, with a member each, if the work cannot be quicker; keys move when you do.',
  ],
  'idle-members': [
    'Members beyond the number of partitions do nothing: take them away, or add partitions if the group needs them.',
  ],
}

/** Where the cause is of a kind of its own within its kind. */
export const UNEVEN_ASSIGNMENT: readonly string[] = [
  'Have the partitions assigned evenly: an assignor that spreads all topics (cooperative-sticky, or group.protocol=consumer with uniform) instead of range, the same subscription in every member.',
  'Members without a partition do not help until then: do not add more.',
]
/** What to do about one partition that is behind, though no more is written there. */
export const COSTLY_RECORDS: readonly string[] = [
  'See what is different about the records of that partition: keys whose work takes longer, larger records, calls that are slow for them. More members do not help one partition.',
  'Work on its records in parallel inside the member, or spread those keys over more partitions.',
]
export const OWN_NOTHING: readonly string[] = [
  'See what the members subscribe to: a topic that is not there, a pattern that matches none, or another cluster.',
]
/** What to do about a group that is behind while some of its members own nothing, though there is enough for all. */
export const USE_IDLE: readonly string[] = [...UNEVEN_ASSIGNMENT, `Then the work itself: ${QUICKER}`]
export const MORE_SHARING: readonly string[] = [
  'Add members: a share group may have more of them than partitions.',
  `Then the work itself: ${QUICKER}`,
]
export const ALL_STUCK: readonly string[] = [
  'Look at what all members need: the database or service that they call, credentials, and whether commits are refused (__consumer_offsets without enough replicas in sync).',
  'Take a thread dump of one of them: a call without a time-out, or a lock.',
  'Give external calls a time-out below max.poll.interval.ms.',
]
export const COMMITS_REFUSED =
  'Bring the replicas of __consumer_offsets back: while they are missing no group of theirs can commit, and every restart repeats records.'
export const SHARED_STUCK: readonly string[] = [
  'See whether members acknowledge what they get: in the explicit mode a record without an acknowledgement is delivered again when its lock is over.',
  'Take a thread dump of a member: a call without a time-out, or work that is longer than group.share.record.lock.duration.ms.',
]
export const LEFT_OVER: readonly string[] = [
  'See whether the members are meant to read it: a subscription that was changed, or a pattern that no longer matches.',
  'If not, delete what is left of it: kafka-consumer-groups --delete-offsets --topic.',
]
export const READ_TOO_LATE: readonly string[] = [
  'Those records are gone for this group: find them elsewhere (the source, an archive, remote storage) if they are needed.',
  'Raise retention.ms now, before more is deleted unread, and then let the group catch up.',
]
export const UNKNOWN_GROUP: readonly string[] = [
  'Check the group id and the cluster: kafka-consumer-groups --list names the groups that there are.',
  'Offsets of a group without members are deleted after offsets.retention.minutes: started again, it begins at auto.offset.reset.',
]

/** What to do first about members that come and go, and leave partitions where they were. */
export const crashLoop = (
  left: readonly {
    readonly topic: string
    readonly partition: number
    readonly committed: number | null
  }[],
): readonly string[] => [
  'Look at how the members end: the last lines of their log, exit codes, memory, liveness probes that end them while they start.',
  ...left
    .slice(0, 1)
    .map(
      ({ topic, partition, committed }) =>
        `If they fail in their work, look at the record where they begin each time: kafka-console-consumer --topic ${topic} --partition ${partition} --offset ${committed ?? 0} --max-messages 1. Have such records go to a dead letter topic.`,
    ),
  'Let the orchestrator wait longer between restarts: each of them is a rebalance for all.',
]

const SAME_RECORD =
  'A restart alone meets the same record again, if it is one that cannot be processed: whoever gets the partition begins at the committed offset.'

const hangingTransaction = (topic: string, partition: number): string =>
  `If members read with isolation.level=read_committed, look for a hanging transaction: it holds the last stable offset, and nobody reads beyond that. kafka-transactions find-hanging --topic ${topic} --partition ${partition} shows it, kafka-transactions abort ends it.`

/** What to do about a member that stands on one partition only. */
export const stuckOnOne = (topic: string, partition: number): readonly string[] => [
  ...ADVICE['stuck-member'],
  SAME_RECORD,
  hangingTransaction(topic, partition),
]

/** What tells a stuck or slow member from a hot key, where there is a single listing. */
export const stuckOrHot = (members: readonly string[]): readonly string[] => [
  'Paste the same listing again a minute later: a committed offset that stands is a stuck member or record, one that moves a slow member or a hot key.',
  `Look at ${members.length === 0 ? 'the member that owns it' : members.slice(0, 2).join(', ')}: its log, a thread dump (a call without a time-out, a record that it tries for ever), its host against those of the others.`,
  'Only if more is written there than to other partitions it is a hot key: spread the key, or work on its records in parallel inside the member.',
]

/** What to do first about one record that stands in the way of a share group. */
export const sharedInTheWay = (topic: string, partition: number, offset: number): readonly string[] => [
  `Look at the record: kafka-console-consumer --topic ${topic} --partition ${partition} --offset ${offset} --max-messages 1.`,
  ...SHARED_STUCK,
  `If it must be passed over, stop the members and move the start offset (kafka-share-groups --reset-offsets --topic ${topic}, dry run first).`,
  `With share.isolation.level=read_committed look for a hanging transaction: kafka-transactions find-hanging --topic ${topic} --partition ${partition} shows it, kafka-transactions abort ends it.`,
]

/** What to do about a group that does not come to rest though its brokers assign, so that no assignor of its own is at fault. */
export const OF_BROKERS: readonly string[] = [
  ...ADVICE['rebalancing-without-end'].slice(0, 2),
  'Set group.instance.id where members restart often: the same member back within its session changes nothing.',
]

/** What to do about members of a KIP-848 group that do not take up what the coordinator gives them. */
export const NOT_RECONCILED: readonly string[] = [
  'Keep the work of a poll below max.poll.interval.ms: fewer records a poll (max.poll.records) first; after that interval the coordinator takes its partitions away anyway.',
  'Take a thread dump of that member: it is in the work of one poll, or in its rebalance listener, and answers the coordinator only when it polls again.',
  'Restart it, so that the others get what it holds.',
]

/** What to do first about one record that stands in the way. */
export const recordInTheWay = (topic: string, partition: number, offset: number): readonly string[] => [
  `Look at the record: kafka-console-consumer --topic ${topic} --partition ${partition} --offset ${offset} --max-messages 1.`,
  'Have records that cannot be processed go to a dead letter topic after a few tries, and go on.',
  'To go on at once, set the offset of that partition one further with the group stopped (kafka-consumer-groups --reset-offsets).',
  SAME_RECORD,
  hangingTransaction(topic, partition),
]
