/** What Confluent's and Redpanda's operators have beside topics: clusters, connectors, users and what they may do. */

import { readConnector } from '../connect/connector'
import { resourceOf } from '../reading/acl-words'
import { OPERATIONS_OF_ROLE, resourceOfCrn } from '../reading/confluent-roles'
import type { Field } from '../reading/field'
import type { Handler } from './resource'
import { aclsOf } from './strimzi'

/** @see connectors.platform.confluent.io */
export const confluentConnector: Handler = ({ spec, name, root }, { book }) => {
  const [kind, tasks] = [spec?.get('class'), spec?.get('taskMax')]
  const connect = spec?.in('connectClusterRef', 'name')?.text()
  spec?.ignore('connectClusterRef', 'connectRest', 'restartPolicy', 'name')
  readConnector(book, {
    name: spec?.get('name')?.text() ?? name,
    fallback: 'connector',
    connect,
    place: root.place,
    settings: [
      ...(kind ? [['connector.class', kind.value(), kind.place] as const] : []),
      ...(tasks ? [['tasks.max', tasks.value(), tasks.place] as const] : []),
      ...(spec?.get('configs')?.settings() ?? []),
    ],
  })
}

/** Brokers by their number and settings; the rest of the resource is how Kubernetes runs them. @see kafkas.platform.confluent.io */
export const confluentKafka: Handler = ({ spec, name, root }, { book }) => {
  book.entitle(name)
  const replicas = spec?.get('replicas')
  if (replicas) book.cluster.say('brokers', replicas.value(), replicas.place)
  // `key=value`, one an entry.
  const server = spec?.in('configOverrides', 'server')
  book.cluster.configure(
    (server?.items() ?? []).flatMap((entry): [string, unknown, Field['place']][] => {
      const [, key, value] = /^([^=]+)=(.*)$/s.exec(entry.text() ?? '') ?? []
      return key === undefined ? [] : [[key.trim(), value?.trim(), entry.place]]
    }),
  )
  const authorization = spec?.in('authorization', 'type')
  if (authorization) book.cluster.say('security.authorization', 'acl', authorization.place)
  spec?.ignore(
    'image', 'dataVolumeCapacity', 'storageClass', 'tls', 'listeners', 'dependencies', 'metricReporter', 'podTemplate',
    'license', 'services', 'oneReplicaPerNode', 'mountedVolumes', 'metrics', 'configOverrides', 'identityProvider',
  ) // biome-ignore format: a list of words
  if (!replicas) book.lose(root.place, 'How many brokers this cluster has is not said.')
}

/** Roles of Confluent on topics and groups, as the operations that they allow. @see confluentrolebindings.platform.confluent.io */
export const confluentRole: Handler = ({ spec, root }, { book }) => {
  const role = spec?.get('role')?.text() ?? ''
  const who = spec?.in('principal', 'name')?.text()
  const type = spec?.in('principal', 'type')?.text()
  const operations = OPERATIONS_OF_ROLE[role]
  const patterns = spec?.get('resourcePatterns')?.items() ?? []
  spec?.ignore('kafkaRestClassRef', 'clustersScopeByIds', 'clustersScopeByRegistryName')
  if (!operations || type === 'group' || who === undefined || operations.length === 0) {
    for (const pattern of patterns) pattern.ignore('name', 'resourceType', 'patternType')
    book.lose(root.place, `The role \`${role}\` of \`${who ?? ''}\` is not drawn.`)
    return
  }
  for (const pattern of patterns) {
    const resource = pattern.get('resourceType')?.text() ?? ''
    const name = pattern.get('name')?.text() ?? '*'
    const isPrefix = /prefix/i.test(pattern.get('patternType')?.text() ?? '')
    if (!/^(?:Topic|Group)$/i.test(resource)) {
      book.lose(pattern.place, `The role \`${role}\` of \`${who}\` on ${resource} \`${name}\` is not drawn.`)
      continue
    }
    for (const operation of operations)
      book.acls.push({
        principal: `User:${who}`,
        called: who,
        resource: /topic/i.test(resource) ? 'TOPIC' : 'GROUP',
        name,
        isPrefix,
        operation,
        isDenied: false,
        place: pattern.place,
      })
  }
}

/** A user of Redpanda, or a role of several. @see users.cluster.redpanda.com, roles.cluster.redpanda.com */
export const redpandaUser: Handler = ({ spec, name, kind, root }, { book }) => {
  const members =
    kind === 'User' ? [name ?? ''] : (spec?.get('principals')?.items() ?? []).map((one) => one.text() ?? '')
  spec?.ignore('cluster', 'authentication', 'template')
  const acls = spec?.in('authorization', 'acls')?.items() ?? []
  spec?.get('authorization')?.ignore('type')
  if (kind !== 'User' && members.length === 0 && acls.length > 0)
    book.lose(root.place, `Nobody has the role \`${name ?? ''}\`: what it may do is not drawn.`)
  for (const member of members) {
    const called = member.replace(/^User:/, '')
    for (const acl of acls) book.acls.push(...aclsOf(acl, `User:${called}`, called))
  }
}

/** @see redpandas.cluster.redpanda.com, whose chart has its values below `clusterSpec` */
export const redpandaCluster: Handler = ({ spec, name, root }, { book }) => {
  book.entitle(name)
  const replicas = spec?.in('clusterSpec', 'statefulset', 'replicas') ?? spec?.get('replicas')
  if (replicas) book.cluster.say('brokers', replicas.value(), replicas.place)
  else book.lose(root.place, 'How many brokers this cluster has is not said.')
  spec?.ignore('clusterSpec', 'chartRef', 'migration')
}

/** A role binding of Confluent Cloud, as jikkou writes it. @see iam.confluent.cloud/v1 */
export const cloudRole: Handler = ({ spec, root }, { book }) => {
  const [principal, role, pattern] = ['principal', 'roleName', 'crnPattern'].map(
    (key) => spec?.get(key)?.text() ?? '',
  )
  const operations = OPERATIONS_OF_ROLE[role ?? ''] ?? []
  const on = resourceOfCrn(pattern ?? '')
  if (!on || operations.length === 0 || !principal) {
    book.lose(
      root.place,
      `The role \`${role ?? ''}\` of \`${principal ?? ''}\` is on no topic or group: it is not drawn.`,
    )
    return
  }
  for (const operation of operations)
    book.acls.push({
      principal,
      resource: resourceOf(on.type),
      name: on.name,
      isPrefix: on.isPrefix,
      operation,
      isDenied: false,
      place: root.place,
    })
}

/** Aiven's quotas: of a user, a client id, or both; `default` is of every one without its own. */
export const aivenQuota: Handler = ({ spec, root }, { book }) => {
  const nameOf = (key: string) => {
    const name = spec?.get(key)?.text()
    return name === 'default' ? '' : name
  }
  const [user, clientId] = [nameOf('user'), nameOf('clientId')]
  spec?.ignore('project', 'serviceName', 'authSecretRef')
  const limits = (spec?.entries() ?? []).filter(([key]) => /(?:Rate|Percentage)$/.test(key))
  book.quotas.push({
    ...(user !== undefined && { user }),
    ...(clientId !== undefined && { clientId }),
    limits: limits.map(([key, value]) => [key, value.value()]),
    place: root.place,
  })
}
