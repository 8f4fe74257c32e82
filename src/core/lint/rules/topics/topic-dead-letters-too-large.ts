import { formatSizes } from '../../../facts/size-limits'
import type { Cluster, ConsumerGroup } from '../../../model/design'
import { producerSettings } from '../../../settings/resolve-settings'
import { formatCount } from '../../../shared/format'
import { KIB } from '../../../shared/units'
import type { ConsumerGroupRead, ConsumerGroupView, TopicView } from '../../../views/views'
import { changeNode, setConfig } from '../../fixes'
import { producerConfigDocs, topicConfigDocs } from '../../references'
import { defineRule, type Report } from '../../rule'
import { soundDesign, soundTopic, withSoundRetries } from '../../sound-design'

const OF_TOPIC = 'max.message.bytes'
const OF_WRITER = 'max.request.size'
/** What a group adds to a record that it could not process: the exception, its stack, where it came from. */
const HEADERS_BYTES = 10 * KIB
/** No library sends less by default. */
const LEAST = 900_000

export const topicDeadLettersTooLarge = defineRule({
  id: 'topic-dead-letters-too-large',
  title: 'A retry or dead letter topic that takes less than its source',
  scope: 'consumerGroup',
  severity: 'warning',
  kind: 'advice',
  why: 'A record that cannot be processed goes to the retry or dead letter topic as it is, with headers that say what went wrong: an exception with its stack is some kilobytes. Where that topic takes less than the record has, the write is refused, and the group is left with a record that it can neither process nor set aside.',
  reference: topicConfigDocs(OF_TOPIC),
  examples: () => ({
    bad: [
      soundDesign({ deadLetterTopic: { config: { [OF_TOPIC]: 16_384 } } }),
      withSoundRetries({}, { 'orders.retry-1m': { config: { [OF_TOPIC]: 16_384 } } }),
      soundDesign({
        topic: { record: { averageBytes: 1200 }, config: { [OF_TOPIC]: 5_000_000 } },
        deadLetterTopic: { record: { averageBytes: 1200 } },
      }),
      soundDesign({
        producer: { config: { [OF_WRITER]: 5_000_000 } },
        topic: { record: { averageBytes: 1200, maximumBytes: 2_000_000 }, config: { [OF_TOPIC]: 5_000_000 } },
        group: { producer: { config: { 'compression.type': 'lz4' } } },
        deadLetterTopic: { config: { [OF_TOPIC]: 6_000_000 } },
      }),
    ],
    good: [
      soundDesign(),
      soundDesign({
        topic: { config: { [OF_TOPIC]: 5_000_000 } },
        topics: [soundTopic({ name: 'others' })],
      }),
    ],
  }),
  check(view, report) {
    const { deadLetter, retries, reads } = view
    for (const { view: topic } of retries) judge(topic, 'a retry', reads, report)
    if (deadLetter) judge(deadLetter.topic, 'a dead letter', reads, report)
    if (deadLetter || retries.length > 0) judgeProducer(view, report)
  },
})

/** What the producer inside a group sends at most, be it for dead letters alone. */
const sentBy = ({ name, client, producer }: ConsumerGroup, { kafkaVersion }: Cluster): number =>
  producerSettings(
    { name, ...(client && { client }), ...(producer?.config && { config: producer.config }) },
    kafkaVersion,
  ).number(OF_WRITER)

/** Tells of the first source whose records the group's own producer does not send on. */
function judgeProducer({ group, cluster, reads }: ConsumerGroupView, report: (report: Report) => void): void {
  const isStated = group.producer?.config !== undefined
  for (const { topic: source } of reads) {
    const largest = source.topic.record?.maximumBytes
    if (largest === undefined || (!isStated && largest < LEAST)) continue
    const sends = sentBy(group, cluster)
    if (sends >= largest) continue
    const needs = largest + HEADERS_BYTES
    const [own, other] = formatSizes(sends, needs)
    report({
      cause: 'producer',
      // What sends the dead letters is often set up elsewhere than the rest.
      ...(!isStated && { severity: 'info' as const }),
      message: `\`${group.name}\` sends records of up to ${own}, and a dead letter of \`${source.topic.name}\` has up to ${other} with its headers`,
      field: `producer.config.${OF_WRITER}`,
      why: 'A record that cannot be processed is written to the retry or dead letter topic by the producer inside the group. Beyond its max.request.size that producer refuses the record with RecordTooLargeException before it is sent, and the group is left with a record that it can neither process nor set aside.',
      reference: producerConfigDocs(OF_WRITER),
      evidence: [
        { name: `${OF_WRITER} of ${group.name}`, value: `${formatCount(sends)} bytes` },
        { name: `largest record of ${source.topic.name}`, value: `${formatCount(largest)} bytes` },
      ],
      fix: changeNode('consumerGroup', group.name, `Set ${OF_WRITER} to ${needs}`, (node) => ({
        ...node,
        producer: { ...node.producer, config: { ...node.producer?.config, [OF_WRITER]: needs } },
      })),
    })
    return
  }
}

/** Tells of the first source whose records, with what the group adds to them, the topic does not take. */
function judge(
  { topic, settings, id }: TopicView,
  what: 'a retry' | 'a dead letter',
  reads: readonly ConsumerGroupRead[],
  report: (report: Report) => void,
): void {
  const takes = settings.number(OF_TOPIC)
  for (const { topic: source } of reads) {
    if (source.topic.name === topic.name) continue
    const largest = source.topic.record?.maximumBytes
    const limit = source.settings.number(OF_TOPIC)
    const needs = largest === undefined ? limit : Math.min(limit, largest + HEADERS_BYTES)
    if (takes >= needs) continue
    const [own, other] = formatSizes(takes, needs)
    report({
      at: id,
      message:
        largest === undefined
          ? `\`${topic.name}\` takes records of ${own}, \`${source.topic.name}\`, whose ${what === 'a retry' ? 'retries' : 'dead letters'} come here, of ${other}`
          : `\`${topic.name}\` takes records of ${own}, ${what} of \`${source.topic.name}\` has up to ${other} with its headers`,
      field: `config.${OF_TOPIC}`,
      evidence: [
        { name: `${OF_TOPIC} of ${topic.name}`, value: `${formatCount(takes)} bytes` },
        { name: `${OF_TOPIC} of ${source.topic.name}`, value: `${formatCount(limit)} bytes` },
        ...(largest === undefined
          ? []
          : [{ name: `largest record of ${source.topic.name}`, value: `${formatCount(largest)} bytes` }]),
      ],
      fix: setConfig('topic', topic.name, { [OF_TOPIC]: Math.min(2_147_483_647, limit + HEADERS_BYTES) }),
    })
    return
  }
}
