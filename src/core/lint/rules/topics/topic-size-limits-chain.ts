import {
  formatSizes,
  LARGEST_SIZE,
  largestRecord,
  limitsBelow,
  OVERHEAD_BYTES,
  type SizeLimit,
} from '../../../facts/size-limits'
import type { Design } from '../../../model/design'
import { formatCount } from '../../../shared/format'
import { MIB } from '../../../shared/units'
import { changeCluster, setConfig, setWriterConfig } from '../../fixes'
import { topicConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const wholeMebibytes = (bytes: number): number => Math.ceil(bytes / MIB) * MIB

function raise(design: Design, limits: readonly SizeLimit[], wanted: number): Design {
  return limits.reduce((before, { of, at, key, writer }) => {
    if (writer) return setWriterConfig(writer, { [key]: wanted }).apply(before)
    if (at !== 'cluster') return setConfig(at, of, { [key]: wanted }).apply(before)
    // A request is a record and what says where it goes.
    const config = { [key]: wanted + MIB }
    return changeCluster('', (cluster) => ({ ...cluster, config: { ...cluster.config, ...config } })).apply(
      before,
    )
  }, design)
}

const ownerOf = ({ of, at }: SizeLimit): string =>
  at === 'topic' ? 'its own' : at === 'cluster' ? 'the brokers’' : `\`${of}\`'s`

export const topicSizeLimitsChain = defineRule({
  id: 'topic-size-limits-chain',
  title: 'A record larger than a limit on its way',
  scope: 'topic',
  severity: 'error',
  kind: 'rejected',
  errorClass: 'RecordTooLargeException',
  why: 'A record passes the producer’s max.request.size and buffer.memory, which test it before compression, and then the topic’s max.message.bytes, which tests the compressed batch with some 61 bytes of header, and segment.bytes; on the way the brokers’ socket.request.max.bytes ends the connection. The first limit that is too small refuses it. The limits of consumers and followers are soft: one record beyond them still comes through, alone.',
  reference: topicConfigDocs('max.message.bytes'),
  examples: () => ({
    bad: [
      soundDesign({ topic: { record: { averageBytes: 200_000, maximumBytes: 5_000_000 } } }),
      soundDesign({ topic: { config: { 'max.message.bytes': 5_000 } } }),
      soundDesign({ producer: { config: { 'max.request.size': 16_384 } } }),
      soundDesign({
        topic: {
          record: { averageBytes: 1_200, maximumBytes: 1_990_000 },
          config: { 'max.message.bytes': 8_388_608, 'segment.bytes': 1_048_576 },
        },
        producer: { config: { 'max.request.size': 8_388_608 } },
      }),
      soundDesign({
        topic: { record: { averageBytes: 1_200, maximumBytes: 1_048_576 } },
      }),
    ],
    good: [
      soundDesign({ topic: { record: { averageBytes: 20_000, maximumBytes: 1_000_000 } } }),
      soundDesign({
        topic: {
          record: { averageBytes: 1_200, maximumBytes: 40_000, compressionRatio: 0.25 },
          config: { 'max.message.bytes': 16_384 },
        },
      }),
    ],
  }),
  check(view, report) {
    const { topic } = view
    const largest = largestRecord(view)
    if (largest === 0) return
    const limits = limitsBelow(view, largest)
    const first = limits[0]
    if (first === undefined) return
    const [size, limit] = formatSizes(largest, first.bytes)
    const wanted = wholeMebibytes(largest + OVERHEAD_BYTES)
    report({
      message: `\`${topic.name}\` has records of ${size}, ${ownerOf(first)} \`${first.key}\` is ${limit}`,
      field: first.at === 'topic' ? `config.${first.key}` : 'record.maximumBytes',
      errorClass: first.errorClass,
      ...(first.at === 'cluster' && { why: CONNECTION }),
      evidence: [
        { name: 'largest record', value: `${formatCount(largest)} bytes` },
        ...limits.map(({ of, key, bytes }) => ({
          name: of === '' ? `${key} of the brokers` : `${key} of ${of}`,
          value: `${formatCount(bytes)} bytes`,
        })),
      ],
      ...(wanted + MIB <= LARGEST_SIZE && {
        fix: {
          label: `Raise the ${limits.length === 1 ? 'limit' : 'limits'} to ${formatCount(wanted / MIB)} MiB`,
          apply: (design) => raise(design, limits, wanted),
        },
      }),
    })
  },
})

const CONNECTION =
  'A broker closes the connection when a request is larger than socket.request.max.bytes, without an answer. The producer takes that for a failure of the network and sends again, until delivery.timeout.ms is over and it gives up with TimeoutException; every other record of that connection waits with it.'
