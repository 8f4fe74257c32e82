import { type BrokerConflict, brokerConflicts } from '../../../kafka/broker-conflicts'
import { foldersOnce, namesOneTwice } from '../../../kafka/log-folders'
import { before, type KafkaVersion } from '../../../kafka/versions'
import type { Cluster, Config, ConfigValue } from '../../../model/design'
import { formatCount } from '../../../shared/format'
import { configProblems } from '../../config-problems'
import { changeCluster, type LabelledFix } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule, type Report } from '../../rule'
import { soundDesign } from '../../sound-design'

const FETCH_WAIT = 'replica.fetch.wait.max.ms'
const QUEUED = 'queued.max.request.bytes'
const SESSION = 'group.consumer.session.timeout.ms'

/** Takes away what the cluster wrote of the pair; where it wrote both, the lower follows the higher. */
function inOrder({ low, high, highValue, isStrict }: BrokerConflict, config: Config): LabelledFix {
  const written = [low, high].filter((key) => Object.hasOwn(config, key))
  const [only] = written
  if (written.length === 1 && only !== undefined)
    return changeCluster(`Use Kafka's default for ${only}`, (one) => withoutSetting(one, only))
  const value = isStrict ? Math.max(1, Math.floor(highValue / 3)) : highValue
  return changeCluster(`Set ${low} to ${value}`, (one) => ({
    ...one,
    config: { ...one.config, [low]: value },
  }))
}

function withoutSetting(cluster: Cluster, key: string): Cluster {
  const { [key]: _gone, ...config } = cluster.config ?? {}
  return { ...cluster, config }
}

/** In the order in which Kafka prefers them. */
const RETENTION = ['log.retention.ms', 'log.retention.minutes', 'log.retention.hours'] as const

/** A retention of nothing: of three settings for one time the first that is set counts. @see KafkaConfig.validateValues */
function checkZero(config: Config, report: (report: Report) => void): void {
  const key = RETENTION.find((one) => Object.hasOwn(config, one) && config[one] !== null)
  if (key === undefined || Number(config[key]) !== 0) return
  report({
    message: `No broker starts: \`${key}\` is 0, and a retention must be at least 1 ms, or -1`,
    field: `config.${key}`,
    evidence: [{ name: key, value: '0' }],
    fix: changeCluster(`Use Kafka's default for ${key}`, (one) => withoutSetting(one, key)),
  })
}

const DEDUPE = 'log.cleaner.dedupe.buffer.size'
const CLEANERS = 'log.cleaner.threads'
const LEAST_DEDUPE = 1_048_576
const DEFAULT_DEDUPE = 134_217_728

/** In whole numbers, as Kafka divides. */
const isTooLittleEach = (bytes: number, threads: number): boolean =>
  Math.floor(bytes / threads) <= LEAST_DEDUPE

const isStated = (value: ConfigValue | undefined): boolean => String(value ?? '').trim() !== ''

/** What a broker refuses of one setting by what it is. @see KafkaConfig.validateValues, LogManager, AuthorizerUtils */
const NEVER: readonly {
  readonly key: string
  isRefused(value: string, config: Config, version: KafkaVersion): boolean
  readonly says: string
  readonly errorClass?: string
  /** What to write instead; it is taken away where nothing is said. */
  readonly instead?: (value: string) => string
}[] = [
  {
    key: 'advertised.listeners',
    isRefused: (value) => /(^|[/,:@\s])0\.0\.0\.0(:|,|$)/.test(value),
    says: '`advertised.listeners` names 0.0.0.0, which is no address that a client can connect to',
  },
  {
    key: DEDUPE,
    isRefused: (value, config) => isTooLittleEach(Number(value), Number(config[CLEANERS] ?? 1)),
    says: '`log.cleaner.dedupe.buffer.size` must be above 1 MiB for each of `log.cleaner.threads`',
  },
  {
    key: CLEANERS,
    isRefused: (value, config) => !isStated(config[DEDUPE]) && isTooLittleEach(DEFAULT_DEDUPE, Number(value)),
    says: '`log.cleaner.dedupe.buffer.size`, 128 MiB by default, must be above 1 MiB for each of `log.cleaner.threads`',
  },
  {
    key: 'log.dirs',
    isRefused: namesOneTwice,
    says: '`log.dirs` names one folder twice',
    errorClass: 'KafkaException',
    instead: (value) => foldersOnce(value).join(','),
  },
  {
    key: 'authorizer.class.name',
    isRefused: (value, _, version) => /^kafka\.security\./.test(value) && !before(version, '4.0'),
    says: 'the class of `authorizer.class.name` left Kafka with ZooKeeper in 4.0',
    errorClass: 'ClassNotFoundException',
    instead: () => 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
  },
]

function checkNever(config: Config, version: KafkaVersion, report: (report: Report) => void): void {
  for (const { key, isRefused, says, errorClass, instead } of NEVER) {
    const value = String(config[key] ?? '').trim()
    if (value === '' || !isRefused(value, config, version)) continue
    report({
      message: `No broker starts: ${says}`,
      field: `config.${key}`,
      cause: key,
      evidence: [{ name: key, value }],
      ...(errorClass && { errorClass }),
      fix: instead
        ? changeCluster(`Set ${key} to ${instead(value)}`, (one) => ({
            ...one,
            config: { ...one.config, [key]: instead(value) },
          }))
        : changeCluster(`Remove ${key}`, (one) => withoutSetting(one, key)),
    })
  }
}

export const clusterConfigRejected = defineRule({
  id: 'cluster-config-rejected',
  title: 'Brokers that cannot start',
  scope: 'design',
  severity: 'error',
  kind: 'rejected',
  errorClass: 'IllegalArgumentException',
  why: 'A broker compares some of its settings with each other when it starts: a follower must fetch more often than it would be taken to lag, the queue of requests must hold the largest one, and what it tells groups must lie within its own limits. The first contradiction throws, and with one file for all brokers none of them comes up.',
  reference: kafkaDocs('configuration/broker-configs/'),
  examples: () => ({
    bad: [
      soundDesign({ cluster: { config: { [FETCH_WAIT]: 31_000, 'replica.socket.timeout.ms': 60_000 } } }),
      soundDesign({ cluster: { config: { [QUEUED]: 1_000_000 } } }),
      soundDesign({ cluster: { config: { 'log.retention.hours': 0 } } }),
      soundDesign({ cluster: { config: { 'advertised.listeners': 'PLAINTEXT://0.0.0.0:9092' } } }),
      soundDesign({ cluster: { config: { 'log.cleaner.dedupe.buffer.size': 1_000_000 } } }),
      // 1,048,576.5 for each of two, of which Kafka sees the whole.
      soundDesign({ cluster: { config: { [DEDUPE]: 2_097_153, [CLEANERS]: 2 } } }),
      soundDesign({ cluster: { config: { [CLEANERS]: 128 } } }),
      soundDesign({ cluster: { config: { [SESSION]: 30_000 } } }),
      soundDesign({ cluster: { config: { 'group.share.max.heartbeat.interval.ms': 4_000 } } }),
      soundDesign({
        cluster: {
          config: {
            'group.consumer.heartbeat.interval.ms': 45_000,
            'group.consumer.max.heartbeat.interval.ms': 45_000,
            [SESSION]: 45_000,
          },
        },
      }),
    ],
    good: [
      soundDesign({ cluster: { config: { [FETCH_WAIT]: 20_000, [QUEUED]: -1 } } }),
      soundDesign({ cluster: { config: { [QUEUED]: 104_857_600 } } }),
      soundDesign({
        cluster: { config: { [SESSION]: 30_000, 'group.consumer.min.session.timeout.ms': 30_000 } },
      }),
    ],
  }),
  check({ cluster }, report) {
    const { config, kafkaVersion } = cluster
    if (config === undefined) return
    checkZero(config, report)
    checkNever(config, kafkaVersion, report)
    const conflicts = brokerConflicts(config, kafkaVersion)
    // A value that is wrong by itself is another finding, and Kafka's first.
    if (
      conflicts.length === 0 ||
      configProblems('broker', config, kafkaVersion).some(({ isName }) => !isName)
    )
      return
    for (const conflict of conflicts) {
      const { low, high, lowValue, highValue } = conflict
      report({
        message: `No broker starts: \`${low}\` is ${formatCount(lowValue)}, \`${high}\` ${lowValue === highValue ? 'is the same' : `only ${formatCount(highValue)}`}`,
        field: `config.${Object.hasOwn(config, low) ? low : high}`,
        evidence: [low, high].map((key, index) => ({
          name: key,
          value: `${formatCount(index === 0 ? lowValue : highValue)}${Object.hasOwn(config, key) ? '' : ', the default'}`,
        })),
        fix: inOrder(conflict, config),
      })
    }
  },
})
