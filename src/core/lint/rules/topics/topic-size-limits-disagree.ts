import { formatSizes } from '../../../facts/size-limits'
import { formatCount } from '../../../shared/format'
import type { TopicView, TopicWriter } from '../../../views/views'
import { asChoice, setConfig, setWriterConfig } from '../../fixes'
import { topicConfigDocs } from '../../references'
import { defineRule, type Report } from '../../rule'
import { soundDesign } from '../../sound-design'

const OF_PRODUCER = 'max.request.size'
const OF_TOPIC = 'max.message.bytes'
/** What a producer's request may have beyond the largest batch: Kafka's own two defaults are so far apart. */
const APART = 1_024

/** How many times a default that nobody chose has to be what a topic takes before it is a witness of anything. */
const FAR = 2

const mayExceed = ({ settings }: TopicWriter, takes: number): boolean => {
  const sends = settings.number(OF_PRODUCER)
  return settings.origin(OF_PRODUCER) === 'user' ? sends > takes + APART : sends > takes * FAR
}

/** Whether a limit stands so far above what its only topic takes that somebody expects records as large, whatever is stated. */
const isRaisedForThis = ({ settings, producer }: TopicWriter, takes: number): boolean =>
  settings.origin(OF_PRODUCER) === 'user' &&
  settings.number(OF_PRODUCER) > takes * FAR &&
  producer.produces?.length === 1

/** A writer that may send more than the topic takes, where nobody says that no record is as large. */
function reportWriters({ topic, settings, writers }: TopicView, report: (report: Report) => void): void {
  const takes = settings.number(OF_TOPIC)
  const isKnown = topic.record?.maximumBytes !== undefined
  const larger = writers.filter(
    (writer) => mayExceed(writer, takes) && (!isKnown || isRaisedForThis(writer, takes)),
  )
  const [first] = larger
  if (first === undefined) return
  const most = Math.max(...larger.map((writer) => writer.settings.number(OF_PRODUCER)))
  const [sends, limit] = formatSizes(first.settings.number(OF_PRODUCER), takes)
  report({
    message: `\`${first.producer.name}\` may send \`${topic.name}\` records of ${sends}, it takes ${limit}`,
    field: `config.${OF_TOPIC}`,
    cause: 'writer',
    // The records that somebody stated pass.
    ...(isKnown && { severity: 'info' as const }),
    evidence: [
      { name: `${OF_TOPIC} of ${topic.name}`, value: `${formatCount(takes)} bytes` },
      ...larger.map((writer) => ({
        name: `${OF_PRODUCER} of ${writer.producer.name}`,
        value: `${formatCount(writer.settings.number(OF_PRODUCER))} bytes`,
      })),
    ],
    choices: [
      asChoice(setConfig('topic', topic.name, { [OF_TOPIC]: most })),
      {
        label: 'Let the producer refuse them',
        fix: (design) =>
          larger.reduce(
            (before, writer) => setWriterConfig(writer, { [OF_PRODUCER]: takes }).apply(before),
            design,
          ),
      },
    ],
  })
}

export const topicSizeLimitsDisagree = defineRule({
  id: 'topic-size-limits-disagree',
  title: 'A writer that may send more than its topic takes',
  scope: 'topic',
  severity: 'warning',
  kind: 'advice',
  why: 'Whoever raises max.request.size expects records as large. The topic compares max.message.bytes with each batch as it arrives, compressed, and refuses what is larger with RecordTooLargeException; the producer then gives the record up. It goes well for as long as records are small or compress well, and fails with the first that does not.',
  reference: topicConfigDocs(OF_TOPIC),
  examples: () => ({
    bad: [
      soundDesign({
        producer: { config: { [OF_PRODUCER]: 10_485_760 } },
        topic: { record: { averageBytes: 1200 } },
      }),
      soundDesign({ producer: { config: { [OF_PRODUCER]: 10_485_760 } } }),
    ],
    good: [
      // A limit of an older Kafka's default, against a default.
      soundDesign({ topic: { record: { averageBytes: 1200 }, config: { [OF_TOPIC]: 1_000_012 } } }),
      soundDesign({ producer: { config: { [OF_PRODUCER]: 2_097_152 } } }),
      soundDesign({
        producer: { config: { [OF_PRODUCER]: 10_485_760 } },
        topic: { record: { averageBytes: 1200 }, config: { [OF_TOPIC]: 10_485_760 } },
        deadLetterTopic: { config: { [OF_TOPIC]: 12_582_912 } },
      }),
    ],
  }),
  check(view, report) {
    reportWriters(view, report)
  },
})
