import type { About } from '../model/about'
import type { Design } from '../model/design'
import { topicId } from '../model/node-id'
import { yamlKey, yamlScalar } from '../yaml/yaml-scalar'
import { acceptedAt } from './accepted'
import type { Exporter } from './exporter'
import { notStatedLines } from './not-stated'
import { optionValues } from './option-values'
import { singleLine } from './single-line'
import { clusterName, resourceName } from './strimzi-names'
import { API_VERSION, KAFKA_RESOURCE } from './strimzi-options'
import { hashComments, type TopicRow, topicLosses, topicRows } from './topics/topic-rows'
import { uniqueSlugs } from './unique-slugs'

const OPTIONS = [API_VERSION, KAFKA_RESOURCE] as const

/**
 * A KafkaTopic resource for each topic. Kubernetes
 * allows less in names than Kafka does: such a topic has its own name in `spec.topicName`.
 *
 * @see https://strimzi.io/docs/operators/latest/configuring.html#type-KafkaTopic-reference
 */
export const strimzi: Exporter = {
  options: OPTIONS,
  losses: (design) => topicLosses(design),
  export: (design, analysis, values) => {
    const options = optionValues(OPTIONS, values)
    const rows = topicRows(design, analysis)
    const names = uniqueSlugs(
      rows.map(({ name }) => name),
      resourceName,
    )
    const cluster = clusterName(options.cluster || design.name)
    const resources = rows.map((row) => {
      const name = names.get(row.name) ?? ''
      const accepted = hashComments([
        ...notStatedLines(analysis.views.topics[row.name]),
        ...acceptedAt(design, topicId(row.name)),
      ])
      return accepted + resource(row, { name, cluster, version: options['api-version'] })
    })
    const text = [header(design, cluster), ...resources].join('---\n')
    return [{ path: 'kafka-topics.yaml', text, language: 'yaml' }]
  },
}

const header = (design: Design, cluster: string): string =>
  `# The topics of ${singleLine(design.name)}.
# The label strimzi.io/cluster must be the name of your Kafka resource: put it in place of ${cluster}.
${hashComments(acceptedAt(design, 'cluster'))}`

interface Resource {
  readonly name: string
  readonly cluster: string
  readonly version: string
}

function resource(row: TopicRow, { name, cluster, version }: Resource): string {
  const { topic, partitions, replicas, settings } = row
  const lines = [
    `apiVersion: kafka.strimzi.io/${version}`,
    'kind: KafkaTopic',
    'metadata:',
    `  name: ${yamlScalar(name, false)}`,
    '  labels:',
    `    strimzi.io/cluster: ${yamlScalar(cluster, false)}`,
    ...aboutAnnotations(topic),
    'spec:',
    ...(name === topic.name ? [] : [`  topicName: ${yamlScalar(topic.name, false)}`]),
    `  partitions: ${partitions}`,
    `  replicas: ${replicas}`,
    ...(settings.length === 0 ? [] : ['  config:']),
    ...settings.map(([key, value]) => `    ${yamlKey(key)}: ${settingScalar(value)}`),
  ]
  return `${lines.join('\n')}\n`
}

/** What a resource says to people; Kubernetes takes any text in an annotation, and little in a label. */
export function aboutAnnotations({ description, owner, data }: About): string[] {
  const said = Object.entries({ description, owner, data }).flatMap(([key, text]) =>
    text === undefined || text === '' ? [] : [`    ${key}: ${yamlScalar(text, false)}`],
  )
  return said.length === 0 ? [] : ['  annotations:', ...said]
}

/** Whole numbers exactly as they are; everything else as text, which is all else that a setting may be. */
const settingScalar = (value: string): string =>
  /^(?:0|-?[1-9]\d*)$/.test(value) ? value : yamlScalar(value, false)
