import { asChoice, changeNode } from '../../fixes'
import { RETRY_TOPICS } from '../../references'
import { defineRule } from '../../rule'
import { soundGroup, soundProducer, withSoundRetries } from '../../sound-design'

export const topicRetryReadByOthers = defineRule({
  id: 'topic-retry-read-by-others',
  title: 'A retry topic that others use as well',
  scope: 'topic',
  severity: 'warning',
  kind: 'advice',
  why: 'A retry topic is the private waiting room of one group: what stands in it failed there, and nowhere else. Another group that reads it does work that it never failed at a second time, without the wait; two groups that share one retry each other’s failures; and whoever else writes into it skips the first try. Each group needs retry topics of its own.',
  reference: RETRY_TOPICS,
  examples: () => {
    const reports = soundGroup({
      name: 'reports',
      purpose: 'analytics',
      consumes: [{ topic: 'orders.retry-1m' }],
      deadLetter: undefined,
    })
    const second = soundGroup({
      name: 'stock',
      purpose: 'analytics',
      retryTopics: [{ topic: 'orders.retry-1m', delayMs: 60_000 }],
    })
    return {
      bad: [
        withSoundRetries({ consumes: [{ topic: 'orders' }, { topic: 'orders.retry-1m' }] }),
        withSoundRetries({}, {}, { consumerGroups: [reports] }),
        withSoundRetries({}, {}, { consumerGroups: [second] }),
        withSoundRetries(
          {},
          {},
          {
            producers: [
              soundProducer({
                name: 'replay',
                produces: [{ topic: 'orders.retry-1m', recordsPerSecond: { average: 1 } }],
              }),
            ],
          },
        ),
      ],
      good: [withSoundRetries()],
    }
  },
  check({ topic, retryOf, readers, writers }, report) {
    const [own, other] = retryOf
    if (own === undefined) return
    const strangers = readers.filter(({ isRetry }) => !isRetry).map(({ group }) => group)
    const [reader] = strangers
    const [writer] = writers
    if (reader === undefined && other === undefined && writer === undefined) return
    const verb = reader === undefined ? 'writes' : 'reads'
    const user = reader ?? writer?.producer
    if (other === undefined && user?.name === own.name) {
      report({
        message: `\`${own.name}\` ${verb} \`${topic.name}\`, and puts what failed into it`,
        evidence: [{ name: 'retries of', value: own.name }],
        fix: changeNode('consumerGroup', own.name, `No longer retry through ${topic.name}`, (node) => {
          const { retryTopics = [], ...rest } = node
          const left = retryTopics.filter((step) => step.topic !== topic.name)
          return left.length === 0 ? rest : { ...rest, retryTopics: left }
        }),
      })
      return
    }
    report({
      message:
        other !== undefined
          ? `\`${own.name}\` and \`${other.name}\` both retry through \`${topic.name}\``
          : reader !== undefined
            ? `\`${reader.name}\` reads \`${topic.name}\`, where \`${own.name}\` keeps what failed`
            : `\`${user?.name}\` writes \`${topic.name}\`, where \`${own.name}\` keeps what failed`,
      evidence: [
        { name: 'retries of', value: retryOf.map(({ name }) => name).join(', ') },
        ...(reader === undefined
          ? []
          : [{ name: 'read by', value: strangers.map(({ name }) => name).join(', ') }]),
        ...(writer === undefined
          ? []
          : [{ name: 'written by', value: writers.map(({ producer }) => producer.name).join(', ') }]),
      ],
      ...(reader !== undefined &&
        other === undefined && {
          choices: strangers.map(({ name }) =>
            asChoice(
              changeNode('consumerGroup', name, `Let ${name} stop reading it`, ({ consumes, ...node }) => ({
                ...node,
                ...(consumes && { consumes: consumes.filter((entry) => entry.topic !== topic.name) }),
              })),
            ),
          ),
        }),
    })
  },
})
