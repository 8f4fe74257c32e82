import { brokerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'
import { reportNotDrawn } from '../../topics-not-drawn'

export const consumerGroupTopicNotDrawn = defineRule({
  id: 'consumer-group-topic-not-drawn',
  title: 'Reads, or sends dead letters to, a topic that is not in the design',
  scope: 'consumerGroup',
  severity: 'warning',
  kind: 'advice',
  why: 'A client may name any topic. Where auto.create.topics.enable is left at true, Kafka makes it with the broker’s defaults, one partition and one replica, and says nothing; where it is false, a consumer says so in its log at every look at the metadata and reads nothing, and a dead letter waits for max.block.ms and fails with TimeoutException. A slip in a name looks just the same.',
  reference: brokerConfigDocs('auto.create.topics.enable'),
  examples: () => {
    const sound = soundDesign()
    const consumerGroups = sound.consumerGroups.map((group, at) =>
      at === 0 ? { ...group, consumes: [...(group.consumes ?? []), { topic: 'not-drawn' }] } : group,
    )
    return { bad: [{ ...sound, consumerGroups }], good: [sound] }
  },
  check({ group, cluster, reads, retries, deadLetter }, report) {
    const named = group.consumes ?? NOTHING
    const hasDeadLetters = group.deadLetter === undefined || deadLetter !== undefined
    const steps = group.retryTopics ?? NOTHING
    if (named.length === reads.length && steps.length === retries.length && hasDeadLetters) return
    const drawn = new Set(reads.map(({ topic }) => topic.topic.name))
    const missing = named.flatMap(({ topic }) => (drawn.has(topic) ? [] : [topic]))
    const drawnSteps = new Set(retries.map(({ topic }) => topic))
    missing.push(...steps.flatMap(({ topic }) => (drawnSteps.has(topic) ? [] : [topic])))
    if (!hasDeadLetters && group.deadLetter) missing.push(group.deadLetter.topic)
    reportNotDrawn(group.name, [...new Set(missing)], { cluster }, report)
  },
})

const NOTHING: readonly { readonly topic: string }[] = []
