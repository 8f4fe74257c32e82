import type { About } from '../../model/about'
import type { Design } from '../../model/design'
import { nodeId } from '../../model/node-id'
import { yamlKey, yamlScalar } from '../../yaml/yaml-scalar'
import { ABOUT_CARRIED, aboutComments } from '../about'
import { acceptedAt } from '../accepted'
import type { Carried } from '../carried'
import type { Exporter, ExportLoss } from '../exporter'
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
  /** What it says of itself: the producer first, then the group where the producer says nothing. */
  about: About
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
  losses: (design) => [...topicLosses(design, CARRIED), ...saidOtherwise(design)],
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
        { group, produces, consumes, about },
      ]) => `${hashComments(aboutComments(about), '  ')}  ${yamlKey(name)}:
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

/** What a group says of itself where the producer that it shares a service with says something else. */
function saidOtherwise({ producers, consumerGroups }: Design): ExportLoss[] {
  const writing = new Map(
    producers.flatMap((producer) =>
      (producer.produces ?? []).length === 0 ? [] : [[producer.name, producer] as const],
    ),
  )
  return consumerGroups.flatMap((group) => {
    const producer = writing.get(group.name)
    return (['description', 'owner'] as const)
      .filter((field) => {
        const [first, second] = [producer?.[field], group[field]]
        return first !== undefined && second !== undefined && first !== second
      })
      .map((field) => ({ at: nodeId('consumerGroup', group.name), field, sentence: SAID_OTHERWISE[field] }))
  })
}

const SAID_OTHERWISE = {
  description:
    'What they are for is not in it: a producer of the same name is one service with them, and its description stands there.',
  owner:
    'Whose they are is not in it: a producer of the same name is one service with them, and its owner stands there.',
} as const

function servicesOf(design: Design): ReadonlyMap<string, Service> {
  const services = new Map<string, Service>()
  const serviceOf = (node: About & { readonly name: string }): Service => {
    const { name, description, owner } = node
    const known: Service = services.get(name) ?? { produces: new Set(), consumes: new Set(), about: {} }
    services.set(name, known)
    known.about = { description: known.about.description ?? description, owner: known.about.owner ?? owner }
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
