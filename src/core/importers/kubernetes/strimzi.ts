import { readConnector } from '../connect/connector'
import { readWorkers } from '../connect/workers'
import type { AclFact } from '../facts/fact-book'
import { resourceOf as aclResourceOf, hostIn, operationOf } from '../reading/acl-words'
import type { Field } from '../reading/field'
import { aboutOf, readAbout } from './about'
import { mirrorMaker } from './mirror-maker'
import { bytesOf, type Cluster, type Handler, type Resource } from './resource'

const topic: Handler = ({ spec, name, root, metadata }, { book }) => {
  const named = spec?.get('topicName')?.text() ?? root.in('status', 'topicName')?.text() ?? name
  const deleted = metadata?.get('deletionTimestamp')
  if (deleted || named?.startsWith('__')) {
    root.ignore('spec')
    deleted?.value()
    book.lose(
      root.place,
      deleted
        ? `\`${named ?? ''}\` is being deleted: it is not drawn.`
        : `\`${named ?? ''}\` is made by Kafka itself: it belongs to the cluster and is not drawn.`,
    )
    return
  }
  if (metadata?.in('annotations', 'strimzi.io/managed')?.text() === 'false')
    book.guess(
      root.place,
      `The operator does not manage \`${named ?? ''}\`: what stands here may not be so in the cluster.`,
    )
  const found = book.topic(named, root.place)
  const [partitions, replicas] = [spec?.get('partitions'), spec?.get('replicas')]
  if (partitions) found.say('partitions', partitions.value(), partitions.place)
  if (replicas) found.say('replicationFactor', replicas.value(), replicas.place)
  found.configure(spec?.get('config')?.settings() ?? [])
  readAbout(metadata, found)
}

const user: Handler = ({ spec, name, root, metadata }, { book }) => {
  const kind = spec?.in('authentication', 'type')?.text()
  spec?.get('authentication')?.ignore('password', 'certificateSecret')
  const authorization = spec?.get('authorization')
  authorization?.ignore('type')
  spec?.ignore('template')
  if (kind?.startsWith('scram')) book.cluster.say('security.authentication', 'sasl', root.place, 'guessed')
  if (kind?.startsWith('tls')) book.cluster.say('security.authentication', 'mtls', root.place, 'guessed')
  const principal = `User:${kind?.startsWith('tls') ? 'CN=' : ''}${name ?? ''}`
  const quotas = spec?.get('quotas')
  if (quotas && name !== undefined)
    book.quotas.push({
      user: principal,
      limits: quotas.entries().map(([key, value]) => [key, value.value()]),
      place: quotas.place,
    })
  const about = aboutOf(metadata)
  for (const acl of authorization?.get('acls')?.items() ?? [])
    book.acls.push(...aclsOf(acl, principal, name).map((entry) => ({ ...entry, about })))
}

/** Returns the entries of one ACL as Strimzi, and Redpanda after it, writes them. */
export function aclsOf(acl: Field, principal: string, called: string | undefined): AclFact[] {
  const resource = acl.get('resource')
  const operations = [...(acl.get('operations')?.items() ?? []), ...(acl.get('operation')?.all() ?? [])]
  const isDenied = acl.get('type')?.text()?.toLowerCase() === 'deny'
  const entry = {
    principal,
    ...(called !== undefined && { called }),
    resource: aclResourceOf(resource?.get('type')?.text() ?? ''),
    name:
      resource?.get('name')?.text() ?? (resource?.get('type')?.text() === 'cluster' ? 'kafka-cluster' : '*'),
    isPrefix: /prefix/i.test(resource?.get('patternType')?.text() ?? ''),
    isDenied,
    ...hostIn(acl.get('host')?.text()),
  }
  return operations.map((operation) => ({
    ...entry,
    operation: operationOf(operation.text() ?? ''),
    place: operation.place,
  }))
}

const kafka: Handler = ({ spec, name, root }, { book }) => {
  const cluster = book.cluster
  book.entitle(name)
  const broker = spec?.get('kafka')
  if (!broker) return
  const version = broker.get('version') ?? broker.get('metadataVersion')
  if (version) cluster.say('kafkaVersion', version.value(), version.place)
  broker.ignore(
    'metadataVersion',
    'resources',
    'jvmOptions',
    'template',
    'livenessProbe',
    'readinessProbe',
    'image',
    'logging',
  )
  const replicas = broker.get('replicas')
  if (replicas) cluster.say('brokers', replicas.value(), replicas.place)
  cluster.configure(broker.get('config')?.settings() ?? [])
  storage(broker.get('storage'), cluster)
  listeners(broker.get('listeners'), cluster)
  const authorization = broker.get('authorization')
  if (authorization) {
    cluster.say('security.authorization', 'acl', authorization.place)
    authorization.ignore('type', 'superUsers')
  }
  if (spec?.get('kafkaExporter')) {
    cluster.say('monitoring.lag', 'metrics', spec.get('kafkaExporter')?.place ?? root.place)
    spec.ignore('kafkaExporter')
  }
  broker.ignore('metricsConfig', 'rack')
  spec?.ignore('entityOperator', 'zookeeper', 'cruiseControl', 'clusterCa', 'clientsCa')
}

/** What a broker may keep: the volumes that are its own. */
function storage(field: Field | undefined, cluster: Cluster['book']['cluster']): void {
  if (!field) return
  const volumes = field.get('volumes')?.items() ?? [field]
  const sizes = volumes.map((volume) => {
    volume.ignore('type', 'id', 'class', 'deleteClaim', 'kraftMetadata', 'overrides', 'selector', 'sizeLimit')
    return bytesOf(volume.get('size')?.text())
  })
  field.ignore('type')
  const bytes = sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0)
  if (bytes > 0) cluster.say('diskBytesPerBroker', bytes, field.place)
}

function listeners(field: Field | undefined, cluster: Cluster['book']['cluster']): void {
  const list = field?.isList ? field.items() : (field?.entries() ?? []).map(([, listener]) => listener)
  if (!field || list.length === 0) return
  const isEncrypted = list.map(
    (listener) => listener.get('tls')?.text() === 'true' || (!field.isList && listener.path.endsWith('tls')),
  )
  const kinds = list.flatMap((listener) => listener.in('authentication', 'type')?.text() ?? [])
  for (const listener of list)
    listener.ignore('name', 'port', 'type', 'configuration', 'networkPolicyPeers', 'authentication')
  const encrypted = isEncrypted.filter(Boolean).length
  if (encrypted === 0 || encrypted === list.length) {
    cluster.say('security.encryption', encrypted > 0 ? 'tls' : 'none', field.place)
  }
  const kind = kinds.length === 0 ? 'none' : kinds.every((one) => one === 'tls') ? 'mtls' : 'sasl'
  if (kinds.length === 0 || kinds.length === list.length)
    cluster.say('security.authentication', kind, field.place)
}

const nodePool: Handler = ({ spec }, { book, pools }) => {
  const roles =
    spec
      ?.get('roles')
      ?.items()
      .map((role) => role.text()) ?? []
  spec?.ignore('resources', 'jvmOptions', 'template')
  const replicas = spec?.get('replicas')
  const stored = spec?.get('storage')
  if (!roles.includes('broker')) {
    spec?.ignore('storage')
    return
  }
  storage(stored, book.cluster)
  const count = Number(replicas?.text())
  if (replicas && Number.isInteger(count) && count > 0) pools.push({ replicas: count, place: replicas.place })
}

/** The Connect cluster that a connector's label names. */
const clusterOf = (root: Resource['root']): string | undefined =>
  root.in('metadata', 'labels')?.get('strimzi.io/cluster')?.text()

const connector: Handler = ({ spec, name, root, metadata }, { book }) => {
  const kind = spec?.get('class')
  const tasks = spec?.get('tasksMax')
  spec?.get('autoRestart')?.ignore('enabled', 'maxRestarts')
  spec?.ignore('pause', 'state', 'version', 'listOffsets', 'alterOffsets')
  readConnector(book, {
    name,
    fallback: 'connector',
    connect: clusterOf(root),
    about: aboutOf(metadata),
    place: root.place,
    settings: [
      ...(kind ? [['connector.class', kind.value(), kind.place] as const] : []),
      ...(tasks ? [['tasks.max', tasks.value(), tasks.place] as const] : []),
      ...(spec?.get('config')?.settings() ?? []),
    ],
  })
}

/** The workers of Connect; what the newer resources have in fields of their own stands among the settings of the older. */
const connectCluster: Handler = ({ spec, name, root }, { book }) => {
  spec?.ignore(
    'version', 'bootstrapServers', 'image', 'tls', 'authentication', 'resources', 'jvmOptions', 'logging', 'metricsConfig',
    'template', 'build', 'externalConfiguration', 'plugins', 'livenessProbe', 'readinessProbe', 'rack', 'tracing', 'clientRackInitImage',
  ) // biome-ignore format: a list of words
  const field = (key: string, setting: string) => {
    const found = spec?.get(key)
    return found ? [[setting, found.value(), found.place] as const] : []
  }
  readWorkers(book, {
    name,
    place: root.place,
    workers: Number(spec?.get('replicas')?.text() ?? Number.NaN),
    settings: [
      ...field('groupId', 'group.id'),
      ...field('configStorageTopic', 'config.storage.topic'),
      ...field('offsetStorageTopic', 'offset.storage.topic'),
      ...field('statusStorageTopic', 'status.storage.topic'),
      ...(spec?.get('config')?.settings() ?? []),
    ],
  })
}

/** Connect's own topics, and what mirrors and bridges do, have no place in a drawing. */
const told =
  (sentence: (resource: Resource) => string): Handler =>
  (resource, { book }) => {
    resource.root.ignore('spec', 'data')
    book.lose(resource.root.place, sentence(resource))
  }

/** The resources of Strimzi, by kind. */
export const STRIMZI: Readonly<Record<string, Handler>> = {
  KafkaTopic: topic,
  KafkaUser: user,
  Kafka: kafka,
  KafkaNodePool: nodePool,
  KafkaConnector: connector,
  KafkaConnect: connectCluster,
  KafkaConnectS2I: told(
    ({ name }) => `The Connect cluster \`${name ?? ''}\` is not drawn; its connectors are.`,
  ),
  KafkaMirrorMaker2: mirrorMaker,
  KafkaMirrorMaker: told(
    ({ name }) => `\`${name ?? ''}\` mirrors topics of another cluster; a design has one cluster.`,
  ),
  KafkaBridge: told(
    ({ name }) => `\`${name ?? ''}\` is a bridge to HTTP; what writes and reads through it is not said.`,
  ),
  KafkaRebalance: told(() => 'A rebalance is an action, no part of a design.'),
  StrimziPodSet: told(() => 'A StrimziPodSet is made by the operator itself.'),
}
