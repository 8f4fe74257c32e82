import { readConnector } from '../connect/connector'
import { operationOf, resourceOf } from '../reading/acl-words'
import type { Field } from '../reading/field'
import type { Cluster, Handler } from './resource'
import { subjectBy } from './subject-resource'

/** A count that may be left to the brokers, as -1. */
const count = (field: Field | undefined): unknown =>
  Number(field?.text()) === -1 ? undefined : field?.value()

function topicIn(holder: Field, { book, configMaps, used }: Cluster): void {
  const spec = holder.get('spec')
  const metadata = holder.get('metadata')
  metadata?.ignore('labels', 'annotations')
  holder.ignore('apiVersion', 'kind')
  const topic = book.topic(metadata?.get('name')?.text(), holder.place)
  const [partitions, replicas] = [spec?.get('partitions'), spec?.get('replicas')]
  if (partitions) topic.say('partitions', count(partitions), partitions.place)
  if (replicas) topic.say('replicationFactor', count(replicas), replicas.place)
  const settings = new Map<string, readonly [string, unknown, Field['place']]>()
  for (const reference of spec?.get('configMapRefs')?.items() ?? []) {
    const name = reference.text() ?? ''
    const data = configMaps.get(name)
    used.add(name)
    if (!data) book.lose(reference.place, `The ConfigMap \`${name}\` is in none of the files.`)
    for (const setting of data?.settings() ?? []) settings.set(setting[0], setting)
  }
  const own = spec?.get('configs') ?? spec?.get('config')
  for (const setting of own?.settings() ?? []) settings.set(setting[0], setting)
  topic.configure(settings.values())
}

const authorization: Handler = ({ spec, name }, { book }) => {
  for (const acl of spec?.get('acls')?.items() ?? []) {
    const resource = acl.get('resource')
    acl.ignore('host')
    for (const operation of acl.get('operations')?.items() ?? []) {
      book.acls.push({
        principal: name ?? '',
        resource: resourceOf(resource?.get('type')?.text() ?? ''),
        name: resource?.get('pattern')?.text() ?? '*',
        isPrefix: /prefix/i.test(resource?.get('patternType')?.text() ?? ''),
        operation: operationOf(operation.text() ?? ''),
        isDenied: /deny/i.test(acl.get('type')?.text() ?? ''),
        place: operation.place,
      })
    }
  }
}

const connector: Handler = ({ spec, name, root }, { book }) => {
  const [kind, tasks] = [spec?.get('connectorClass'), spec?.get('tasksMax')]
  spec?.ignore('state')
  readConnector(book, {
    name,
    fallback: 'connector',
    place: root.place,
    settings: [
      ...(kind ? [['connector.class', kind.value(), kind.place] as const] : []),
      ...(tasks ? [['tasks.max', tasks.value(), tasks.place] as const] : []),
      ...(spec?.get('config')?.settings() ?? []),
    ],
  })
}

/** Settings that the brokers keep for a group, of consumers or of a share group. */
const group =
  (reads?: 'share'): Handler =>
  ({ spec, name, root }, { book }) => {
    const found = book.application(name, root.place)
    if (!found) return
    found.isGroup = true
    if (reads) found.say('reads', reads, root.place)
    for (const [key, value, place] of spec?.get('configs')?.settings() ?? [])
      found.say(`groupConfig.${key}`, value, place)
  }

const told =
  (sentence: string): Handler =>
  ({ root }, { book }) => {
    root.ignore('spec')
    book.lose(root.place, sentence)
  }

/** The resources of jikkou, by kind. */
export const JIKKOU: Readonly<Record<string, Handler>> = {
  KafkaTopic: ({ root }, cluster) => topicIn(root, cluster),
  KafkaTopicList: ({ root, spec }, cluster) => {
    const items = root.first('items', 'topics') ?? spec?.first('items', 'topics')
    for (const item of items?.items() ?? []) topicIn(item, cluster)
  },
  // Read before all others, since topics refer to it.
  ConfigMap: ({ root }) => root.ignore('data'),
  KafkaPrincipalAuthorization: authorization,
  KafkaPrincipalRole: told('Roles of principals are no part of a design.'),
  KafkaClientQuota: told('Quotas are no part of a design.'),
  KafkaConnector: connector,
  KafkaConsumerGroup: group(),
  KafkaShareGroup: group('share'),
  SchemaRegistrySubject: subjectBy('compatibilityLevel'),
}

/** Gathers the data of a ConfigMap of jikkou's. */
export function gatherConfigMap(root: Field, configMaps: Map<string, Field>): void {
  const name = root.in('metadata', 'name')?.text()
  const data = root.get('data')
  if (name !== undefined && data?.isMapping) configMaps.set(name, data)
}
