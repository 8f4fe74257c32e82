import type { Design } from '../../model/design'
import { replaceNode } from '../../model/replace-node'
import { formatBytes, formatCount } from '../../shared/format'
import { MIB } from '../../shared/units'
import { compressionOf } from '../../sizing/compression'
import type { TopicView } from '../../views/views'
import { topicConfigDocs } from '../references'
import { defineRule } from '../rule'
import { soundDesign } from '../sound-design'

/** A batch's header and the most that one record adds to its key and value, without headers. */
const OVERHEAD_BYTES = 61 + 21

interface Limit {
  readonly of: string
  readonly key: 'max.request.size' | 'buffer.memory' | 'max.message.bytes'
  readonly bytes: number
}

const wholeMebibytes = (bytes: number): number => Math.ceil(bytes / MIB) * MIB

/** The limits that the largest record does not pass, from the producer to the broker. */
function limitsBelow(
  { topic, settings, writers }: TopicView,
  record: number,
  stored: number,
): readonly Limit[] {
  const below: Limit[] = []
  for (const writer of writers) {
    for (const key of ['max.request.size', 'buffer.memory'] as const) {
      const bytes = writer.settings.number(key)
      if (record > bytes) below.push({ of: writer.producer.name, key, bytes })
    }
  }
  const bytes = settings.number('max.message.bytes')
  if (stored > bytes) below.push({ of: topic.name, key: 'max.message.bytes', bytes })
  return below
}

function raise(design: Design, limits: readonly Limit[], record: number): Design {
  const wanted = wholeMebibytes(record)
  return limits.reduce(
    (before, { of, key }) =>
      replaceNode(before, key === 'max.message.bytes' ? 'topic' : 'producer', of, (node) => ({
        ...node,
        config: { ...node.config, [key]: wanted },
      })),
    design,
  )
}

export const topicSizeLimitsChain = defineRule({
  id: 'topic-size-limits-chain',
  title: 'A record larger than a limit on its way',
  scope: 'topic',
  severity: 'error',
  kind: 'rejected',
  errorClass: 'RecordTooLargeException',
  why: 'A record passes the producer’s max.request.size and buffer.memory, which test it before compression, and then the topic’s max.message.bytes, which tests the compressed batch with some 61 bytes of header. The first limit that is too small refuses it. The limits of consumers and followers are soft: one record beyond them still comes through, alone.',
  reference: topicConfigDocs('max.message.bytes'),
  examples: () => ({
    bad: [
      soundDesign({ topic: { record: { averageBytes: 200_000, maximumBytes: 5_000_000 } } }),
      soundDesign({ topic: { config: { 'max.message.bytes': 5_000 } } }),
      soundDesign({ producer: { config: { 'max.request.size': 16_384 } } }),
    ],
    good: [soundDesign({ topic: { record: { averageBytes: 20_000, maximumBytes: 1_000_000 } } })],
  }),
  check(view, report) {
    const { topic, settings, writers } = view
    const largest = topic.record?.maximumBytes ?? topic.record?.averageBytes
    if (largest === undefined || largest === 0) return
    const record = largest + OVERHEAD_BYTES
    const stored = largest * compressionOf(topic, settings, writers).value + OVERHEAD_BYTES
    const limits = limitsBelow(view, record, stored)
    const first = limits[0]
    if (first === undefined) return
    const isOwn = first.key === 'max.message.bytes'
    const owner = isOwn ? 'its own' : `\`${first.of}\`'s`
    report({
      message: `\`${topic.name}\` has records of ${formatBytes(largest)}, ${owner} \`${first.key}\` is ${formatBytes(first.bytes)}`,
      field: isOwn ? `config.${first.key}` : 'record.maximumBytes',
      evidence: [
        { name: 'largest record', value: `${formatCount(largest)} bytes` },
        ...limits.map(({ of, key, bytes }) => ({
          name: `${key} of ${of}`,
          value: `${formatCount(bytes)} bytes`,
        })),
      ],
      fix: {
        label: `Raise ${limits.length === 1 ? 'the limit' : 'the limits'} to ${wholeMebibytes(record) / MIB} MiB`,
        apply: (design) => raise(design, limits, record),
      },
    })
  },
})
