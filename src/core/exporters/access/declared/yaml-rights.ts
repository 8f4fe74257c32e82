import { isOfEvery } from '../../../access/stated-quotas'
import type { StatedQuota } from '../../../model/design'
import { LIMITS } from '../../../model/quota-limits'
import { yamlKey, yamlScalar } from '../../../yaml/yaml-scalar'
import { SETUP } from '../../kafka-cli'
import { shellQuote } from '../../shell'
import { singleLine } from '../../single-line'
import { hashComments } from '../../topics/topic-rows'
import {
  type Declared,
  headOf,
  inCapitals,
  limitsOf,
  type OtherQuota,
  otherQuotas,
  type PrintDeclared,
  principalsOf,
} from './declared'

const text = (value: string): string => yamlScalar(value, false)

/** jikkou's type of a quota; undefined for what it has no word for: client ids of every user. */
function jikkouType({ user, clientId }: OtherQuota): string | undefined {
  if (clientId === undefined) return user === '' ? 'USERS_DEFAULT' : 'USER'
  if (user === undefined) return clientId === '' ? 'CLIENTS_DEFAULT' : 'CLIENT'
  if (user === '') return undefined
  return clientId === '' ? 'USER_ALL_CLIENTS' : 'USER_CLIENT'
}

/** Returns whether jikkou has words for all of a quota. */
export const isOfJikkou = (quota: StatedQuota): boolean => {
  const isWorded = quota.clientId === undefined || !isOfEvery(quota).user
  return isWorded && quota.controllerMutationRate === undefined
}

const jikkouQuota = (name: string, quota: OtherQuota): string[] => {
  const type = jikkouType(quota)
  const limits = quota.limits.filter(([limit]) => limit !== 'controllerMutationRate')
  if (type === undefined || limits.length === 0) return []
  const { user = '', clientId = '' } = quota
  return [
    `apiVersion: kafka.jikkou.io/v1
kind: KafkaClientQuota
metadata:
  name: ${text(name)}
spec:
  type: ${type}
  entity:${user === '' && clientId === '' ? ' {}' : ''}
${user === '' ? '' : `    user: ${text(user)}\n`}${clientId === '' ? '' : `    clientId: ${text(clientId)}\n`}  configs:
${limits.map(([limit, value]) => `    ${limit}: ${value}\n`).join('')}`,
  ]
}

/**
 * A KafkaPrincipalAuthorization of jikkou for each application, and a KafkaClientQuota.
 *
 * @see https://jikkou.io, V1KafkaPrincipalAuthorization and V1KafkaClientQuota of jikkou 1.1.0
 */
export const jikkouRights: PrintDeclared = (design, all) => {
  const allowed = all.map(
    ({ principal, grants }) => `apiVersion: kafka.jikkou.io/v1
kind: KafkaPrincipalAuthorization
metadata:
  name: ${text(principal)}
spec:
  acls:
${grants
  .map(
    ({ resource, name, pattern, operations, why }) => `${hashComments(why, '    ')}    - resource:
        type: ${inCapitals(resource)}
        pattern: ${text(name)}
        patternType: ${inCapitals(pattern)}
      operations: [${operations.map(inCapitals).join(', ')}]
      type: ALLOW
      host: "*"
`,
  )
  .join('')}`,
  )
  const quotas = all.flatMap(({ slug, entity, quota }) =>
    jikkouQuota(slug, { user: entity, limits: limitsOf(quota) }),
  )
  const others = otherQuotas(design, principalsOf(all)).flatMap((quota, at) =>
    jikkouQuota(`quota-${at + 1}`, quota),
  )
  return [
    {
      path: 'access.yaml',
      text: [headOf(design), ...allowed, ...quotas, ...others].join('---\n'),
      language: 'yaml',
    },
  ]
}

/**
 * Users of kafka-gitops with an access list each, in its state file: `customUserAcls`.
 *
 * @see https://devshawn.github.io/kafka-gitops, DesiredStateFile of kafka-gitops 0.2.15
 */
export const gitopsRights: PrintDeclared = (design, all) => {
  const users = all.map(({ slug, principal }) => `  ${yamlKey(slug)}:\n    principal: ${text(principal)}\n`)
  const acls = all.map(
    ({ slug, principal, grants }) => `  ${yamlKey(slug)}:\n${entriesOf(principal, grants)}`,
  )
  const body = all.length === 0 ? 'users: {}\n' : `users:\n${users.join('')}customUserAcls:\n${acls.join('')}`
  return [{ path: 'access-state.yaml', text: headOf(design) + body, language: 'yaml' }]
}

const entriesOf = (principal: string, grants: Declared['grants']): string =>
  grants
    .flatMap(({ resource, name, pattern, operations, why }) =>
      operations.map((operation) => ({ resource, name, pattern, operation, why })),
    )
    .map(
      ({ resource, name, pattern, operation, why }, at) => `${hashComments(why, '    ')}    right-${at + 1}:
      name: ${text(name)}
      type: ${inCapitals(resource)}
      pattern: ${inCapitals(pattern)}
      host: "*"
      principal: ${text(principal)}
      operation: ${inCapitals(operation)}
      permission: ALLOW
`,
    )
    .join('')

/** The words of ns4kafka: a grant is to a namespace, here one of the name of each user. */
export const ns4kafkaRights: PrintDeclared = (design, all) => {
  const entries = all.flatMap(({ slug, user, grants }) =>
    grants.flatMap(({ resource, name, pattern, operations, why }) => {
      if (resource === 'cluster') return []
      const permissions =
        resource !== 'topic' || pattern === 'prefixed'
          ? ['OWNER']
          : operations.filter((operation) => operation === 'Read' || operation === 'Write').map(inCapitals)
      return permissions.map(
        (permission) => `${hashComments(why)}apiVersion: v1
kind: AccessControlEntry
metadata:
  name: ${text(entryName(slug, permission, resource, name, pattern))}
spec:
  resourceType: ${inCapitals(resource)}
  resource: ${text(name)}
  resourcePatternType: ${inCapitals(pattern)}
  permission: ${permission}
  grantedTo: ${text(user)}
`,
      )
    }),
  )
  return [{ path: 'access.yml', text: [headOf(design), ...entries].join('---\n'), language: 'yaml' }]
}

/** A name for an entry: letters, digits, dots and hyphens. */
const entryName = (...words: readonly string[]): string =>
  words
    .join('-')
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .slice(0, 200)

const entityWords = ({ user, clientId }: Pick<OtherQuota, 'user' | 'clientId'>): string =>
  [
    ['users', user],
    ['clients', clientId],
  ]
    .flatMap(([type, name]) =>
      name === undefined
        ? []
        : [`--entity-type ${type} ${name === '' ? '--entity-default' : `--entity-name ${shellQuote(name)}`}`],
    )
    .join(' ')

/** A script of `kafka-configs.sh` that sets the quota of each user. */
export const quotaScript: PrintDeclared = (design, all) => {
  const own = all.map(({ entity, quota }) => ({ user: entity, limits: limitsOf(quota) }))
  const lines = [...own, ...otherQuotas(design, principalsOf(all))].flatMap(({ limits, ...entity }) => {
    if (limits.length === 0) return []
    const said = limits.map(([limit, value]) => `${LIMITS[limit]}=${value}`).join(',')
    return [
      `"\${tools}kafka-configs.sh" "\${connection[@]}" --alter ${entityWords(entity)} --add-config ${shellQuote(said)}\n`,
    ]
  })
  const script = `#!/usr/bin/env bash
# How much each application of ${singleLine(design.name)} may write and read, in bytes a second at each broker.
# What is stated in the design, else its peak with growth and headroom: who does what is drawn is never slowed down.
#
#   BOOTSTRAP       where the brokers are: kafka-1:9092,kafka-2:9092
#   COMMAND_CONFIG  a properties file for the tools, where the cluster asks who they are
#   KAFKA_BIN       the folder with kafka-configs.sh, where it is not on the PATH
set -euo pipefail
${lines.length === 0 ? '' : `${SETUP}\n${lines.join('')}`}`
  return [{ path: 'set-quotas.sh', text: script, language: 'bash' }]
}
