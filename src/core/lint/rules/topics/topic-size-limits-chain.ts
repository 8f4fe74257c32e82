import {
  formatSizes,
  LARGEST_SIZE,
  largestRecord,
  limitsBelow,
  OVERHEAD_BYTES,
  type SizeLimit,
} from '../../../facts/size-limits'
import type { Design } from '../../../model/design'
import { brokerConfig } from '../../../model/provider-defaults'
import { formatCount } from '../../../shared/format'
import { MIB } from '../../../shared/units'
import type { TopicView } from '../../../views/views'
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

/** What the brokers call the topic's limits. */
const OF_BROKERS: Readonly<Record<string, string>> = {
  'max.message.bytes': 'message.max.bytes',
  'segment.bytes': 'log.segment.bytes',
}

/** A limit that the topic has from what the brokers' settings name is theirs, under the name that it has there. */
function whereStated(limit: SizeLimit, { topic, cluster }: TopicView): Pick<SizeLimit, 'of' | 'at' | 'key'> {
  const key = OF_BROKERS[limit.key]
  const isTheirs = key !== undefined && brokerConfig(cluster)?.[key] !== undefined
  return limit.at === 'topic' && isTheirs && topic.config?.[limit.key] === undefined
    ? { of: '', at: 'cluster', key }
    : limit
}

const ownerOf = ({ of, at }: Pick<SizeLimit, 'of' | 'at'>): string =>
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
      soundDesign({ cluster: { config: { 'message.max.bytes': 5_000 } } }),
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
    const stated = whereStated(first, view)
    const [size, limit] = formatSizes(largest, first.bytes)
    const wanted = wholeMebibytes(largest + OVERHEAD_BYTES)
    report({
      message: `\`${topic.name}\` has records of ${size}, ${ownerOf(stated)} \`${stated.key}\` is ${limit}`,
      field: first.at === 'topic' ? `config.${first.key}` : 'record.maximumBytes',
      errorClass: first.errorClass,
      ...(first.at === 'cluster' && { why: CONNECTION }),
      evidence: [
        { name: 'largest record', value: `${formatCount(largest)} bytes` },
        ...limits.map((one) => {
          const { of, key } = whereStated(one, view)
          return {
            name: of === '' ? `${key} of the brokers` : `${key} of ${of}`,
            value: `${formatCount(one.bytes)} bytes`,
          }
        }),
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
