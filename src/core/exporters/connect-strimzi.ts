import { mechanismOf, principalOfWorkers } from '../access/principal'
import { connectOf, groupIdOf, INTERNAL_ROLES, internalTopicOf } from '../model/connect-cluster'
import type { Cluster, ConnectCluster, Connector, Design } from '../model/design'
import { userName } from '../model/principal'
import type { SaslMechanism } from '../model/sasl-mechanisms'
import { securityProtocol } from '../settings/security-protocol'
import { yamlKey, yamlScalar } from '../yaml/yaml-scalar'
import {
  connectClusters,
  connectLosses,
  connectorTexts,
  type TextSetting,
  workerTexts,
} from './connect-parts'
import type { Exporter, ExportLoss, ExportOption } from './exporter'
import { optionValues } from './option-values'
import { REACH_CARRIED } from './reach-cluster'
import { singleLine } from './single-line'
import { resourceName as userResource } from './strimzi-names'
import { API_VERSION } from './strimzi-options'
import { uniqueSlugs } from './unique-slugs'

const OPTIONS = [
  API_VERSION,
  {
    id: 'bootstrap-servers',
    label: 'Bootstrap servers',
    help: 'Where the workers reach the brokers, as the service of the Kafka resource.',
    kind: 'text',
    initial: 'my-cluster-kafka-bootstrap:9092',
  },
] as const satisfies readonly ExportOption[]

/** These have fields of their own in a KafkaConnector, which refuses them among its settings. */
const OF_CONNECTOR = new Set(['connector.class', 'tasks.max', 'name', 'connector.plugin.version'])

/**
 * A KafkaConnect resource for each Connect cluster, and a KafkaConnector for each connector.
 *
 * @see https://strimzi.io/docs/operators/latest/configuring.html#type-KafkaConnect-reference
 */
export const connectStrimzi: Exporter = {
  options: OPTIONS,
  losses: (design) => [
    ...(connectClusters(design).length > 0 && securityProtocol(design.cluster) !== null
      ? [LOGIN_IN_SECRETS]
      : []),
    ...connectLosses(design, ['description', 'owner', 'connect'], ['connect.principal', ...REACH_CARRIED]),
  ],
  export: (design, _, values) => {
    const options = optionValues(OPTIONS, values)
    const clusters = connectClusters(design)
    const names = resourceNames(clusters)
    const connectorNames = resourceNames(design.connectors)
    const resources = [
      ...clusters.map((connect) =>
        connectResource(connect, {
          name: names.get(connect.name) ?? '',
          version: options['api-version'],
          bootstrap: options['bootstrap-servers'] || 'localhost:9092',
          cluster: design.cluster,
          connectors: design.connectors.filter((one) => connectOf(design.cluster, one).name === connect.name),
          secrets: connectorNames,
        }),
      ),
      ...connectorResources(design, names, options['api-version']),
    ]
    const head = `# The connectors of ${singleLine(design.name)}, and the workers that run them.\n`
    return [{ path: 'kafka-connect.yaml', text: [head, ...resources].join('---\n'), language: 'yaml' }]
  },
}

const LOGIN_IN_SECRETS: ExportLoss = {
  at: 'cluster',
  field: 'security',
  sentence:
    'Passwords and keys are in secrets named as Strimzi’s user operator names them; tokens and Kerberos are not in it.',
}

const text = (value: string): string => yamlScalar(value, false)

const settingLines = (settings: readonly TextSetting[]): string[] =>
  settings.length === 0
    ? []
    : ['  config:', ...settings.map(([key, value]) => `    ${yamlKey(key)}: ${JSON.stringify(value)}`)]

interface Named {
  readonly name: string
  readonly version: string
  readonly bootstrap: string
  readonly cluster: Cluster
  /** Those that it runs. */
  readonly connectors: readonly Connector[]
  /** The secrets of connectors, by the names of these. */
  readonly secrets: ReadonlyMap<string, string>
}

/** In v1 the group and the internal topics are fields; before, they are settings. */
function connectResource(connect: ConnectCluster, named: Named): string {
  const { name, version, bootstrap, cluster, connectors, secrets } = named
  const isNew = version === 'v1'
  const own = new Set(['group.id', ...INTERNAL_ROLES.map((role) => `${role}.storage.topic`)])
  const settings = workerTexts(connect, connectors).filter(([key]) => !isNew || !own.has(key))
  const lines = [
    `apiVersion: kafka.strimzi.io/${version}`,
    'kind: KafkaConnect',
    'metadata:',
    `  name: ${text(name)}`,
    '  annotations:',
    '    strimzi.io/use-connector-resources: "true"',
    ...(name === connect.name ? [] : [`    connect: ${text(connect.name)}`]),
    'spec:',
    `  replicas: ${connect.workers ?? 1}`,
    `  bootstrapServers: ${text(bootstrap)}`,
    ...(isNew
      ? [
          `  groupId: ${text(groupIdOf(connect))}`,
          ...INTERNAL_ROLES.map((role) => `  ${role}StorageTopic: ${text(internalTopicOf(connect, role))}`),
        ]
      : []),
    ...loginLines(connect, cluster),
    ...settingLines(settings),
    ...secretLines(connectors, secrets),
  ]
  return `${pluginComment(connectors)}${lines.join('\n')}\n`
}

/** What Kafka's own image of Connect has in it. */
const OF_KAFKA = /^org\.apache\.kafka\./
const CLASS_KEY =
  /^(?:connector\.class|(?:key|value|header)\.converter|transforms\.[^.]+\.type|predicates\.[^.]+\.type)$/

/** The classes that the image of the workers must have besides Kafka's own, as a comment. */
function pluginComment(connectors: readonly Connector[]): string {
  const classes = connectors.flatMap((connector) => [
    ...(connector.class === undefined ? [] : [connector.class]),
    ...connectorTexts(connector).flatMap(([key, value]) => (CLASS_KEY.test(key) ? [value] : [])),
  ])
  const missing = [...new Set(classes)].filter((one) => one.includes('.') && !OF_KAFKA.test(one))
  return missing.length === 0
    ? ''
    : `# Strimzi’s image has no plugins: name one that has them in spec.image, or let spec.build make it.\n${missing.map((one) => `#   ${singleLine(one)}\n`).join('')}`
}

const FROM_ENVIRONMENT = /\$\{env:(\w+)\}/g

/** The secrets that settings of connectors take from the environment: of each connector one, with the names as its keys. */
function secretLines(connectors: readonly Connector[], secrets: ReadonlyMap<string, string>): string[] {
  const known = new Map<string, string>()
  for (const connector of connectors)
    for (const [, value] of connectorTexts(connector))
      for (const [, variable = ''] of value.matchAll(FROM_ENVIRONMENT))
        if (!known.has(variable)) known.set(variable, secrets.get(connector.name) ?? '')
  if (known.size === 0) return []
  return [
    '  template:',
    '    connectContainer:',
    '      env:',
    ...[...known].flatMap(([variable, secret]) => [
      `        - name: ${variable}`,
      `          valueFrom: { secretKeyRef: { name: ${text(secret)}, key: ${variable} } }`,
    ]),
  ]
}

const IN_SECRETS: ReadonlySet<SaslMechanism> = new Set(['SCRAM-SHA-512', 'SCRAM-SHA-256', 'PLAIN'])

/** How workers log in where what they need lies in secrets, which are named after the user as the user operator names them. */
function loginLines(connect: ConnectCluster, cluster: Cluster): string[] {
  const user = userName(principalOfWorkers(cluster, connect))
  const secret = userResource(user, 'user')
  const mechanism = mechanismOf(cluster)
  const { authentication, encryption } = cluster.security ?? {}
  const login =
    authentication === 'mtls'
      ? [
          '    type: tls',
          `    certificateAndKey: { secretName: ${text(secret)}, certificate: user.crt, key: user.key }`,
        ]
      : authentication === 'sasl' && IN_SECRETS.has(mechanism)
        ? [
            `    type: ${mechanism.toLowerCase()}`,
            `    username: ${text(user)}`,
            `    passwordSecret: { secretName: ${text(secret)}, password: password }`,
          ]
        : []
  return [
    ...(encryption === 'tls' || authentication === 'mtls'
      ? ['  tls:', '    trustedCertificates: [{ secretName: my-cluster-cluster-ca-cert, pattern: "*.crt" }]']
      : []),
    ...(login.length === 0 ? [] : ['  authentication:', ...login]),
  ]
}

function connectorResources(
  design: Design,
  clusters: ReadonlyMap<string, string>,
  version: string,
): readonly string[] {
  const names = resourceNames(design.connectors)
  return design.connectors.map((connector) => {
    const { name, connect, tasksMax, class: className } = connector
    const runs = connectOf(design.cluster, connector)
    const resource = names.get(name) ?? ''
    const lines = [
      `apiVersion: kafka.strimzi.io/${version}`,
      'kind: KafkaConnector',
      'metadata:',
      `  name: ${text(resource)}`,
      '  labels:',
      `    strimzi.io/cluster: ${text(clusters.get(runs.name) ?? '')}`,
      ...annotations(
        connector,
        resource,
        connect !== undefined && connect !== runs.name ? connect : undefined,
      ),
      'spec:',
      ...(className === undefined ? [] : [`  class: ${text(className)}`]),
      ...(tasksMax === undefined ? [] : [`  tasksMax: ${tasksMax}`]),
      ...settingLines(connectorTexts(connector).filter(([key]) => !OF_CONNECTOR.has(key))),
    ]
    return `${lines.join('\n')}\n`
  })
}

/** What a connector says to people, and what a name of Kubernetes cannot say. */
function annotations(
  { name, description, owner }: Connector,
  resource: string,
  connect: string | undefined,
): string[] {
  const said = Object.entries({
    connector: name === resource ? undefined : name,
    connect,
    description,
    owner,
  }).flatMap(([key, value]) => (value === undefined || value === '' ? [] : [`    ${key}: ${text(value)}`]))
  return said.length === 0 ? [] : ['  annotations:', ...said]
}

const resourceNames = (nodes: readonly { readonly name: string }[]): ReadonlyMap<string, string> =>
  uniqueSlugs(
    nodes.map(({ name }) => name),
    resourceName,
  )

/** A DNS label, as Kubernetes wants for a resource that has pods. */
const resourceName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 50)
    .replace(/^-+|-+$/g, '') || 'connect'
