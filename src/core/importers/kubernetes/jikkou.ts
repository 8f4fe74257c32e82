import { readConnector } from '../connect/connector'
import type { AclFact } from '../facts/fact-book'
import { hostIn, operationOf, resourceOf } from '../reading/acl-words'
import type { Field } from '../reading/field'
import type { Cluster, Handler, Resource } from './resource'
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

const entriesIn = (spec: Field | undefined): Omit<AclFact, 'principal'>[] =>
  (spec?.get('acls')?.items() ?? []).flatMap((acl) => {
    const resource = acl.get('resource')
    const entry = {
      resource: resourceOf(resource?.get('type')?.text() ?? ''),
      name: resource?.get('pattern')?.text() ?? '*',
      isPrefix: /prefix/i.test(resource?.get('patternType')?.text() ?? ''),
      // Of all that is there when jikkou applies it.
      ...(/match/i.test(resource?.get('patternType')?.text() ?? '') && { isPattern: true as const }),
      isDenied: /deny/i.test(acl.get('type')?.text() ?? ''),
      ...hostIn(acl.get('host')?.text()),
    }
    return (acl.get('operations')?.items() ?? []).map((operation) => ({
      ...entry,
      operation: operationOf(operation.text() ?? ''),
      place: operation.place,
    }))
  })

/** What a principal is allowed: its own entries, and those of its roles. */
const authorization: Handler = ({ spec, name }, { book, roles, usedRoles }) => {
  const own = entriesIn(spec)
  const taken = (spec?.get('roles')?.items() ?? []).flatMap((role) => {
    const called = role.text() ?? ''
    const found = roles.get(called)
    usedRoles.add(called)
    if (!found) book.lose(role.place, `The role \`${called}\` of \`${name ?? ''}\` is in none of the files.`)
    return entriesIn(found)
  })
  for (const entry of [...own, ...taken]) book.acls.push({ ...entry, principal: name ?? '' })
}

/** Returns whether jikkou deletes what an annotation marks so, and says it: one resource, or all of a list. */
export function isDeleted({ root, kind }: Resource, { book }: Cluster): boolean {
  const mark = root
    .in('metadata', 'annotations')
    ?.entries()
    .find(([key]) => /jikkou\.io\/delete$/.test(key))?.[1]
  if (mark?.text() !== 'true') return false
  const name = root.in('metadata', 'name')?.text()
  const items = root.get('items')?.items() ?? []
  const names = items.flatMap((item) => item.in('metadata', 'name')?.text() ?? [])
  const said = names.length > 0 ? names : [name ?? kind]
  root.plain()
  book.lose(
    root.place,
    `${said
      .slice(0, 4)
      .map((one) => `\`${one}\``)
      .join(
        ', ',
      )}${said.length > 4 ? ` and ${said.length - 4} more` : ''} ${said.length === 1 ? 'is marked to be deleted: it is' : 'are marked to be deleted: they are'} not drawn.`,
  )
  return true
}

const connector: Handler = ({ spec, name, root }, { book }) => {
  const [kind, tasks] = [spec?.get('connectorClass'), spec?.get('tasksMax')]
  spec?.ignore('state')
  readConnector(book, {
    name,
    fallback: 'connector',
    connect: root.in('metadata', 'labels', 'kafka.jikkou.io/connect-cluster')?.text(),
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

const clientQuota: Handler = ({ spec, root }, { book }) => {
  const type = spec?.get('type')?.text() ?? ''
  const entity = spec?.get('entity')
  const user = type === 'USERS_DEFAULT' ? '' : entity?.get('user')?.text()
  const clientId = /^(?:USER_ALL_CLIENTS|CLIENTS_DEFAULT)$/.test(type) ? '' : entity?.get('clientId')?.text()
  const isOf = { user: type.startsWith('USER'), client: type.includes('CLIENT') }
  if ((isOf.user && user === undefined) || (isOf.client && clientId === undefined)) {
    root.ignore('spec')
    book.lose(root.place, 'It is not said whose quota this is.')
    return
  }
  book.quotas.push({
    ...(isOf.user && user !== undefined && { user }),
    ...(isOf.client && clientId !== undefined && { clientId }),
    limits: (spec?.get('configs')?.entries() ?? []).map(([key, value]) => [key, value.value()]),
    place: root.place,
  })
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
  // Read before all others too.
  KafkaPrincipalRole: ({ spec }) => {
    entriesIn(spec)
  },
  KafkaClientQuota: clientQuota,
  KafkaConnector: connector,
  KafkaConsumerGroup: group(),
  KafkaShareGroup: group('share'),
  SchemaRegistrySubject: subjectBy('compatibilityLevel'),
  AwsGlueSchema: subjectBy('compatibility', 'dataFormat', 'schemaDefinition'),
}

/** Gathers the data of a ConfigMap of jikkou's. */
export function gatherConfigMap(root: Field, configMaps: Map<string, Field>): void {
  const name = root.in('metadata', 'name')?.text()
  const data = root.get('data')
  if (name !== undefined && data?.isMapping) configMaps.set(name, data)
}

/** Gathers the roles of principals, which authorizations refer to. */
export function gatherRole(root: Field, roles: Map<string, Field>): void {
  const name = root.in('metadata', 'name')?.text()
  const spec = root.get('spec')
  if (name !== undefined && spec) roles.set(name, spec)
}
