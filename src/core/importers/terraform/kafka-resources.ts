import { readConnector } from '../connect/connector'
import type { FactBook } from '../facts/fact-book'
import { sayExpression } from '../reading/expression'
import { settingsOfProperties } from '../reading/properties'
import { acl, aivenAcl } from './acl-resources'
import {
  type Attribute,
  type Handler,
  isUnknown,
  plainIn,
  type Resource,
  settingsIn,
  textIn,
} from './resource'
import { roleBinding } from './role-binding'
import { isList, restOf } from './values'

/** Where each provider writes a topic's facts. */
interface TopicShape {
  readonly name: string
  readonly partitions: readonly string[]
  readonly replicas: readonly string[]
  readonly config: readonly string[]
  /** What is created where it is left out, and by whom. */
  readonly defaults?: { readonly partitions: number; readonly replicas: number; readonly of: string }
  readonly ignored?: readonly string[]
}

function sayConfig(
  topic: ReturnType<FactBook['topic']>,
  config: Attribute | undefined,
  book: FactBook,
): void {
  if (isUnknown(config))
    book.lose(
      config.place,
      `The settings of \`${topic.name}\` are ${sayExpression(config.value.text)}: they are not known.`,
    )
  const rest = restOf(config?.value)
  if (config && rest)
    book.lose(
      config.place,
      `\`${topic.name}\` may have more settings, by ${sayExpression(rest.text)}: those are not known.`,
    )
  topic.configure(settingsIn(config))
}

const topicOf =
  ({ name, partitions, replicas, config, defaults, ignored = [] }: TopicShape): Handler =>
  (resource, book) => {
    const named = resource.get(name)
    const topic = book.topic(plainIn(named), named?.place ?? resource.place)
    const [count, factor] = [resource.get(...partitions), resource.get(...replicas)]
    topic.say('partitions', plainIn(count), count?.place ?? resource.place)
    topic.say('replicationFactor', plainIn(factor), factor?.place ?? resource.place)
    if (defaults && !count) {
      topic.say('partitions', defaults.partitions, resource.place, 'guessed')
      book.guess(
        resource.place,
        `\`${topic.name || resource.address}\` says no number of partitions: ${defaults.of} makes ${defaults.partitions}.`,
      )
    }
    if (defaults && replicas.length === 0)
      topic.say('replicationFactor', defaults.replicas, resource.place, 'guessed')
    sayConfig(topic, resource.get(...config), book)
    // Aiven writes a block, with `_` for `.`.
    for (const block of config.flatMap((key) => resource.blocks(key))) {
      for (const key of block.names()) {
        const value = block.get(key)
        topic.say(`config.${key.replaceAll('_', '.')}`, plainIn(value), value?.place ?? resource.place)
      }
    }
    resource.ignore(...ignored)
  }

const mongey = topicOf({
  name: 'name',
  partitions: ['partitions'],
  replicas: ['replication_factor'],
  config: ['config'],
})
const confluent = topicOf({
  name: 'topic_name',
  partitions: ['partitions_count'],
  replicas: [],
  config: ['config'],
  defaults: { partitions: 6, replicas: 3, of: 'Confluent Cloud' },
  ignored: ['kafka_cluster', 'rest_endpoint', 'credentials', 'http_endpoint', 'cluster_id', 'environment'],
})
const msk = topicOf({
  name: 'name',
  partitions: ['partition_count'],
  replicas: ['replication_factor'],
  config: ['configs'],
  ignored: ['cluster_arn', 'region'],
})
const aiven = topicOf({
  name: 'topic_name',
  partitions: ['partitions'],
  replicas: ['replication'],
  config: ['config'],
  ignored: ['project', 'service_name', 'termination_protection', 'tag'],
})
const redpanda = topicOf({
  name: 'name',
  partitions: ['partition_count'],
  replicas: ['replication_factor'],
  config: ['configuration'],
  ignored: ['cluster_api_url', 'allow_deletion'],
})
const google = topicOf({
  name: 'topic_id',
  partitions: ['partition_count'],
  replicas: ['replication_factor'],
  config: ['configs'],
  ignored: ['cluster', 'location', 'project'],
})

const OF_MSK_CONNECT = [
  'kafkaconnect_version', 'capacity', 'kafka_cluster_client_authentication', 'kafka_cluster_encryption_in_transit', 'plugin',
  'service_execution_role_arn', 'worker_configuration', 'log_delivery', 'description', 'tags',
] // biome-ignore format: a list of words

const connector: Handler = (resource, book) => {
  const config = resource.get('config', 'config_nonsensitive', 'connector_configuration')
  resource.ignore('config_sensitive', 'environment', 'kafka_cluster', 'status', ...OF_MSK_CONNECT)
  const settings = settingsIn(config)
  const named = textIn(resource.get('name')) ?? String(settings.find(([key]) => key === 'name')?.[1] ?? '')
  readConnector(book, {
    name: named,
    fallback: resource.address.split('.').at(-1) ?? 'connector',
    place: resource.place,
    settings,
  })
}

const FORMATS: Readonly<Record<string, string>> = { AVRO: 'avro', PROTOBUF: 'protobuf', JSON: 'json-schema' }

const subject: Handler = (resource, book) => {
  const named = textIn(resource.get('subject_name', 'subject'))
  const topic = /^(.+)-value$/.exec(named ?? '')?.[1]
  resource.ignore(
    'schema',
    'schema_registry_cluster',
    'rest_endpoint',
    'credentials',
    'schema_reference',
    'recreate_on_update',
    'hard_delete',
    'normalize',
  )
  if (topic === undefined) {
    book.lose(
      resource.place,
      `The subject of \`${resource.address}\` is of no topic's values: it is not drawn.`,
    )
    return
  }
  const draft = book.topic(topic, resource.place, 'guessed')
  const [format, level] = [resource.get('format', 'schema_type'), resource.get('compatibility_level')]
  if (format) draft.say('schema.format', FORMATS[textIn(format)?.toUpperCase() ?? ''], format.place)
  if (level) draft.say('schema.compatibility', plainIn(level), level.place)
}

const GIB = 2 ** 30
const TLS: Readonly<Record<string, string>> = { TLS: 'tls', PLAINTEXT: 'none' }

const mskCluster: Handler = (resource, book) => {
  const { cluster } = book
  const [version, brokers] = [resource.get('kafka_version'), resource.get('number_of_broker_nodes')]
  book.entitle(textIn(resource.get('cluster_name')))
  cluster.say('kafkaVersion', plainIn(version), version?.place ?? resource.place)
  cluster.say('brokers', plainIn(brokers), brokers?.place ?? resource.place)
  for (const nodes of resource.blocks('broker_node_group_info')) {
    const subnets = nodes.get('client_subnets')
    if (subnets && isList(subnets.value)) cluster.say('racks', subnets.value.length, subnets.place)
    for (const volume of nodes.blocks('storage_info').flatMap((info) => info.blocks('ebs_storage_info'))) {
      const size = volume.get('volume_size')
      const gib = Number(textIn(size))
      if (size && gib > 0) cluster.say('diskBytesPerBroker', gib * GIB, size.place)
    }
  }
  for (const transit of resource
    .blocks('encryption_info')
    .flatMap((info) => info.blocks('encryption_in_transit'))) {
    const client = transit.get('client_broker')
    cluster.say('security.encryption', TLS[textIn(client) ?? ''], client?.place ?? resource.place)
  }
  for (const authentication of resource.blocks('client_authentication')) {
    const kind =
      authentication.blocks('sasl').length > 0
        ? 'sasl'
        : authentication.blocks('tls').length > 0
          ? 'mtls'
          : 'none'
    cluster.say('security.authentication', kind, authentication.place)
  }
  resource.ignore(
    'configuration_info',
    'open_monitoring',
    'logging_info',
    'tags',
    'enhanced_monitoring',
    'storage_mode',
  )
}

const mskConfiguration: Handler = (resource, book) => {
  const properties = resource.get('server_properties')
  resource.ignore('name', 'kafka_versions', 'description')
  const text = isUnknown(properties) ? properties.value.partial : textIn(properties)
  if (!properties) return
  if (text === undefined) {
    book.lose(
      properties.place,
      `The settings of \`${resource.address}\` are not known: they stand elsewhere.`,
    )
    return
  }
  for (const { key, value } of settingsOfProperties(text))
    book.cluster.say(`config.${key}`, value, properties.place)
}

const told =
  (sentence: (resource: Resource) => string): Handler =>
  (resource, book) => {
    resource.ignore(...resource.unread().map(({ name }) => name))
    book.lose(resource.place, sentence(resource))
  }

const quota: Handler = (resource, book) => {
  const [named, type, config] = [
    resource.get('entity_name'),
    resource.get('entity_type'),
    resource.get('config'),
  ]
  const unknown = [named, type, config].find(isUnknown)
  const name = textIn(named) ?? ''
  const of = textIn(type) === 'user' ? { user: name } : { clientId: name }
  if (unknown || textIn(type) === 'ip')
    book.lose(
      resource.place,
      `Whose quota \`${resource.address}\` is, or of how much, a design has no place for.`,
    )
  else
    book.quotas.push({
      ...of,
      limits: settingsIn(config).map(([key, value]) => [key, value]),
      place: resource.place,
    })
}
const cloudQuota = told(
  ({ address }) => `The quota \`${address}\` is of service accounts, whose names are not known here.`,
)
const credential: Handler = (resource, book) => {
  book.cluster.say('security.authentication', 'sasl', resource.place, 'guessed')
  told(({ address }) => `The credentials of \`${address}\` are not kept.`)(resource, book)
}

/** The types of resources that say something of topics, groups or the cluster, of all providers. */
export const RESOURCES: Readonly<Record<string, Handler>> = {
  kafka_topic: mongey,
  confluent_kafka_topic: confluent,
  confluentcloud_kafka_topic: confluent,
  aws_msk_topic: msk,
  aiven_kafka_topic: aiven,
  redpanda_topic: redpanda,
  google_managed_kafka_topic: google,
  kafka_acl: acl,
  confluent_kafka_acl: acl,
  confluentcloud_kafka_acl: acl,
  redpanda_acl: acl,
  aiven_kafka_acl: aivenAcl,
  'kafka-connect_connector': connector,
  confluent_connector: connector,
  aws_mskconnect_connector: connector,
  confluent_schema: subject,
  confluent_subject_config: subject,
  schemaregistry_schema: subject,
  aws_msk_cluster: mskCluster,
  aws_msk_configuration: mskConfiguration,
  kafka_quota: quota,
  confluent_kafka_client_quota: cloudQuota,
  confluent_role_binding: roleBinding,
  kafka_user_scram_credential: credential,
}
