/** Settings of brokers that were made for a laptop or a test, or meant in other units, and do harm in a cluster. */
import { namesOneTwice } from '../kafka/log-folders'
import type { Cluster } from '../model/design'

interface Harmful {
  readonly key: string
  isHarmful(value: string, cluster: Cluster): boolean
  /** What becomes of it, after the setting and its value. */
  readonly says: string
  readonly severity?: 'info'
}

const isOff = (value: string): boolean => value.toLowerCase() === 'false'
const below =
  (least: number) =>
  (value: string): boolean =>
    value !== '' && Number(value) < least
const above =
  (most: number) =>
  (value: string): boolean =>
    Number(value) > most
const isOn = (value: string): boolean => value.toLowerCase() === 'true'
const inTemporary = (value: string): boolean => /(^|,)\s*\/tmp(\/|$)/.test(value)
const onThisMachine = (value: string): boolean => /(^|[/,:@\s])(localhost|127\.0\.0\.1)(:|,|$)/i.test(value)

/** Listeners of Kafka's own protocol names of which none encrypts; names of one's own may be anything. */
const isInTheClear = (value: string): boolean =>
  value.split(',').every((one) => /^\s*(SASL_)?PLAINTEXT:\/\//.test(one))

/**
 * Settings of compose files and guides that no cluster of several machines can do with, each as it is stated.
 *
 * @see ServerLogConfigs, ReplicationConfigs, QuorumConfig, SocketServerConfigs, CleanerConfig
 */
export const BROKER_SETTINGS_THAT_HARM: readonly Harmful[] = [
  {
    key: 'log.dirs',
    isHarmful: (value) => inTemporary(value) && !namesOneTwice(value),
    says: 'most systems empty /tmp when they start, and with it all that this broker has',
  },
  {
    key: 'log.dir',
    isHarmful: inTemporary,
    says: 'most systems empty /tmp when they start, and with it all that this broker has',
  },
  {
    key: 'metadata.log.dir',
    isHarmful: inTemporary,
    says: 'most systems empty /tmp when they start, and with it what this node knows of all topics',
  },
  {
    key: 'advertised.listeners',
    isHarmful: (value, { brokers }) => brokers > 1 && onThisMachine(value),
    says: 'clients on other machines are sent to themselves',
  },
  {
    key: 'process.roles',
    isHarmful: (value) => value.includes('broker') && value.includes('controller'),
    says: 'the controller shares the machine with a broker and its load; Kafka’s documentation advises against combined nodes in critical environments',
  },
  {
    key: 'security.inter.broker.protocol',
    isHarmful: (value, { security }) => security?.encryption === 'tls' && value.endsWith('PLAINTEXT'),
    says: 'the cluster speaks TLS, and its brokers copy every record to each other in the clear',
  },
  {
    key: 'listeners',
    isHarmful: (value, { security }) => security?.encryption === 'tls' && isInTheClear(value),
    says: 'the cluster is to speak TLS, and no listener does',
  },
  {
    key: 'auto.leader.rebalance.enable',
    isHarmful: isOff,
    says: 'a broker that was restarted gets none of its leaders back until somebody moves them',
  },
  {
    key: 'controlled.shutdown.enable',
    isHarmful: isOff,
    says: 'a broker that is restarted does not hand its leaders over first: clients see it as a failure',
  },
  {
    key: 'allow.everyone.if.no.acl.found',
    isHarmful: isOn,
    says: 'whoever connects may do everything with a topic or group that has no ACL',
  },
  {
    key: 'authorizer.class.name',
    isHarmful: (value, { security }) => value === '' && security?.authorization === 'acl',
    says: 'ACLs are to be looked at, and no authorizer looks at them',
  },
  {
    key: 'log.cleaner.enable',
    isHarmful: isOff,
    says: 'nothing is compacted: __consumer_offsets grows without end, and is read whole whenever its leader moves',
  },
  {
    key: 'log.cleaner.threads',
    isHarmful: below(1),
    says: 'nothing is compacted: __consumer_offsets grows without end, and is read whole whenever its leader moves',
  },
  {
    key: 'replica.lag.time.max.ms',
    isHarmful: below(5_000),
    says: 'a follower that pauses for so long is taken out of sync, and soon after is in sync again',
  },
  {
    key: 'replica.lag.time.max.ms',
    isHarmful: above(300_000),
    says: 'a follower that hangs stays in sync for so long, and writes with acks=all to its partitions wait for it',
  },
  {
    key: 'broker.session.timeout.ms',
    isHarmful: (value, { config }) =>
      Number(value) < 2 * Number(config?.['broker.heartbeat.interval.ms'] ?? 2_000),
    says: 'one heartbeat that is late takes a broker out: the session must be at least twice the heartbeat interval',
  },
  {
    key: 'connections.max.idle.ms',
    isHarmful: (value) => !value.startsWith('-') && below(60_000)(value),
    says: 'clients that are quiet for a moment lose their connections and open them anew',
  },
  {
    key: 'log.retention.check.interval.ms',
    isHarmful: above(3_600_000),
    says: 'what retention ends stays on the disks until the next check',
    severity: 'info',
  },
  {
    key: 'offsets.topic.num.partitions',
    isHarmful: below(10),
    says: 'at most so many brokers coordinate all groups, and the number must not be changed later',
  },
  {
    key: 'group.initial.rebalance.delay.ms',
    isHarmful: below(1),
    says: 'a group that starts does not wait for more members, and rebalances anew as they come',
    severity: 'info',
  },
  {
    key: 'transactional.id.expiration.ms',
    isHarmful: below(3_600_000),
    says: 'a transactional producer that writes nothing for so long is forgotten, and its next transaction fails',
  },
  {
    key: 'producer.id.expiration.ms',
    isHarmful: below(300_000),
    says: 'a producer that writes nothing for so long is forgotten, and a batch that it then sends again may be written twice',
  },
  {
    key: 'log.cleaner.dedupe.buffer.size',
    isHarmful: (value) => Number(value) > 1_048_576 && below(16_777_216)(value),
    says: 'compaction remembers so few keys at a time that it goes over a log again and again, or ends at a segment with more keys',
  },
  {
    key: 'max.connections.per.ip',
    isHarmful: below(10),
    says: 'clients of one machine, or behind one address, are refused beyond so many connections',
  },
  {
    key: 'queued.max.requests',
    isHarmful: below(16),
    says: 'the network threads stop reading when so few requests wait; 500 is the default',
  },
  {
    key: 'offsets.topic.segment.bytes',
    isHarmful: above(524_288_000),
    says: 'a coordinator that moves reads segments of this size before its groups can go on; 100 MiB is the default',
  },
  {
    key: 'ssl.endpoint.identification.algorithm',
    isHarmful: (value, { security }) => value === '' && security?.encryption === 'tls',
    says: 'brokers do not check that a certificate is that of the host they connect to',
  },
  {
    key: 'num.replica.fetchers',
    isHarmful: above(16),
    says: 'each broker runs so many threads for every other broker, which take its requests from clients',
    severity: 'info',
  },
  {
    key: 'delete.topic.enable',
    isHarmful: isOff,
    says: 'a topic that is deleted stays, with all that it holds',
    severity: 'info',
  },
  {
    key: 'num.io.threads',
    isHarmful: below(4),
    says: 'requests wait for these few threads; there are eight by default',
    severity: 'info',
  },
  {
    key: 'num.network.threads',
    isHarmful: below(2),
    says: 'one thread reads and answers all connections of a listener; there are three by default',
    severity: 'info',
  },
  {
    key: 'broker.heartbeat.interval.ms',
    isHarmful: (value, { config }) =>
      config?.['broker.session.timeout.ms'] === undefined && 2 * Number(value) > 9_000,
    says: 'one heartbeat that is late takes a broker out: its session ends after 9 s, unless broker.session.timeout.ms is set',
  },
  {
    key: 'log.cleaner.io.max.bytes.per.second',
    isHarmful: below(1_048_576),
    says: 'all compaction of a broker shares so little that it may never catch up with what is written, __consumer_offsets included',
  },
  {
    key: 'log.retention.check.interval.ms',
    isHarmful: below(10_000),
    says: 'every log of the broker is looked through again and again for what may be deleted',
    severity: 'info',
  },
  {
    key: 'fetch.max.bytes',
    isHarmful: below(1_048_576),
    says: 'no answer to a fetch holds more than this and one batch, whatever consumers ask for',
  },
  {
    key: 'max.connection.creation.rate',
    isHarmful: below(10),
    says: 'after a restart so few clients a second are let in, and the others wait',
  },
  {
    key: 'unstable.api.versions.enable',
    isHarmful: isOn,
    says: 'requests of releases to come are answered in a form that may change; it is there for tests of Kafka itself',
  },
  {
    key: 'unstable.feature.versions.enable',
    isHarmful: isOn,
    says: 'a feature that is not released may be turned on, and with it the cluster cannot be upgraded; it is there for tests of Kafka itself',
  },
  {
    key: 'controller.quorum.election.timeout.ms',
    isHarmful: below(200),
    says: 'controllers call an election at any pause of the network, and while they vote nothing of the cluster changes',
  },
  {
    key: 'controller.quorum.fetch.timeout.ms',
    isHarmful: below(500),
    says: 'controllers call an election at any pause of the network, and while they vote nothing of the cluster changes',
  },
  {
    key: 'log.index.interval.bytes',
    isHarmful: below(256),
    says: 'nearly every batch has an entry in both indexes of its segment, which brokers keep mapped into memory; 4096 is the default',
  },
  {
    key: 'log.preallocate',
    isHarmful: isOn,
    says: 'the open segment of every partition takes the whole of log.segment.bytes on the disk at once; on Linux there is nothing to gain by it',
    severity: 'info',
  },
  {
    key: 'super.users',
    isHarmful: (value, { security }) => security?.authorization === 'acl' && /User:ANONYMOUS\b/.test(value),
    says: 'whoever connects to a listener without authentication may do everything',
  },
]
