import { formatSizes } from '../../../facts/size-limits'
import { formatCount } from '../../../shared/format'
import { KIB } from '../../../shared/units'
import type { ConsumerGroupRead, TopicView } from '../../../views/views'
import { setConfig } from '../../fixes'
import { topicConfigDocs } from '../../references'
import { defineRule, type Report } from '../../rule'
import { soundDesign, soundTopic, withSoundRetries } from '../../sound-design'

const OF_TOPIC = 'max.message.bytes'
/** What a group adds to a record that it could not process: the exception, its stack, where it came from. */
const HEADERS_BYTES = 10 * KIB

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
    ],
    good: [
      soundDesign(),
      soundDesign({
        topic: { config: { [OF_TOPIC]: 5_000_000 } },
        topics: [soundTopic({ name: 'others' })],
      }),
    ],
  }),
  check({ deadLetter, retries, reads }, report) {
    for (const { view } of retries) judge(view, 'a retry', reads, report)
    if (deadLetter) judge(deadLetter.topic, 'a dead letter', reads, report)
  },
})

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
