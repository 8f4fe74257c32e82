import type { Analysis } from '../analysis'
import { DEFAULT_DISK_HEADROOM } from '../model/defaults'
import type { Cluster, Design } from '../model/design'
import { yamlKey, yamlScalar } from '../yaml/yaml-scalar'
import { acceptedAt } from './accepted'
import { type Carried, notCarried } from './carried'
import type { Exporter, ExportLoss, ExportOption } from './exporter'
import { optionValues } from './option-values'
import { settingsOf } from './setting-text'
import { singleLine } from './single-line'
import { clusterName } from './strimzi-names'
import { API_VERSION, KAFKA_RESOURCE } from './strimzi-options'
import { hashComments } from './topics/topic-rows'

const OPTIONS = [
  API_VERSION,
  { ...KAFKA_RESOURCE, help: 'The name of the Kafka resource; the name of the design where it is left out.' },
  {
    id: 'controllers',
    label: 'Controllers',
    help: 'Whether controllers run in pods of their own, as production wants it, or inside the brokers.',
    kind: 'choice',
    initial: 'apart',
    choices: [
      { value: 'apart', label: 'In pods of their own' },
      { value: 'inside', label: 'Inside the brokers' },
    ],
  },
  {
    id: 'storage-class',
    label: 'Storage class',
    help: 'Which class of volumes the brokers ask for; the cluster’s default where it is left out.',
    kind: 'text',
    initial: '',
  },
] as const satisfies readonly ExportOption[]

/** The releases of Kafka that the Strimzi of each API runs, by the minor release that the design names. */
const RELEASES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  v1: { '4.2': '4.2.1', '4.3': '4.3.1' },
  v1beta2: { '3.8': '3.8.1', '3.9': '3.9.1', '4.0': '4.0.1', '4.1': '4.1.1' },
}

/**
 * Settings that the operator sets itself, by how their names begin, and those among them that it leaves to you.
 *
 * @see io.strimzi.api.kafka.model.kafka.KafkaClusterSpec, FORBIDDEN_PREFIXES and FORBIDDEN_PREFIX_EXCEPTIONS
 */
const OF_OPERATOR =
  /^(?:listeners|advertised\.|broker\.|listener\.|host\.name|port$|inter\.broker\.listener\.name|sasl\.|ssl\.|security\.|password\.|log\.dir|zookeeper\.|authorizer\.|super\.user|cruise\.control\.metrics\.|node\.id|process\.roles|controller\.|metadata\.log\.dir)/
const LEFT_TO_YOU =
  /^(?:sasl\.server\.max\.receive\.size|ssl\.cipher\.suites|ssl\.protocol|ssl\.enabled\.protocols|ssl\.secure\.random\.implementation|controller\.quorum\.(?:election\.backoff\.max\.ms|election\.timeout\.ms|fetch\.timeout\.ms))$/

const isOfOperator = (key: string): boolean => OF_OPERATOR.test(key) && !LEFT_TO_YOU.test(key)

const CARRIED: Carried = {
  nodes: {},
  cluster: ['kafkaVersion', 'brokers', 'racks', 'diskBytesPerBroker', 'security', 'monitoring', 'config'],
  design: ['name'],
  instead: {
    topic: 'take Strimzi for them',
    producer: 'take the users for Strimzi for them',
    consumerGroup: 'take the users for Strimzi for them',
    connector: 'take Strimzi, Kafka Connect for them',
  },
}

/**
 * A Kafka resource with its node pools: as many brokers as the design has, with the disks that sizing counts on, spread
 * over its racks, listening as clients reach it, and controllers beside them.
 *
 * @see https://strimzi.io/docs/operators/latest/configuring.html#type-Kafka-reference, of Strimzi 1.2.0
 */
export const strimziKafka: Exporter = {
  options: OPTIONS,
  losses: (design, values) => {
    const options = optionValues(OPTIONS, values)
    return [...clusterLosses(design.cluster, options['api-version']), ...notCarried(design, CARRIED)]
  },
  export: (design, analysis, values) => {
    const options = optionValues(OPTIONS, values)
    const name = clusterName(options.cluster || design.name)
    const version = options['api-version']
    const isInside = options.controllers === 'inside' || design.cluster.brokers < 3
    const disk = diskOf(design.cluster, analysis)
    const pool = { version, cluster: name, storageClass: options['storage-class'] }
    const brokers = {
      ...pool,
      name: isInside ? 'dual-role' : 'brokers',
      roles: isInside ? ['controller', 'broker'] : ['broker'],
      replicas: design.cluster.brokers,
      bytes: disk,
    }
    const controllers = {
      ...pool,
      name: 'controllers',
      roles: ['controller'],
      replicas: 3,
      bytes: CONTROLLER_BYTES,
    }
    const text = [
      header(design, analysis, disk),
      ...(isInside ? [] : [poolResource(controllers)]),
      poolResource(brokers),
      kafkaResource(design.cluster, name, version),
    ].join('---\n')
    return [{ path: 'kafka.yaml', text, language: 'yaml' }]
  },
}

const GIB = 2 ** 30
/** Metadata is small; a controller's disk holds its log and a few snapshots. */
const CONTROLLER_BYTES = 20 * GIB

const LEAST_BYTES = 10 * GIB

/** The disk of one broker: as it is stated, else what it holds at most, filled as far as sizing fills a disk. */
function diskOf({ diskBytesPerBroker }: Cluster, { sizing }: Analysis): number {
  const { brokers, storagePerBroker } = sizing.cluster
  const filled = brokers.bounds.storage.inputs.find(({ unit }) => unit === 'ratio')?.value
  const share = typeof filled === 'number' && filled > 0 && filled <= 1 ? filled : DEFAULT_DISK_HEADROOM
  return diskBytesPerBroker ?? Math.max(LEAST_BYTES, storagePerBroker.value / share)
}

/** A size in whole GiB, at least one: Kubernetes counts volumes so. */
const sizeText = (bytes: number): string => `${Math.max(1, Math.ceil(bytes / GIB))}Gi`

function header(design: Design, { sizing }: Analysis, disk: number): string {
  const { brokers, storagePerBroker } = sizing.cluster
  const held = sizeText(storagePerBroker.value)
  const needed =
    brokers.recommended > design.cluster.brokers
      ? `# Sizing asks for ${brokers.recommended} of them: raise replicas before the load comes.\n`
      : ''
  return `# The cluster of ${singleLine(design.name)}: ${design.cluster.brokers} brokers.
# Each holds about ${held} of ${sizeText(disk)} when retention is full.
${needed}${hashComments(acceptedAt(design, 'cluster'))}`
}

interface Pool {
  readonly version: string
  readonly cluster: string
  readonly storageClass: string
  readonly name: string
  readonly roles: readonly string[]
  readonly replicas: number
  readonly bytes: number
}

function poolResource({ version, cluster, storageClass, name, roles, replicas, bytes }: Pool): string {
  const lines = [
    `apiVersion: kafka.strimzi.io/${version}`,
    'kind: KafkaNodePool',
    'metadata:',
    `  name: ${name}`,
    '  labels:',
    `    strimzi.io/cluster: ${yamlScalar(cluster, false)}`,
    'spec:',
    `  replicas: ${replicas}`,
    '  roles:',
    ...roles.map((role) => `    - ${role}`),
    '  storage:',
    '    type: jbod',
    '    volumes:',
    '      - id: 0',
    '        type: persistent-claim',
    `        size: ${sizeText(bytes)}`,
    ...(storageClass === '' ? [] : [`        class: ${yamlScalar(storageClass, false)}`]),
    '        deleteClaim: false',
    '        kraftMetadata: shared',
  ]
  return `${lines.join('\n')}\n`
}

/** How each way in is told; a mechanism that Strimzi has not is a loss. */
const AUTHENTICATION: Readonly<Record<string, string>> = { sasl: 'scram-sha-512', mtls: 'tls' }

function kafkaResource(cluster: Cluster, name: string, version: string): string {
  const { security = {}, racks = 1, kafkaVersion } = cluster
  const release = RELEASES[version]?.[kafkaVersion]
  const isEncrypted = security.encryption === 'tls' || security.authentication === 'mtls'
  const kind = AUTHENTICATION[security.authentication ?? 'none']
  const lines = [
    `apiVersion: kafka.strimzi.io/${version}`,
    'kind: Kafka',
    'metadata:',
    `  name: ${yamlScalar(name, false)}`,
    ...(version === 'v1'
      ? []
      : ['  annotations:', '    strimzi.io/node-pools: enabled', '    strimzi.io/kraft: enabled']),
    'spec:',
    '  kafka:',
    ...(release === undefined ? [] : [`    version: ${release}`]),
    '    listeners:',
    `      - name: ${isEncrypted ? 'tls' : 'plain'}`,
    `        port: ${isEncrypted ? 9093 : 9092}`,
    '        type: internal',
    `        tls: ${isEncrypted}`,
    ...(kind === undefined ? [] : ['        authentication:', `          type: ${kind}`]),
    ...(security.authorization === 'acl' ? ['    authorization:', '      type: simple'] : []),
    ...(racks < 2 ? [] : ['    rack:', '      topologyKey: topology.kubernetes.io/zone']),
    '    config:',
    ...[...configOf(cluster)].map(([key, value]) => `      ${yamlKey(key)}: ${configScalar(value)}`),
    '  entityOperator:',
    '    topicOperator: {}',
    '    userOperator: {}',
    ...(cluster.monitoring?.lag === 'metrics' || cluster.monitoring?.lag === 'alerts'
      ? ['  kafkaExporter: {}']
      : []),
  ]
  return `${lines.join('\n')}\n`
}

/** Kafka's own topics as wide as the brokers allow, then what the design sets, which wins. */
function configOf(cluster: Cluster): ReadonlyMap<string, string> {
  const copies = Math.min(3, cluster.brokers)
  const inSync = Math.min(2, copies)
  return new Map([
    ['offsets.topic.replication.factor', String(copies)],
    ['transaction.state.log.replication.factor', String(copies)],
    ['transaction.state.log.min.isr', String(inSync)],
    ['share.coordinator.state.topic.replication.factor', String(copies)],
    ['share.coordinator.state.topic.min.isr', String(inSync)],
    ...settingsOf(cluster.config).filter(([key]) => !isOfOperator(key)),
  ])
}

const configScalar = (value: string): string =>
  /^(?:0|-?[1-9]\d*)$/.test(value) ? value : yamlScalar(value, false)

function clusterLosses({ kafkaVersion, security, config }: Cluster, version: string): ExportLoss[] {
  const loss = (field: string, sentence: string): ExportLoss => ({ at: 'cluster', field, sentence })
  const { authentication, mechanism, principals } = security ?? {}
  return [
    ...(RELEASES[version]?.[kafkaVersion] === undefined
      ? [
          loss(
            'kafkaVersion',
            `The Strimzi of this API does not run Kafka ${kafkaVersion}: the operator takes its own default.`,
          ),
        ]
      : []),
    ...(authentication === 'sasl' && mechanism !== undefined && mechanism !== 'SCRAM-SHA-512'
      ? [loss('security', `Strimzi has no ${mechanism} of its own: listeners ask for SCRAM-SHA-512.`)]
      : mechanism !== undefined && authentication !== 'sasl'
        ? [loss('security', 'Without SASL there is no mechanism in it.')]
        : []),
    ...(principals === undefined
      ? []
      : [
          loss(
            'security',
            'Who each application is to the brokers is not in it; take the users for Strimzi.',
          ),
        ]),
    ...Object.entries(config ?? {}).flatMap(([key, value]) =>
      value === null
        ? [loss(`config.${key}`, `Left out, since there is no value: \`${singleLine(key)}\`.`)]
        : isOfOperator(key)
          ? [loss(`config.${key}`, `The operator sets it itself: \`${singleLine(key)}\`.`)]
          : [],
    ),
  ]
}
