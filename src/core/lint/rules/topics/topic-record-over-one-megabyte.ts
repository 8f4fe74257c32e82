import { formatSizes, largestRecord, limitsBelow } from '../../../facts/size-limits'
import type { Topic } from '../../../model/design'
import { MB } from '../../../shared/units'
import type { TopicView } from '../../../views/views'
import { asChoice, changeNode } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

/** The size of a record that says where the payload lies. */
const REFERENCE_BYTES = 1_000
/** A chunk that fits every default limit with its headers. */
const CHUNK_BYTES = 900_000

const withLargest = (topic: Topic, bytes: number): Topic => ({
  ...topic,
  record: {
    ...topic.record,
    maximumBytes: bytes,
    ...(topic.record?.averageBytes !== undefined && {
      averageBytes: Math.min(topic.record.averageBytes, bytes),
    }),
  },
})

export const topicRecordOverOneMegabyte = defineRule({
  id: 'topic-record-over-one-megabyte',
  title: 'Records over 1 MB',
  scope: 'topic',
  severity: 'warning',
  kind: 'advice',
  why: 'Kafka is built for many small records: its limits are near 1 MB by default, and a large record blocks a partition, fills the memory of every client, and makes one slow step of what could be many quick ones. Store the payload elsewhere and send a reference to it, or split it into chunks under one key. Compression helps only against the broker’s limit: the producer tests a record before it is compressed.',
  reference: kafkaDocs('configuration/producer-configs/#producerconfigs_max.request.size'),
  examples: () => ({
    bad: [soundDesign({ topic: { record: { averageBytes: 200_000, maximumBytes: 5_000_000 } } })],
    good: [soundDesign({ topic: { record: { averageBytes: 20_000, maximumBytes: 1_000_000 } } })],
  }),
  check(view, report) {
    const { topic } = view
    const largest = largestRecord(view)
    if (largest <= MB) return
    const [size, usual] = formatSizes(largest, MB)
    report({
      message: `\`${topic.name}\` has records of up to ${size}`,
      ...(isProvidedFor(view, largest) && { severity: 'info' as const }),
      field: 'record.maximumBytes',
      evidence: [
        { name: 'largest record', value: size },
        { name: 'usual limit', value: usual },
      ],
      choices: [
        asChoice(
          changeNode('topic', topic.name, 'Send a reference of 1 kB', (node) =>
            withLargest(node, REFERENCE_BYTES),
          ),
        ),
        asChoice(
          changeNode('topic', topic.name, 'Split into chunks of 900 kB', (node) =>
            withLargest(node, CHUNK_BYTES),
          ),
        ),
      ],
    })
  },
})

/** Whether somebody raised the limits along the way until such records pass. */
const isProvidedFor = (view: TopicView, largest: number): boolean =>
  view.settings.origin('max.message.bytes') === 'user' && limitsBelow(view, largest).length === 0
