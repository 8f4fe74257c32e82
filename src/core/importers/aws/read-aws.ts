import type { FactBook } from '../facts/fact-book'
import { defineImporter } from '../importer'
import { type Field, readFields, tellUnread } from '../reading/field'
import { settingsOfProperties } from '../reading/properties'
import { textOfBase64 } from './base64'

/**
 * Amazon MSK: topics, configurations and clusters of a template of CloudFormation, and what `aws kafka` answers. Settings
 * of topics are in Base64 there, those of brokers may be.
 */
export const amazonMsk = defineImporter((source, book) => {
  let hasTopics = false
  for (const root of readFields(source, book)) {
    root.ignore(
      'AWSTemplateFormatVersion',
      'Description',
      'Parameters',
      'Outputs',
      'Mappings',
      'Conditions',
      'Metadata',
    )
    const resources = root.get('Resources')
    for (const [, resource] of resources?.entries() ?? []) {
      const type = resource.get('Type')?.text() ?? ''
      const properties = resource.get('Properties')
      resource.ignore('DependsOn', 'DeletionPolicy', 'UpdateReplacePolicy', 'Condition', 'Metadata')
      if (type === 'AWS::MSK::Topic' && properties) {
        hasTopics = true
        readTopic(properties, book)
      } else if (type === 'AWS::MSK::Configuration' && properties) readConfiguration(properties, book)
      else if (/^AWS::MSK::(?:Cluster|ServerlessCluster)$/.test(type) && properties)
        readCluster(properties, book)
      else {
        resource.ignore(...resource.keys())
        book.lose(resource.place, `A resource of type \`${type.slice(0, 80)}\` is not drawn.`)
      }
    }
    if (!resources) readConfiguration(root, book)
    tellUnread(root, book)
  }
  if (hasTopics) book.wholes.push({ of: 'topics', file: source.name, how: 'stated' })
})

function readTopic(properties: Field, book: FactBook): void {
  properties.ignore('ClusterArn')
  const topic = book.topic(properties.get('TopicName')?.text(), properties.place)
  const [partitions, replicas, configs] = ['PartitionCount', 'ReplicationFactor', 'Configs'].map((key) =>
    properties.get(key),
  )
  if (partitions) topic.say('partitions', partitions.value(), partitions.place)
  if (replicas) topic.say('replicationFactor', replicas.value(), replicas.place)
  if (!configs) return
  if (configs.isMapping) {
    topic.configure(configs.settings())
    return
  }
  const text = propertiesIn(configs)
  if (text === undefined)
    book.lose(
      configs.place,
      `The settings of \`${topic.name}\` are no properties in Base64: they are not known.`,
    )
  for (const { key, value } of settingsOfProperties(text ?? ''))
    topic.say(`config.${key}`, value, configs.place)
}

function readConfiguration(properties: Field, book: FactBook): void {
  properties.ignore(
    'Name',
    'Description',
    'KafkaVersionsList',
    'Arn',
    'CreationTime',
    'Revision',
    'LatestRevision',
    'State',
  )
  const said = properties.get('ServerProperties')
  if (!said) return
  const text = propertiesIn(said)
  if (text === undefined)
    book.lose(said.place, 'These properties of brokers are in no form that is known here.')
  for (const { key, value } of settingsOfProperties(text ?? ''))
    book.cluster.say(`config.${key}`, value, said.place)
}

function readCluster(properties: Field, book: FactBook): void {
  const { cluster } = book
  book.entitle(properties.get('ClusterName')?.text())
  const [version, brokers] = [properties.get('KafkaVersion'), properties.get('NumberOfBrokerNodes')]
  if (version) cluster.say('kafkaVersion', version.text()?.replace(/\.x.*$/, ''), version.place)
  if (brokers) cluster.say('brokers', brokers.value(), brokers.place)
  const nodes = properties.get('BrokerNodeGroupInfo')
  const size = nodes?.in('StorageInfo', 'EBSStorageInfo', 'VolumeSize')
  const gib = Number(size?.text())
  if (size && gib > 0) cluster.say('diskBytesPerBroker', gib * 2 ** 30, size.place)
  nodes?.ignore('InstanceType', 'ClientSubnets', 'SecurityGroups', 'BrokerAZDistribution', 'ConnectivityInfo')
  properties.ignore(
    'ConfigurationInfo',
    'EncryptionInfo',
    'ClientAuthentication',
    'EnhancedMonitoring',
    'LoggingInfo',
    'OpenMonitoring',
    'Tags',
    'StorageMode',
  )
}

/** Settings as text, in Base64 or as they are. */
function propertiesIn(field: Field): string | undefined {
  const said = field.text()
  if (said === undefined) return undefined
  const decoded = /^[A-Za-z0-9+/\s]+={0,2}$/.test(said.trim()) ? textOfBase64(said) : undefined
  if (decoded?.includes('=')) return decoded
  return /^[ \t]*[\w.-]+[ \t]*[=:][ \t]*[^=\s]/m.test(said) ? said : undefined
}
