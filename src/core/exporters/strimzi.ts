import { checkTopicName } from '../kafka/topic-name'
import type { Design, Topic } from '../model/design'
import { topicId } from '../model/node-id'
import type { TopicView } from '../views/views'
import { yamlKey, yamlScalar } from '../yaml/yaml-scalar'
import { acceptedAt } from './accepted'
import type { Exporter } from './exporter'
import { besidesTopics, emptySettings, illegalTopics } from './not-carried'
import { settingsOf } from './setting-text'
import { singleLine } from './single-line'
import { uniqueSlugs } from './unique-slugs'

/**
 * A KafkaTopic resource for each topic, for Strimzi 0.49 and later (`kafka.strimzi.io/v1`). Kubernetes
 * allows less in names than Kafka does: such a topic has its own name in `spec.topicName`.
 *
 * @see https://strimzi.io/docs/operators/latest/configuring.html#type-KafkaTopic-reference
 */
export const strimzi: Exporter = {
  id: 'strimzi',
  label: 'Strimzi',
  summary: 'KafkaTopic resources for a cluster that Strimzi runs on Kubernetes: apply them with kubectl.',
  language: 'yaml',
  unsupported: (design) => [
    ...illegalTopics(design),
    ...emptySettings(design.topics),
    ...besidesTopics(design),
  ],
  export: (design, analysis) => {
    const legal = design.topics.filter(({ name }) => checkTopicName(name).ok)
    const names = uniqueSlugs(
      legal.map(({ name }) => name),
      resourceName,
    )
    const cluster = clusterName(design.name)
    const resources = legal.map((topic) => {
      const name = names.get(topic.name) ?? ''
      const accepted = comments(acceptedAt(design, topicId(topic.name)))
      return accepted + resource(topic, name, cluster, analysis.views.topics[topic.name])
    })
    return [{ path: 'kafka-topics.yaml', text: [header(design, cluster), ...resources].join('---\n') }]
  },
}

const header = (design: Design, cluster: string): string =>
  `# The topics of ${singleLine(design.name)}.
# The label strimzi.io/cluster must be the name of your Kafka resource: put it in place of ${cluster}.
${comments(acceptedAt(design, 'cluster'))}`

const comments = (lines: readonly string[]): string => lines.map((line) => `# ${line}\n`).join('')

function resource(topic: Topic, name: string, cluster: string, view: TopicView | undefined): string {
  const settings = settingsOf(topic.config)
  const lines = [
    'apiVersion: kafka.strimzi.io/v1',
    'kind: KafkaTopic',
    'metadata:',
    `  name: ${yamlScalar(name, false)}`,
    '  labels:',
    `    strimzi.io/cluster: ${yamlScalar(cluster, false)}`,
    'spec:',
    ...(name === topic.name ? [] : [`  topicName: ${yamlScalar(topic.name, false)}`]),
    ...(view ? [`  partitions: ${view.partitions}`, `  replicas: ${view.replicationFactor}`] : []),
    ...(settings.length === 0 ? [] : ['  config:']),
    ...settings.map(([key, value]) => `    ${yamlKey(key)}: ${settingScalar(value)}`),
  ]
  return `${lines.join('\n')}\n`
}

/** Whole numbers exactly as they are; everything else as text, which is all else that a setting may be. */
const settingScalar = (value: string): string =>
  /^(?:0|-?[1-9]\d*)$/.test(value) ? value : yamlScalar(value, false)

/** A DNS subdomain, as Kubernetes wants for a resource: at most 253 characters, with room for a hash. */
const resourceName = (topic: string): string =>
  topic
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, '-')
    .slice(0, 240)
    .split('.')
    .map((label) => label.replace(/^-+|-+$/g, ''))
    .filter((label) => label !== '')
    .join('.') || 'topic'

/** A label's value: at most 63 characters. */
const clusterName = (design: string): string =>
  design
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 63)
    .replace(/^-+|-+$/g, '') || 'my-cluster'
