import type { ConfigKind } from './catalogue'

/**
 * What the settings that a designer meets do, one line each in our own words. Not needed until somebody
 * searches every setting: import it when that opens.
 */
export const settingDescription = (kind: ConfigKind, key: string): string | undefined =>
  own(DESCRIPTIONS[kind], key) ?? (CLIENTS.has(kind) ? own(EVERY_CLIENT, key) : undefined)

const own = (texts: Readonly<Record<string, string>>, key: string): string | undefined =>
  Object.hasOwn(texts, key) ? texts[key] : undefined

const CLIENTS: ReadonlySet<ConfigKind> = new Set(['producer', 'consumer', 'streams'])

const EVERY_CLIENT: Readonly<Record<string, string>> = {
  'bootstrap.servers': 'Where the client finds the cluster at first: a few brokers as host:port.',
  'client.id': 'A name for this client in the brokers’ logs, metrics and quotas.',
  'security.protocol': 'How to reach the brokers: plain, encrypted (SSL), with a login (SASL), or both.',
  'sasl.mechanism': 'How a SASL login proves who it is, such as SCRAM-SHA-512 or OAUTHBEARER.',
  'request.timeout.ms': 'How long one request may wait for its answer before it is tried again.',
  'retry.backoff.ms': 'The first pause before a failed request is tried again; it doubles each time.',
  'retry.backoff.max.ms': 'The longest pause between tries.',
  'metadata.max.age.ms': 'How often to ask for new topics, partitions and leaders even without an error.',
  'connections.max.idle.ms': 'How long an unused connection stays open.',
}

const DESCRIPTIONS: Readonly<Record<ConfigKind, Readonly<Record<string, string>>>> = {
  connector: {
    'config.action.reload':
      'What happens when a secret of its settings changes at its provider: start it again, or nothing.',
    'errors.log.enable': 'Log each record that cannot be converted, transformed or handed over.',
    'errors.log.include.messages':
      'Log the keys and values of records that fail as well: whoever reads the log reads them.',
    'errors.retry.delay.max.ms': 'The longest pause between tries of one record.',
    'errors.retry.timeout':
      'How long a record that fails is tried again; -1 for ever, 0 not at all. Its partition waits meanwhile.',
    'header.converter': 'The class that turns the headers of records into bytes and back.',
    predicates: 'Names of predicates, by which a transform is applied to some records alone.',
    'tasks.max.enforce': 'Refuse to run more tasks than tasks.max, whatever the class asks for.',
    'topic.creation.groups':
      'Names of groups of topics that Connect creates for a source, each with settings of its own.',
    'transaction.boundary.interval.ms':
      'How often a transaction ends where its boundary is the interval; that of the workers where left out.',
  },
  topic: {
    'cleanup.policy':
      'What happens to old records: delete them by age or size, compact to the last of each key, or both.',
    'compression.type':
      'The codec on disk; “producer” keeps what the producer chose and spares the brokers the work.',
    'delete.retention.ms':
      'How long a compacted topic keeps the mark of a deleted key, for slow readers to see it.',
    'file.delete.delay.ms': 'How long a deleted segment still lies on disk.',
    'flush.messages': 'Force a write to disk every so many records; replication makes it unnecessary.',
    'flush.ms': 'Force a write to disk every so often; replication makes it unnecessary.',
    'index.interval.bytes': 'How densely offsets are indexed: one entry per so many bytes.',
    'local.retention.bytes': 'With tiered storage, how much of a partition stays on the brokers’ own disks.',
    'local.retention.ms': 'With tiered storage, how long records stay on the brokers’ own disks.',
    'max.compaction.lag.ms': 'The longest that a record may wait until it can be compacted.',
    'max.message.bytes': 'The largest record batch that the topic takes, after compression.',
    'message.timestamp.after.max.ms':
      'How far ahead of the broker’s clock a record’s timestamp may be before it is refused.',
    'message.timestamp.before.max.ms':
      'How far behind the broker’s clock a record’s timestamp may be before it is refused.',
    'message.timestamp.type': 'Whose clock stamps a record: the producer’s, or the broker’s on arrival.',
    'min.cleanable.dirty.ratio':
      'How much of a log may be uncompacted before cleaning starts: lower saves disk and costs I/O.',
    'min.compaction.lag.ms': 'How long every record is readable before compaction may drop it.',
    'min.insync.replicas':
      'How many replicas must have a record before acks=all succeeds; with fewer in sync, writes stop.',
    'remote.storage.enable': 'Move closed segments to remote storage (tiered storage).',
    'retention.bytes':
      'Delete the oldest segments of a partition once it exceeds this size; -1 for no limit.',
    'retention.ms': 'Delete records older than this, a segment at a time; -1 keeps them for ever.',
    'segment.bytes': 'The size of a log file: deletion and compaction work on whole closed files.',
    'segment.ms': 'Close a log file after this time even if it is not full, so that retention can act.',
    'unclean.leader.election.enable':
      'Let a replica that lacks records lead when no other is left: available again, but records are lost.',
  },
  producer: {
    acks: 'Who must have a record before it counts as sent: nobody (0), the leader (1), or all in sync (all).',
    'batch.size':
      'The largest batch per partition, in bytes; a batch goes out when full or when linger.ms is over.',
    'buffer.memory': 'Memory for records waiting to be sent; when it is full, send() blocks.',
    'compression.type': 'The codec for whole batches: fewer bytes on network and disk for some CPU.',
    'delivery.timeout.ms': 'How long a record may take in all, retries included, before send fails.',
    'enable.idempotence': 'Number the batches so that a retry never writes a record twice or out of order.',
    'linger.ms':
      'How long to wait for more records to fill a batch: a little latency for far fewer requests.',
    'max.block.ms': 'How long send() may block on a full buffer or missing metadata.',
    'max.in.flight.requests.per.connection':
      'Unanswered requests per broker; above 1 a retry may reorder records unless idempotence is on.',
    'max.request.size': 'The largest record, uncompressed, and request that the producer will send.',
    'partitioner.class': 'Your own choice of partition; by default by the key’s hash, else batch by batch.',
    'partitioner.ignore.keys':
      'Spread records over partitions even if they have a key, giving up order by key.',
    'partitioner.adaptive.partitioning.enable': 'Send more keyless batches to brokers that answer faster.',
    retries: 'How often to retry a failed send; better left alone, delivery.timeout.ms limits it.',
    'transaction.timeout.ms': 'How long a transaction may stay open before the broker aborts it.',
    'transactional.id':
      'A stable name that lets the producer write to several partitions all or nothing, across restarts.',
    'key.serializer': 'The class that turns a key into bytes: they decide the partition.',
    'value.serializer': 'The class that turns a value into bytes.',
  },
  consumer: {
    'allow.auto.create.topics': 'Create a topic by subscribing to it, if the brokers allow that.',
    'auto.commit.interval.ms': 'How often offsets are committed when that happens by itself.',
    'auto.offset.reset':
      'Where to start without a committed offset: earliest, latest, a duration ago, or fail (none).',
    'client.rack': 'Where this consumer runs, so that it can read from a replica nearby.',
    'enable.auto.commit': 'Commit offsets by a timer, whether or not the records were processed.',
    'fetch.max.bytes': 'The most that one fetch returns over all partitions of a broker.',
    'fetch.max.wait.ms': 'How long a broker may hold a fetch back to reach fetch.min.bytes.',
    'fetch.min.bytes': 'Wait until this much is there: fewer requests for some latency.',
    'group.id': 'The consumer group: its members share the partitions and the committed offsets.',
    'group.instance.id':
      'A stable name for this member: a restart within the session timeout causes no rebalance.',
    'group.protocol':
      'Who assigns partitions: the members (classic) or the coordinator, without stopping all (consumer).',
    'group.remote.assignor': 'With group.protocol=consumer, the coordinator’s assignor: uniform or range.',
    'heartbeat.interval.ms':
      'How often a member says that it is alive; at most a third of the session timeout.',
    'isolation.level': 'Whether to see records of open and aborted transactions, or only committed ones.',
    'max.partition.fetch.bytes': 'The most that one fetch returns per partition.',
    'max.poll.interval.ms':
      'How long processing one poll may take before the member is put out of the group.',
    'max.poll.records': 'The most records that one poll hands over.',
    'partition.assignment.strategy':
      'How a classic group shares partitions; cooperative ones move only a few.',
    'session.timeout.ms': 'How long a silent member keeps its partitions before others take them over.',
    'share.acknowledgement.mode': 'In a share group, whether poll acknowledges the last records by itself.',
  },
  streams: {
    'application.id': 'The application’s name: its consumer group and the prefix of its internal topics.',
    'commit.interval.ms':
      'How often progress is committed; with exactly-once also when output becomes visible.',
    'num.standby.replicas': 'Copies of each state store kept ready elsewhere, for a fast failover.',
    'num.stream.threads': 'Threads per instance; more than there are tasks in all would idle.',
    'processing.guarantee': 'At least once, or exactly once by a transaction per commit.',
    'replication.factor': 'Replicas of internal topics; -1 leaves it to the brokers’ default.',
    'state.dir': 'Where state stores live; on lasting disk, a restart does not rebuild them.',
    'statestore.cache.max.bytes': 'Memory per instance that merges updates before they are sent on.',
    'max.task.idle.ms': 'How long to wait for a lagging input, so that joins see records in time order.',
    'topology.optimization': 'Let Streams merge repartition topics and reuse source topics as changelogs.',
    'ensure.explicit.internal.resource.naming':
      'Refuse generated names, which change with the topology and orphan state.',
  },
  group: {
    'consumer.session.timeout.ms': 'How long a silent member of a consumer group keeps its partitions.',
    'consumer.heartbeat.interval.ms': 'How often members of a consumer group report.',
    'share.auto.offset.reset': 'Where a share group starts on a partition that it never read.',
    'share.delivery.count.limit': 'How often a record is offered before a share group gives it up.',
    'share.isolation.level': 'Whether a share group reads records of open and aborted transactions.',
    'share.record.lock.duration.ms': 'How long a member has to acknowledge a record before others get it.',
    'streams.num.standby.replicas': 'Standby copies of state in a streams group, decided by the brokers.',
  },
  broker: {
    'auto.create.topics.enable':
      'Create unknown topics when somebody writes or reads them, misspelled ones too.',
    'default.replication.factor': 'Replicas of a topic that does not say.',
    'group.initial.rebalance.delay.ms':
      'How long a new classic group waits for more members before it assigns.',
    'group.max.session.timeout.ms':
      'The longest session timeout that a member of a classic group may ask for.',
    'log.retention.hours':
      'How long topics keep records that do not say; the ms and minutes settings beat it.',
    'message.max.bytes': 'The largest record batch of a topic that does not say.',
    'min.insync.replicas': 'The in-sync replicas needed by acks=all on a topic that does not say.',
    'num.io.threads': 'Threads that serve requests, disk included.',
    'num.network.threads': 'Threads per listener that move bytes between network and requests.',
    'num.partitions': 'Partitions of a topic that does not say, as an automatically created one.',
    'num.replica.fetchers': 'Threads per source broker that copy from leaders.',
    'offsets.retention.minutes': 'How long an empty group’s offsets are kept; afterwards it starts anew.',
    'replica.lag.time.max.ms': 'How far behind a follower may fall before it leaves the in-sync replicas.',
    'transaction.max.timeout.ms': 'The longest transaction timeout that a producer may ask for.',
  },
}
