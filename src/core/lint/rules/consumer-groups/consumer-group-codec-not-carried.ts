import { type MissingCodec, missingCodec } from '../../../kafka/codecs'
import type { ConsumerGroupView, TopicView } from '../../../views/views'
import { topicConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const CODEC = 'compression.type'

/** The codecs in which a topic's records are stored: its own, or whatever its writers use. */
function codecsOf({ settings, writers }: TopicView): readonly string[] {
  const own = settings.text(CODEC)
  return own === 'producer' ? writers.map((writer) => writer.settings.text(CODEC)) : [own]
}

interface Unread {
  readonly topic: string
  readonly codec: string
  readonly missing: MissingCodec
}

function unreadBy({ group, reads }: ConsumerGroupView): Unread | undefined {
  if (group.client === undefined) return undefined
  for (const { topic } of reads) {
    for (const codec of codecsOf(topic)) {
      const missing = missingCodec(group.client, codec)
      if (missing !== undefined) return { topic: topic.name, codec, missing }
    }
  }
  return undefined
}

export const consumerGroupCodecNotCarried = defineRule({
  id: 'consumer-group-codec-not-carried',
  title: 'Records in a codec that the client library does not carry',
  scope: 'consumerGroup',
  severity: 'error',
  kind: 'advice',
  why: 'Records stay in the topic as their producer compressed them, and every reader unpacks them itself. A library without that codec fails at the first such batch and does not get past it: zstd came with KIP-110, and KafkaJS has gzip alone until the application registers another.',
  reference: topicConfigDocs(CODEC),
  examples: () => {
    const of = (library: 'kafkajs' | 'java', codec: string, version?: string) =>
      soundDesign({
        cluster: { kafkaVersion: '3.9' },
        producer: { config: { [CODEC]: codec } },
        group: {
          client: { library, ...(version !== undefined && { version }) },
          config: { 'partition.assignment.strategy': 'com.example.OurAssignor' },
        },
      })
    return {
      bad: [of('kafkajs', 'lz4'), of('java', 'zstd', '2.0.1')],
      good: [of('java', 'zstd', '3.9.0'), of('java', 'lz4', '2.0.1')],
    }
  },
  check(view, report) {
    const unread = unreadBy(view)
    if (unread === undefined) return
    const { topic, codec, missing } = unread
    const { name } = view.group
    report({
      ...(missing.since === undefined && { severity: 'info' as const }),
      message:
        missing.since === undefined
          ? `\`${name}\` reads \`${topic}\` in ${codec}, for which ${missing.client} needs a codec that the application registers`
          : `\`${name}\` reads \`${topic}\` in ${codec}, which ${missing.client} does not have`,
      field: 'client',
      evidence: [
        { name: `${CODEC} of ${topic}`, value: codec },
        { name: 'client', value: missing.client },
        ...(missing.since === undefined ? [] : [{ name: `${codec} since`, value: missing.since }]),
      ],
    })
  },
})
