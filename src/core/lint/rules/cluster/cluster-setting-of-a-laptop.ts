import type { Cluster } from '../../../model/design'
import { changeCluster } from '../../fixes'
import { brokerConfigDocs, kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

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
const onThisMachine = (value: string): boolean => /(^|[/,:@\s])(localhost|127\.0\.0\.1)(:|,|$)/i.test(value)
const everyAddress = (value: string): boolean => /(^|[/,:@\s])0\.0\.0\.0(:|,|$)/.test(value)

/** Listeners of Kafka's own protocol names of which none encrypts; names of one's own may be anything. */
const isInTheClear = (value: string): boolean =>
  value.split(',').every((one) => /^\s*(SASL_)?PLAINTEXT:\/\//.test(one))

/** Settings of compose files and guides that no cluster of several machines can do with. */
const HARMFUL: readonly Harmful[] = [
  {
    key: 'log.dirs',
    isHarmful: (value) => /(^|,)\s*\/tmp(\/|$)/.test(value),
    says: 'most systems empty /tmp when they start, and with it all that this broker has',
  },
  {
    key: 'log.dir',
    isHarmful: (value) => /^\/tmp(\/|$)/.test(value),
    says: 'most systems empty /tmp when they start, and with it all that this broker has',
  },
  {
    key: 'advertised.listeners',
    isHarmful: (value, { brokers }) => brokers > 1 && onThisMachine(value),
    says: 'clients on other machines are sent to themselves',
  },
  {
    key: 'advertised.listeners',
    isHarmful: everyAddress,
    says: 'no broker starts with it, since 0.0.0.0 is no address that a client can connect to',
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
    isHarmful: (value) => value.toLowerCase() === 'true',
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
    isHarmful: below(60_000),
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
    isHarmful: below(16_777_216),
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
]

export const clusterSettingOfALaptop = defineRule({
  id: 'cluster-setting-of-a-laptop',
  title: 'A broker setting that does harm in a cluster',
  scope: 'design',
  severity: 'warning',
  kind: 'advice',
  why: 'A file that starts Kafka on a laptop leaves out what a cluster needs: copies, folders that last, addresses that other machines can reach. Other settings were changed for a test and stayed. Most of them show only at the first restart, the first pause or the first lost broker. Each finding says what this one does.',
  reference: kafkaDocs('configuration/broker-configs/'),
  examples: () => ({
    bad: [
      soundDesign({ cluster: { config: { 'log.dirs': '/tmp/kafka-logs' } } }),
      soundDesign({ cluster: { config: { 'auto.leader.rebalance.enable': false } } }),
      soundDesign({ cluster: { config: { 'process.roles': 'broker,controller' } } }),
      soundDesign({ cluster: { config: { 'advertised.listeners': 'PLAINTEXT://localhost:9092' } } }),
      soundDesign({ cluster: { config: { 'allow.everyone.if.no.acl.found': true } } }),
    ],
    good: [
      soundDesign({
        cluster: { environment: 'staging', config: { 'group.initial.rebalance.delay.ms': 0 } },
      }),
      soundDesign({
        cluster: { config: { 'log.dirs': '/var/lib/kafka', 'process.roles': 'broker' } },
      }),
    ],
  }),
  check({ cluster, topics }, report) {
    const { config, environment } = cluster
    if (config === undefined || environment !== 'production' || topics.length === 0) return
    for (const { key, isHarmful, says, severity } of HARMFUL) {
      const value = config[key]
      if (value === undefined || value === null || !isHarmful(String(value).trim(), cluster)) continue
      report({
        at: 'cluster',
        message: `\`${key}=${value}\`: ${says}`,
        cause: key,
        ...(severity && { severity }),
        field: `config.${key}`,
        reference: brokerConfigDocs(key),
        evidence: [
          { name: key, value: String(value) },
          { name: 'environment', value: environment },
        ],
        fix: changeCluster(`Remove ${key}`, ({ config: { [key]: _harmful, ...rest } = {}, ...before }) => ({
          ...before,
          config: rest,
        })),
      })
    }
  },
})
