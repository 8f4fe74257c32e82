/** Resources of other operators that create topics as Strimzi does, each in words of its own. */
import type { Field } from '../reading/field'
import { camelPipe } from './camel-pipes'
import type { Handler } from './resource'
import { subjectBy } from './subject-resource'
import {
  aivenQuota,
  cloudRole,
  confluentConnector,
  confluentKafka,
  confluentRole,
  redpandaCluster,
  redpandaUser,
} from './vendor-resources'

/** Where each operator writes a topic's facts, as paths below `spec`; the first that is there counts. */
interface TopicShape {
  readonly name?: readonly string[]
  readonly partitions: readonly string[]
  readonly replicas: readonly string[]
  readonly config: readonly string[]
  /** Whether its settings have Kafka's names with `_` for `.`. */
  readonly hasUnderscores?: boolean
}

const at = (spec: Field | undefined, paths: readonly string[]): Field | undefined =>
  paths.map((path) => spec?.in(...path.split('/'))).find((field) => field !== undefined)

const topicOf =
  (shape: TopicShape): Handler =>
  ({ spec, name, root }, { book }) => {
    const topic = book.topic(at(spec, shape.name ?? [])?.text() ?? name, root.place)
    const [partitions, replicas] = [at(spec, shape.partitions), at(spec, shape.replicas)]
    if (partitions) topic.say('partitions', partitions.value(), partitions.place)
    if (replicas) topic.say('replicationFactor', replicas.value(), replicas.place)
    const settings = at(spec, shape.config)?.settings() ?? []
    topic.configure(
      shape.hasUnderscores
        ? settings.map(([key, value, place]) => [key.replaceAll('_', '.'), value, place])
        : settings,
    )
    spec?.ignore(
      'clusterRef', 'kafkaClusterRef', 'kafkaRest', 'kafkaRestClassRef', 'cluster', 'kafkaApiSpec', 'managedBy',
      'project', 'serviceName', 'authSecretRef', 'providerConfigRef', 'deletionPolicy', 'termination_protection',
    ) // biome-ignore format: a list of words
  }

const redpanda = topicOf({
  name: ['overwriteTopicName'],
  partitions: ['partitions'],
  replicas: ['replicationFactor'],
  config: ['additionalConfig'],
})
const confluent = topicOf({
  name: ['name'],
  partitions: ['partitionCount'],
  replicas: ['replicas'],
  config: ['configs'],
})
const koperator = topicOf({
  name: ['name'],
  partitions: ['partitions'],
  replicas: ['replicationFactor'],
  config: ['config'],
})
const aiven = topicOf({
  name: ['topicName'],
  partitions: ['partitions'],
  replicas: ['replication'],
  config: ['config'],
  hasUnderscores: true,
})
/** Aiven's entries are of one user and one topic, for reading, writing or both; a `*` may stand within a name. */
const aivenAcl: Handler = ({ spec, root }, { book }) => {
  const permission = spec?.get('permission')?.text()?.toLowerCase() ?? ''
  const topic = spec?.get('topic')?.text() ?? '*'
  const user = spec?.get('username')?.text() ?? ''
  spec?.ignore('project', 'serviceName', 'authSecretRef')
  if (user === '') {
    book.lose(
      root.place,
      `This entry names no user: whom it lets ${permission || 'use'} \`${topic}\` is not said.`,
    )
    return
  }
  const isPrefix = /^[^*]+\*$/.test(topic)
  if (topic.slice(0, -1).includes('*') && topic !== '*') {
    book.lose(
      root.place,
      `\`${user}\` may ${permission} topics that match \`${topic}\`: which those are is not known.`,
    )
    return
  }
  const operations = permission === 'read' ? ['READ'] : permission === 'write' ? ['WRITE'] : ['READ', 'WRITE']
  for (const operation of operations)
    book.acls.push({
      principal: `User:${user}`,
      ...(user !== '' && user !== '*' && { called: user }),
      resource: 'TOPIC',
      name: isPrefix ? topic.slice(0, -1) : topic,
      isPrefix,
      operation,
      isDenied: false,
      isPartial: true,
      place: root.place,
    })
}

const crossplane = topicOf({
  name: ['forProvider/name'],
  partitions: ['forProvider/partitions'],
  replicas: ['forProvider/replicationFactor'],
  config: ['forProvider/config'],
})

/** Koperator's users have grants in place of access lists. */
const koperatorUser: Handler = ({ spec, name }, { book }) => {
  spec?.ignore('clusterRef', 'secretName', 'createCert')
  for (const grant of spec?.get('topicGrants')?.items() ?? []) {
    const operation = grant.get('accessType')?.text()?.toUpperCase() ?? ''
    book.acls.push({
      principal: `User:${name ?? ''}`,
      ...(name !== undefined && { called: name }),
      resource: 'TOPIC',
      name: grant.get('topicName')?.text() ?? '*',
      isPrefix: /prefix/i.test(grant.get('patternType')?.text() ?? ''),
      operation,
      isDenied: false,
      isPartial: true,
      place: grant.place,
    })
  }
}

const HOUR = 3_600_000

/** Topics of the NAIS platform: their names begin with the namespace, and applications are named in their access lists. */
const nais: Handler = ({ spec, metadata, name, root }, { book }) => {
  const namespace = metadata?.get('namespace')?.text()
  const topic = book.topic(namespace === undefined ? name : `${namespace}.${name ?? ''}`, root.place)
  const config = spec?.get('config')
  const say = (key: string, field: Parameters<typeof topic.say>[0], factor?: number) => {
    const value = config?.get(key)
    if (!value) return
    const number = Number(value.text())
    topic.say(field, factor !== undefined && number > 0 ? number * factor : value.value(), value.place)
  }
  say('partitions', 'partitions')
  say('replication', 'replicationFactor')
  say('minimumInSyncReplicas', 'config.min.insync.replicas')
  say('retentionHours', 'config.retention.ms', HOUR)
  say('retentionBytes', 'config.retention.bytes')
  say('cleanupPolicy', 'config.cleanup.policy')
  say('segmentHours', 'config.segment.ms', HOUR)
  say('maxMessageBytes', 'config.max.message.bytes')
  spec?.ignore('pool')
  for (const entry of spec?.get('acl')?.items() ?? []) {
    const access = entry.get('access')?.text() ?? ''
    const team = entry.get('team')?.text()
    const called = entry.get('application')?.text()
    if (called === '*' || (called === undefined && team === '*')) {
      const whose =
        team === undefined || team === '*' ? 'Every application' : `Every application of \`${team}\``
      book.lose(
        entry.place,
        `${whose} may ${access || 'use'} \`${topic.name}\`: which do is not said, and no edge is drawn.`,
      )
      continue
    }
    const application = book.application(called, entry.place)
    if (team !== undefined && team !== '*') application?.say('owner', team, entry.place)
    if (/read/.test(access)) book.join(application, 'reads', topic.name, entry.place)
    if (/write/.test(access)) book.join(application, 'writes', topic.name, entry.place)
  }
}

/** Knative's sources read topics as a consumer group, and its sinks write one. */
const knativeSource: Handler = ({ spec, name, root }, { book }) => {
  const group = book.application(name, root.place)
  if (group) group.isGroup = true
  const id = spec?.get('consumerGroup')
  if (id) group?.say('groupId', id.value(), id.place)
  const consumers = spec?.get('consumers')
  if (consumers) group?.say('members', consumers.value(), consumers.place)
  for (const topic of spec?.get('topics')?.items() ?? []) book.join(group, 'reads', topic.text(), topic.place)
  spec?.ignore('bootstrapServers', 'sink', 'net', 'initialOffset', 'delivery')
}

const knativeSink: Handler = ({ spec, name, root }, { book }) => {
  const named = spec?.get('topic')
  const topic = book.topic(named?.text(), named?.place ?? root.place)
  const [partitions, replicas] = [spec?.get('numPartitions'), spec?.get('replicationFactor')]
  if (partitions) topic.say('partitions', partitions.value(), partitions.place)
  if (replicas) topic.say('replicationFactor', replicas.value(), replicas.place)
  book.join(book.application(name, root.place), 'writes', named?.text(), named?.place ?? root.place)
  spec?.ignore('bootstrapServers', 'auth', 'contentMode')
}

/** KEDA scales the members of a group by its lag on a topic. */
const scaledObject: Handler = ({ spec, root }, { book }) => {
  spec?.ignore(
    'scaleTargetRef',
    'pollingInterval',
    'cooldownPeriod',
    'idleReplicaCount',
    'minReplicaCount',
    'fallback',
    'advanced',
  )
  const most = spec?.get('maxReplicaCount')
  for (const trigger of spec?.get('triggers')?.items() ?? []) {
    if (!/kafka/.test(trigger.get('type')?.text() ?? '')) {
      trigger.ignore('metadata', 'authenticationRef')
      continue
    }
    const data = trigger.get('metadata')
    const group = book.application(data?.get('consumerGroup')?.text(), trigger.place)
    if (group) group.isGroup = true
    if (most) group?.say('members', most.value(), most.place, 'guessed')
    const topic = data?.get('topic')
    if (topic) book.join(group, 'reads', topic.text(), topic.place)
    data?.ignore(
      'bootstrapServers',
      'lagThreshold',
      'offsetResetPolicy',
      'activationLagThreshold',
      'allowIdleConsumers',
    )
    trigger.ignore('authenticationRef')
  }
  spec?.ignore('maxReplicaCount')
  book.guess(root.place, 'A group that is scaled has as many members as it may have at most.')
}

/** By the group of the API and the kind, as `aiven.io KafkaTopic`; groups are matched by their end. */
export const OTHERS: Readonly<Record<string, Handler>> = {
  'cluster.redpanda.com Topic': redpanda,
  'platform.confluent.io KafkaTopic': confluent,
  'kafka.banzaicloud.io KafkaTopic': koperator,
  'kafka.banzaicloud.io KafkaUser': koperatorUser,
  'aiven.io KafkaTopic': aiven,
  'aiven.io KafkaACL': aivenAcl,
  'aiven.io KafkaTopicAclEntry': aivenAcl,
  'aiven.io KafkaQuota': aivenQuota,
  'aiven.io SchemaRegistrySubject': subjectBy('compatibilityLevel'),
  'aiven.io KafkaSchema': subjectBy('compatibilityLevel'),
  'iam.confluent.cloud RoleBinding': cloudRole,
  'kafka.crossplane.io Topic': crossplane,
  'kafka.nais.io Topic': nais,
  'sources.knative.dev KafkaSource': knativeSource,
  'eventing.knative.dev KafkaSink': knativeSink,
  'keda.sh ScaledObject': scaledObject,
  'platform.confluent.io Kafka': confluentKafka,
  'platform.confluent.io Connector': confluentConnector,
  'platform.confluent.io ConfluentRolebinding': confluentRole,
  'cluster.redpanda.com User': redpandaUser,
  'cluster.redpanda.com Role': redpandaUser,
  'cluster.redpanda.com RedpandaRole': redpandaUser,
  'cluster.redpanda.com Redpanda': redpandaCluster,
  'camel.apache.org Pipe': camelPipe,
  'camel.apache.org KameletBinding': camelPipe,
}
