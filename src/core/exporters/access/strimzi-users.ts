import { type Quota, quotasOf } from '../../access/quotas'
import type { ResourceType } from '../../access/right'
import type { About } from '../../model/about'
import type { Design } from '../../model/design'
import { userName } from '../../model/principal'
import { yamlScalar } from '../../yaml/yaml-scalar'
import type { Exporter } from '../exporter'
import { optionValues } from '../option-values'
import { singleLine } from '../single-line'
import { aboutAnnotations } from '../strimzi'
import { clusterName, resourceName } from '../strimzi-names'
import { KAFKA_RESOURCE } from '../strimzi-options'
import { hashComments } from '../topics/topic-rows'
import { uniqueSlugs } from '../unique-slugs'
import { limitsOf, quotaLosses } from './declared/declared'
import { aboutPrincipals, type Grant, grantsOf, PRINCIPAL_ABOUT, rightsLosses, soleNodes } from './rights-by'

const OPTIONS = [KAFKA_RESOURCE] as const

/**
 * A KafkaUser for each application: how it says who it is, the access list that the drawing needs, and its quota.
 *
 * @see https://strimzi.io/docs/operators/latest/configuring.html#type-KafkaUser-reference, v1
 */
export const strimziUsers: Exporter = {
  options: OPTIONS,
  losses: (design) => [
    ...rightsLosses(design, PRINCIPAL_ABOUT).filter(
      ({ at, field }) => at !== 'cluster' || field !== 'quotas',
    ),
    ...quotaLosses(
      design,
      new Set(grantsOf(design).keys()),
      (_, isOwn) => isOwn,
      'Quotas of other users, of every user and of client ids are not in it: a KafkaUser has its own alone.',
    ),
  ],
  export: (design, analysis, values) => {
    const cluster = clusterName(optionValues(OPTIONS, values).cluster || design.name)
    const grants = grantsOf(design)
    const about = aboutPrincipals(design)
    const sole = soleNodes(design)
    const quotas = quotasOf(design, analysis)
    const names = uniqueSlugs([...grants.keys()], (principal) => resourceName(userName(principal), 'user'))
    const users = [...grants].map(([principal, allowed]) =>
      [
        sole.has(principal) ? '' : hashComments(about.get(principal) ?? []),
        userText(names.get(principal) ?? '', cluster, allowed, quotas.get(principal) ?? {}, {
          design,
          about: sole.get(principal) ?? {},
        }),
      ].join(''),
    )
    const head = `# Who may do what in ${singleLine(design.name)}: what the drawing needs, and no more.\n`
    return [{ path: 'kafka-users.yaml', text: [head, ...users].join('---\n'), language: 'yaml' }]
  },
}

const TYPE: Readonly<Record<ResourceType, string>> = {
  topic: 'topic',
  group: 'group',
  'transactional-id': 'transactionalId',
  cluster: 'cluster',
}

const userText = (
  name: string,
  cluster: string,
  grants: readonly Grant[],
  quota: Quota,
  { design, about }: { readonly design: Design; readonly about: About },
): string => `apiVersion: kafka.strimzi.io/v1
kind: KafkaUser
metadata:
  name: ${yamlScalar(name, false)}
  labels:
    strimzi.io/cluster: ${yamlScalar(cluster, false)}
${aboutAnnotations(about)
  .map((line) => `${line}\n`)
  .join('')}spec:
  authentication:
    type: ${design.cluster.security?.authentication === 'mtls' ? 'tls' : 'scram-sha-512'}
  authorization:
    type: simple
    acls:
${grants.map(grantText).join('')}${quotaText(quota)}`

/** In bytes a second, at each broker by itself. */
const quotaText = (quota: Quota): string => {
  const limits = limitsOf(quota)
  return limits.length === 0
    ? ''
    : `  quotas:\n${limits.map(([limit, value]) => `    ${limit}: ${limit === 'controllerMutationRate' ? value : Math.ceil(value)}\n`).join('')}`
}

const grantText = ({ resource, name, pattern, operations, why }: Grant): string =>
  `${hashComments(why, '      ')}      - resource:
          type: ${TYPE[resource]}
          name: ${yamlScalar(name, false)}
          patternType: ${pattern === 'prefixed' ? 'prefix' : 'literal'}
        operations: [${operations.join(', ')}]
`
