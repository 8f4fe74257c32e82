import type { Quota } from '../../../access/quotas'
import type { Operation, ResourceType } from '../../../access/right'
import type { Design, StatedQuota } from '../../../model/design'
import { LIMITS } from '../../../model/quota-limits'
import { CONFLUENT_PROVIDER, hclLabels, hclString, MONGEY_PROVIDER } from '../../topics/hcl-text'
import { hashComments } from '../../topics/topic-rows'
import type { Grant } from '../rights-by'
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

/** A label for each right, all different. */
function labelled(
  all: readonly Declared[],
  partsOf: (grant: Grant) => readonly string[],
): readonly {
  readonly of: Declared
  readonly grant: Grant
  readonly part: string
  readonly label: string
}[] {
  const rights = all.flatMap((of) =>
    of.grants.flatMap((grant) =>
      partsOf(grant).map((part) => ({
        of,
        grant,
        part,
        key: [of.slug, grant.resource, grant.pattern === 'prefixed' ? 'prefix' : '', grant.name, part]
          .filter((word) => word !== '')
          .join('_'),
      })),
    ),
  )
  const labels = hclLabels(rights.map(({ key }) => key))
  return rights.map(({ key, ...right }) => ({ ...right, label: labels.get(key) ?? '' }))
}

const MONGEY_TYPE: Readonly<Record<ResourceType, string>> = {
  topic: 'Topic',
  group: 'Group',
  'transactional-id': 'TransactionalID',
  cluster: 'Cluster',
}

/** Returns whether the provider has words for a quota: it knows one user or one client id, not both at once. */
export const isOfMongey = ({ principal, clientId }: StatedQuota): boolean =>
  principal === undefined || clientId === undefined

/** Without a name it is of every one that has no quota of its own. */
function mongeyQuota(label: string, { user, clientId, limits }: OtherQuota): string[] {
  const name = user ?? clientId ?? ''
  if (limits.length === 0 || (user !== undefined && clientId !== undefined)) return []
  return [
    `resource "kafka_quota" "${label}" {
${name === '' ? '' : `  entity_name = ${hclString(name)}\n`}  entity_type = "${user === undefined ? 'client-id' : 'user'}"
  config = {
${limits.map(([limit, value]) => `    "${LIMITS[limit]}" = "${value}"\n`).join('')}  }
}
`,
  ]
}

/**
 * `kafka_acl` and `kafka_quota` of Mongey's provider: a resource for each operation.
 *
 * @see https://registry.terraform.io/providers/Mongey/kafka/latest/docs/resources/acl, 0.13
 */
export const mongeyRights: PrintDeclared = (design, all) => {
  const acls = labelled(all, ({ operations }) => operations).map(
    ({ of, grant, part, label }) => `${hashComments(grant.why)}resource "kafka_acl" "${label}" {
  resource_name                = ${hclString(grant.name)}
  resource_type                = "${MONGEY_TYPE[grant.resource]}"
  resource_pattern_type_filter = "${grant.pattern === 'prefixed' ? 'Prefixed' : 'Literal'}"
  acl_principal                = ${hclString(of.principal)}
  acl_host                     = "*"
  acl_operation                = "${part}"
  acl_permission_type          = "Allow"
}
`,
  )
  const labels = hclLabels(all.map(({ slug }) => slug))
  const quotas = all.flatMap(({ slug, entity, quota }) =>
    mongeyQuota(labels.get(slug) ?? '', { user: entity, limits: limitsOf(quota) }),
  )
  const others = otherQuotas(design, principalsOf(all)).flatMap((quota, at) =>
    mongeyQuota(`quota_${at + 1}`, quota),
  )
  const head = `${headOf(design)}${MONGEY_PROVIDER}`
  return [{ path: 'access.tf', text: [head, ...acls, ...quotas, ...others].join('\n'), language: 'hcl' }]
}

const ENVIRONMENT = `
variable "environment_id" {
  type = string
}
`

const accountOf = (label: string, { user }: Declared) => `resource "confluent_service_account" "${label}" {
  display_name = ${hclString(user)}
}
`

const principalOf = (label: string): string => `"User:\${confluent_service_account.${label}.id}"`

/** Confluent Cloud counts for the whole cluster, Kafka at each broker by itself; it asks for both directions. */
function clusterQuota(label: string, { user, quota }: Declared, brokers: number): string[] {
  const inCluster = (figure: Quota['writes']): number => (figure?.value ?? 0) * brokers
  return quota.writes === undefined && quota.reads === undefined
    ? []
    : [
        `resource "confluent_kafka_client_quota" "${label}" {
  display_name = ${hclString(user)}
  throughput {
    ingress_byte_rate = "${inCluster(quota.writes ?? quota.reads)}"
    egress_byte_rate  = "${inCluster(quota.reads ?? quota.writes)}"
  }
  principals = [confluent_service_account.${label}.id]
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  environment {
    id = var.environment_id
  }
}
`,
      ]
}

function confluentFile(
  design: Design,
  all: readonly Declared[],
  variables: string,
  rights: (labels: ReadonlyMap<string, string>) => readonly string[],
): ReturnType<PrintDeclared> {
  const labels = hclLabels(all.map(({ slug }) => slug))
  const label = ({ slug }: Declared) => labels.get(slug) ?? ''
  const quotas = all.flatMap((one) => clusterQuota(label(one), one, design.cluster.brokers))
  const head = `${headOf(design)}${CONFLUENT_PROVIDER}${quotas.length > 0 ? ENVIRONMENT : ''}${variables}`
  const accounts = all.map((one) => accountOf(label(one), one))
  return [
    {
      path: 'access.tf',
      text: [head, ...accounts, ...rights(labels), ...quotas].join('\n'),
      language: 'hcl',
    },
  ]
}

/**
 * `confluent_kafka_acl` for a service account of each application, and its quota.
 *
 * @see https://registry.terraform.io/providers/confluentinc/confluent/latest/docs/resources/confluent_kafka_acl
 */
export const confluentAcls: PrintDeclared = (design, all) =>
  confluentFile(design, all, '', (labels) =>
    labelled(all, ({ operations }) => operations).map(
      ({ of, grant, part, label }) => `${hashComments(grant.why)}resource "confluent_kafka_acl" "${label}" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  resource_type = "${inCapitals(grant.resource)}"
  resource_name = ${hclString(grant.name)}
  pattern_type  = "${grant.pattern === 'prefixed' ? 'PREFIXED' : 'LITERAL'}"
  principal     = ${principalOf(labels.get(of.slug) ?? '')}
  host          = "*"
  operation     = "${inCapitals(part)}"
  permission    = "ALLOW"
}
`,
    ),
  )

/** The role that allows an operation. */
const ROLE: Readonly<Record<Operation, string>> = {
  Read: 'DeveloperRead',
  Describe: 'DeveloperRead',
  Write: 'DeveloperWrite',
  Create: 'DeveloperManage',
  Delete: 'DeveloperManage',
}

const rolesOf = ({ operations }: Grant): readonly string[] => [
  ...new Set(operations.map((operation) => ROLE[operation])),
]

/**
 * `confluent_role_binding` for a service account of each application. A role allows a little more than an ACL: who may
 * make a topic may change its settings too.
 *
 * @see https://docs.confluent.io/cloud/current/security/access-control/rbac/predefined-rbac-roles.html
 */
export const confluentRoles: PrintDeclared = (design, all) =>
  confluentFile(design, all, '\nvariable "kafka_cluster_rbac_crn" {\n  type = string\n}\n', (labels) =>
    labelled(all, rolesOf).map(({ of, grant, part, label }) => {
      const resource = `${grant.resource}=${grant.name}${grant.pattern === 'prefixed' ? '*' : ''}`
      return `${hashComments(grant.why)}resource "confluent_role_binding" "${label}" {
  principal   = ${principalOf(labels.get(of.slug) ?? '')}
  role_name   = "${part}"
  crn_pattern = "\${var.kafka_cluster_rbac_crn}/kafka=\${var.kafka_cluster_id}/${hclString(resource).slice(1)}
}
`
    }),
  )
