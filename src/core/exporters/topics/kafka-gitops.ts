import type { About } from '../../model/about'
import type { Design } from '../../model/design'
import { yamlKey, yamlScalar } from '../../yaml/yaml-scalar'
import { ABOUT_CARRIED, aboutComments } from '../about'
import { acceptedAt } from '../accepted'
import type { Carried } from '../carried'
import type { Exporter } from '../exporter'
import { singleLine } from '../single-line'
import { hashComments, rowComments, topicLosses, topicRows } from './topic-rows'

const CARRIED: Carried = {
  nodes: {
    topic: [...ABOUT_CARRIED, 'partitions', 'replicationFactor', 'config'],
    producer: [...ABOUT_CARRIED, 'produces.topic'],
    consumerGroup: [
      ...ABOUT_CARRIED,
      'groupId',
      'consumes.topic',
      'produces.topic',
      'retryTopics.topic',
      'deadLetter.topic',
    ],
  },
}

interface Service {
  readonly produces: Set<string>
  readonly consumes: Set<string>
  readonly comments: Set<string>
  group?: string
}

/**
 * The state file of kafka-gitops: topics, and a service for each application with what it reads and writes, of which
 * the tool makes the access rules. A producer and a group of one name are one service.
 *
 * @see https://devshawn.github.io/kafka-gitops, DesiredStateFile of kafka-gitops 0.2.15
 */
export const kafkaGitops: Exporter = {
  options: [],
  losses: (design) => topicLosses(design, CARRIED),
  export: (design, analysis) => {
    const topics = topicRows(design, analysis).map(
      (row) => `${hashComments(rowComments(row), '  ')}  ${yamlKey(row.name)}:
    partitions: ${row.partitions}
    replication: ${row.replicas}
${row.settings.length === 0 ? '' : `    configs:\n${row.settings.map(([key, value]) => `      ${yamlKey(key)}: ${JSON.stringify(value)}\n`).join('')}`}`,
    )
    const services = [...servicesOf(design)].map(
      ([
        name,
        { group, produces, consumes, comments },
      ]) => `${hashComments([...comments], '  ')}  ${yamlKey(name)}:
    type: application
${group === undefined ? '' : `    group-id: ${yamlScalar(group, false)}\n`}${listOf('produces', produces)}${listOf('consumes', consumes)}`,
    )
    const head = `# The topics and applications of ${singleLine(design.name)}.\n${hashComments(acceptedAt(design, 'cluster'))}`
    const body = [
      topics.length === 0 ? 'topics: {}\n' : `topics:\n${topics.join('')}`,
      services.length === 0 ? '' : `services:\n${services.join('')}`,
    ]
    return [{ path: 'state.yaml', text: head + body.join(''), language: 'yaml' }]
  },
}

const listOf = (field: string, topics: ReadonlySet<string>): string =>
  topics.size === 0
    ? ''
    : `    ${field}:\n${[...topics].map((topic) => `      - ${yamlScalar(topic, false)}\n`).join('')}`

function servicesOf(design: Design): ReadonlyMap<string, Service> {
  const services = new Map<string, Service>()
  const serviceOf = (node: About & { readonly name: string }): Service => {
    const { name } = node
    const known: Service = services.get(name) ?? {
      produces: new Set(),
      consumes: new Set(),
      comments: new Set(),
    }
    services.set(name, known)
    for (const comment of aboutComments(node)) known.comments.add(comment)
    return known
  }
  for (const producer of design.producers)
    for (const { topic } of producer.produces ?? []) serviceOf(producer).produces.add(topic)
  for (const group of design.consumerGroups) {
    const { name, groupId, consumes = [], produces = [], retryTopics = [], deadLetter } = group
    const service = serviceOf(group)
    service.group = groupId ?? name
    for (const { topic } of consumes) service.consumes.add(topic)
    for (const { topic } of produces) service.produces.add(topic)
    for (const { topic } of retryTopics) {
      service.consumes.add(topic)
      service.produces.add(topic)
    }
    if (deadLetter) service.produces.add(deadLetter.topic)
  }
  return services
}
