import { yamlKey, yamlScalar } from '../../yaml/yaml-scalar'
import { acceptedAt } from '../accepted'
import type { Exporter, ExportOption } from '../exporter'
import { optionValues } from '../option-values'
import { singleLine } from '../single-line'
import { uniqueSlugs } from '../unique-slugs'
import { hashComments, rowComments, type TopicRow, topicLosses, topicRows } from './topic-rows'

const text = (value: string): string => yamlScalar(value, false)

/** Settings below a key, each value as text: tools read `true` and `1` as what they look like otherwise. */
const settingLines = (key: string, { settings }: TopicRow, margin: string): string =>
  settings.length === 0
    ? ''
    : `${margin}${key}:\n${settings.map(([name, value]) => `${margin}  ${yamlKey(name)}: ${JSON.stringify(value)}\n`).join('')}`

/** A format of one file, with a resource for each topic. */
const resourcesIn = (path: string, resource: (row: TopicRow) => string): Exporter => ({
  options: [],
  losses: (design) => topicLosses(design),
  export: (design, analysis) => {
    const head = `# The topics of ${singleLine(design.name)}.\n${hashComments(acceptedAt(design, 'cluster'))}`
    const resources = topicRows(design, analysis).map((row) => hashComments(rowComments(row)) + resource(row))
    return [{ path, text: [head, ...resources].join('---\n'), language: 'yaml' }]
  },
})

/**
 * A KafkaTopic of jikkou for each topic, to apply with `jikkou apply`.
 *
 * @see https://jikkou.io, V1KafkaTopic of jikkou 1.1.0
 */
export const jikkou: Exporter = resourcesIn(
  'kafka-topics.yaml',
  (row) => `apiVersion: kafka.jikkou.io/v1
kind: KafkaTopic
metadata:
  name: ${text(row.name)}
spec:
  partitions: ${row.partitions}
  replicas: ${row.replicas}
${settingLines('configs', row, '  ')}`,
)

/**
 * A Topic of ns4kafka for each topic, to apply with `kafkactl apply`.
 *
 * @see https://github.com/michelin/ns4kafka, Topic of ns4kafka 1.21
 */
export const ns4kafka: Exporter = resourcesIn(
  'topics.yml',
  (row) => `apiVersion: v1
kind: Topic
metadata:
  name: ${text(row.name)}
spec:
  replicationFactor: ${row.replicas}
  partitions: ${row.partitions}
${settingLines('configs', row, '  ')}`,
)

const TOPICCTL_OPTIONS = [
  {
    id: 'cluster',
    label: 'Cluster',
    help: 'The name of the cluster as topicctl’s cluster file has it.',
    kind: 'text',
    initial: 'my-cluster',
  },
  {
    id: 'environment',
    label: 'Environment',
    help: 'The environment as topicctl’s cluster file has it; the design’s where it is left out.',
    kind: 'text',
    initial: '',
  },
  {
    id: 'region',
    label: 'Region',
    help: 'The region as topicctl’s cluster file has it.',
    kind: 'text',
    initial: 'local',
  },
] as const satisfies readonly ExportOption[]

/**
 * A file of topicctl for each topic, to apply with `topicctl apply`.
 *
 * @see https://github.com/segmentio/topicctl, TopicConfig of topicctl 2.0
 */
export const topicctl: Exporter = {
  options: TOPICCTL_OPTIONS,
  losses: (design) => topicLosses(design),
  export: (design, analysis, values) => {
    const { cluster, environment, region } = optionValues(TOPICCTL_OPTIONS, values)
    const rows = topicRows(design, analysis)
    const paths = uniqueSlugs(
      rows.map(({ name }) => name),
      (name) => name,
    )
    return rows.map((row) => ({
      path: `topics/${paths.get(row.name)}.yaml`,
      language: 'yaml' as const,
      text: `# A topic of ${singleLine(design.name)}.
${hashComments([...acceptedAt(design, 'cluster'), ...rowComments(row)])}meta:
  name: ${text(row.name)}
  cluster: ${text(cluster)}
  environment: ${text(environment || design.cluster.environment)}
  region: ${text(region)}
${row.topic.description === undefined ? '' : `  description: ${JSON.stringify(row.topic.description)}\n`}
spec:
  partitions: ${row.partitions}
  replicationFactor: ${row.replicas}
  placement:
    strategy: any
${settingLines('settings', row, '  ')}`,
    }))
  },
}
