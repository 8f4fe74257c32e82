import { TARGETS } from '../../compare/targets'
import type { Design } from '../../model/design'
import { topicId } from '../../model/node-id'
import { acceptedAt } from '../accepted'
import type { Exporter, ExportLoss } from '../exporter'
import { TOPICS_ALONE } from '../not-carried'
import { singleLine } from '../single-line'
import { CONFLUENT_PROVIDER, hclLabels, hclMap, hclProvider, hclString, MONGEY_PROVIDER } from './hcl-text'
import { hashComments, rowComments, type TopicRow, topicLosses, topicRows } from './topic-rows'

/** What differs between the providers; a resource of each is deleted only by a person. */
interface Provider {
  readonly head: string
  readonly file: string
  resource(row: TopicRow, label: string): string
  losses?(design: Design): ExportLoss[]
  readonly carriesReplicas: boolean
}

const PREVENT = '  lifecycle {\n    prevent_destroy = true\n  }\n'

function terraform({ head, file, resource, losses, carriesReplicas }: Provider): Exporter {
  const carried = carriesReplicas
    ? TOPICS_ALONE
    : {
        ...TOPICS_ALONE,
        nodes: { topic: (TOPICS_ALONE.nodes.topic ?? []).filter((field) => field !== 'replicationFactor') },
      }
  return {
    options: [],
    losses: (design) => [...topicLosses(design, carried), ...(losses?.(design) ?? [])],
    export: (design, analysis) => {
      const rows = topicRows(design, analysis, carriesReplicas)
      const labels = hclLabels(rows.map(({ name }) => name))
      const blocks = rows.map(
        (row) => hashComments(rowComments(row)) + resource(row, labels.get(row.name) ?? ''),
      )
      const accepted = hashComments(acceptedAt(design, 'cluster'))
      const text = [`# The topics of ${singleLine(design.name)}.\n${accepted}${head}`, ...blocks].join('\n')
      return [{ path: file, text, language: 'hcl' }]
    },
  }
}

/**
 * `kafka_topic` of Mongey's provider. Fewer partitions would have it delete the topic: `prevent_destroy` refuses that.
 *
 * @see https://registry.terraform.io/providers/Mongey/kafka/latest/docs/resources/topic
 */
export const terraformMongey: Exporter = terraform({
  file: 'topics.tf',
  carriesReplicas: true,
  head: MONGEY_PROVIDER,
  resource: ({ name, partitions, replicas, settings }, label) => `resource "kafka_topic" "${label}" {
  name               = ${hclString(name)}
  partitions         = ${partitions}
  replication_factor = ${replicas}
${settings.length === 0 ? '' : `  config = ${hclMap(settings, '  ')}\n`}
${PREVENT}}
`,
})

const { settings: CONFLUENT_SETTINGS } = TARGETS['terraform-confluent']

/**
 * `confluent_kafka_topic` of Confluent's provider, which has no replication factor and takes some settings only.
 *
 * @see https://registry.terraform.io/providers/confluentinc/confluent/latest/docs/resources/confluent_kafka_topic
 */
export const terraformConfluent: Exporter = terraform({
  file: 'topics.tf',
  carriesReplicas: false,
  losses: ({ topics }) =>
    topics.flatMap(({ name, config }) =>
      Object.keys(config ?? {})
        .filter((key) => !CONFLUENT_SETTINGS.has(key))
        .map((key) => ({
          at: topicId(name),
          field: `config.${key}`,
          sentence: 'Left out, since Confluent Cloud takes no such setting of a topic.',
        })),
    ),
  head: CONFLUENT_PROVIDER,
  resource: ({ name, partitions, settings }, label) => {
    const taken = settings.filter(([key]) => CONFLUENT_SETTINGS.has(key))
    return `resource "confluent_kafka_topic" "${label}" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  topic_name       = ${hclString(name)}
  partitions_count = ${partitions}
${taken.length === 0 ? '' : `  config = ${hclMap(taken, '  ')}\n`}
${PREVENT}}
`
  },
})

/**
 * `aws_msk_topic` of the AWS provider; another replication factor would replace the topic.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/msk_topic
 */
export const terraformAws: Exporter = terraform({
  file: 'topics.tf',
  carriesReplicas: true,
  head: `${hclProvider('aws', 'hashicorp/aws', '~> 6.0')}
variable "cluster_arn" {
  type = string
}
`,
  resource: ({ name, partitions, replicas, settings }, label) => `resource "aws_msk_topic" "${label}" {
  name               = ${hclString(name)}
  cluster_arn        = var.cluster_arn
  partition_count    = ${partitions}
  replication_factor = ${replicas}
${settings.length === 0 ? '' : `  configs = jsonencode(${hclMap(settings, '  ')})\n`}
${PREVENT}}
`,
})
