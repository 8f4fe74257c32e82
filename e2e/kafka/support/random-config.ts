import { type ConfigKind, configDefinition, configKeys } from '@/core/kafka/catalogue'
import type { ValidationKind } from '@/core/kafka/validate-config'
import type { Random } from './random'

const VERSION = '4.3'

interface Kind {
  readonly of: ConfigKind
  /** Settings that the checks relate to each other: drawn more often than the rest. */
  readonly related: readonly string[]
}

const words = (text: string): string[] => text.split(' ')
const CONSUMER =
  'group.id enable.auto.commit group.protocol group.remote.assignor share.acquire.mode share.acknowledgement.mode partition.assignment.strategy session.timeout.ms heartbeat.interval.ms group.instance.id auto.offset.reset isolation.level'
const KINDS: Readonly<Record<ValidationKind, Kind>> = {
  producer: {
    of: 'producer',
    related: words(
      'acks enable.idempotence retries max.in.flight.requests.per.connection transactional.id transaction.timeout.ms transaction.two.phase.commit.enable compression.type linger.ms batch.size',
    ),
  },
  'producer-constructor': {
    of: 'producer',
    related: words('linger.ms request.timeout.ms delivery.timeout.ms acks enable.idempotence'),
  },
  consumer: { of: 'consumer', related: words(CONSUMER) },
  'consumer-classic-heartbeat': {
    of: 'consumer',
    related: words('session.timeout.ms heartbeat.interval.ms group.instance.id group.protocol'),
  },
  'share-consumer': { of: 'consumer', related: words(CONSUMER) },
  streams: {
    of: 'streams',
    related: words(
      'processing.guarantee commit.interval.ms producer.transaction.timeout.ms producer.max.in.flight.requests.per.connection producer.enable.idempotence producer.linger.ms consumer.isolation.level consumer.enable.auto.commit auto.offset.reset max.poll.records topology.optimization group.protocol group.instance.id topic.segment.bytes producer.batch.size num.standby.replicas replication.factor',
    ),
  },
  group: { of: 'group', related: [] },
  topic: {
    of: 'topic',
    related: words(
      'cleanup.policy min.compaction.lag.ms max.compaction.lag.ms min.insync.replicas compression.type',
    ),
  },
  'topic-broker(tiered)': {
    of: 'topic',
    related: words(
      'remote.storage.enable remote.storage.enable cleanup.policy retention.ms local.retention.ms retention.bytes local.retention.bytes remote.log.copy.disable',
    ),
  },
}

const TEXTS: Readonly<Record<string, readonly string[]>> = {
  acks: ['all', '0', '1', '-1', 'ALL', ' all ', '2', ''],
  'enable.idempotence': ['true', 'false', 'TRUE', 'yes'],
  'group.protocol': ['classic', 'consumer', 'Classic', 'streams', 'x'],
  'auto.offset.reset': ['earliest', 'latest', 'none', 'by_duration:PT1H', 'by_duration:-PT1H', 'smallest'],
  'isolation.level': ['read_committed', 'read_uncommitted', 'READ_COMMITTED'],
  'group.instance.id': ['i1', 'a b', '', 'x'.repeat(250)],
  'group.id': ['g', ''],
  'share.acquire.mode': ['record_limit', 'batch_optimized', 'x', ''],
  'share.acknowledgement.mode': ['implicit', 'explicit', ''],
  'group.remote.assignor': ['uniform', ''],
  'partition.assignment.strategy': ['org.apache.kafka.clients.consumer.RangeAssignor', ''],
  'processing.guarantee': ['exactly_once_v2', 'exactly_once_v2', 'at_least_once', 'exactly_once'],
  'topology.optimization': ['all', 'none', 'all,none', 'merge.repartition.topics', 'foo'],
  'cleanup.policy': ['delete', 'compact', 'compact,delete', ' delete , compact ', '', 'none', 'Delete'],
  'compression.type': ['none', 'gzip', 'lz4', 'zstd', 'producer', 'uncompressed', 'GZIP'],
  'transactional.id': ['t', ''],
  'remote.storage.enable': ['true', 'true', 'false', 'TRUE'],
}
const NUMBERS: Readonly<Record<string, readonly string[]>> = {
  'session.timeout.ms': ['3000', '3001', '45000', '10000', '999'],
  'heartbeat.interval.ms': ['3000', '2999', '45000', '1000'],
  'linger.ms': ['0', '5', '100', '100000', '-1'],
  'request.timeout.ms': ['30000', '0', '100', '2147483647'],
  'delivery.timeout.ms': ['30000', '30004', '30005', '120000', '2147483647'],
  retries: ['0', '1', '2147483647'],
  'max.in.flight.requests.per.connection': ['1', '5', '6', '0', ' 5 '],
  'commit.interval.ms': ['100', '10000', '10001', '30000'],
  'transaction.timeout.ms': ['10000', '60000', '0', '5000'],
  'retention.ms': ['-1', '1000', '1001', '0'],
  'local.retention.ms': ['-2', '-1', '1000', '1001', '-3'],
  'retention.bytes': ['-1', '1000', '-5', '1001'],
  'local.retention.bytes': ['-2', '-1', '1000', '1001'],
  'min.compaction.lag.ms': ['0', '1000', '999'],
  'max.compaction.lag.ms': ['1', '1000', '999'],
}
const ANY_NUMBER = words(
  '0 1 -1 5 6 100 999 1000 3000 10000 45000 44999 60000 60001 30000 2147483647 2147483648 9223372036854775807 9223372036854775808 -2 1048576 1048575 1.5 1e3 abc 32768',
)
/** Classes of the user's, files and servers: the core takes them as given. */
const NOT_JUDGED =
  /^(bootstrap\.servers|config\.providers|.*serializer|metric\.reporters|application\.id|.*handler.*|security\.|sasl\.|ssl\.|.*\.class$|interceptor\.classes|auto\.include|.*classes$)/

interface Case {
  readonly kind: ValidationKind
  readonly config: Record<string, string>
}

/** Configurations that are right or wrong in ways that matter: on edges, and against each other. */
export function randomConfigs(random: Random, count: number): Case[] {
  const kinds = Object.keys(KINDS) as ValidationKind[]
  return Array.from({ length: count }, () => {
    const kind = random.pick(kinds)
    const { of, related } = KINDS[kind]
    const all = configKeys(of, VERSION).filter(
      (key) => !NOT_JUDGED.test(key) && configDefinition(of, key, VERSION)?.type !== 'class',
    )
    const config: Record<string, string> = {}
    for (let left = random.whole(1, 4); left > 0; left--) {
      const key = related.length > 0 && random.chance(0.85) ? random.pick(related) : random.pick(all)
      config[key] = value(of, key, random)
    }
    return { kind, config }
  })
}

function value(of: ConfigKind, key: string, random: Random): string {
  const base = key.replace(/^(main\.consumer|consumer|producer|topic)\./, '')
  const known = NUMBERS[base] ?? TEXTS[base]
  if (known && random.chance(0.9)) return random.pick(known)
  const definition = configDefinition(of, key, VERSION)
  if (definition?.type === 'boolean') return random.pick(['true', 'false', 'no'])
  if (definition?.values) return random.pick([...definition.values, 'x'])
  return definition?.type === 'string' || definition?.type === 'list'
    ? random.pick(['x', 'a,b', ''])
    : random.pick(ANY_NUMBER)
}
