import { brokerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { SOUND_TRANSACTIONS, soundDesign } from '../../sound-design'
import { reportNotDrawn } from '../../topics-not-drawn'

export const producerTopicNotDrawn = defineRule({
  id: 'producer-topic-not-drawn',
  title: 'Writes a topic that is not in the design',
  scope: 'producer',
  severity: 'warning',
  kind: 'advice',
  why: 'A client may name any topic. Where auto.create.topics.enable is left at true, Kafka makes it with the broker’s defaults, one partition and one replica, and says nothing; where it is false, send waits for max.block.ms and fails with TimeoutException, since the topic is not in the metadata. A slip in a name looks just the same.',
  reference: brokerConfigDocs('auto.create.topics.enable'),
  examples: () => {
    const sound = soundDesign()
    const producers = sound.producers.map((producer) => ({
      ...producer,
      produces: [...(producer.produces ?? []), { topic: 'not-drawn' }],
    }))
    const writes = soundDesign({ group: SOUND_TRANSACTIONS.group })
    return { bad: [{ ...sound, producers }, writes], good: [sound, soundDesign(SOUND_TRANSACTIONS)] }
  },
  check({ producer, cluster, writes }, report) {
    const named = producer.produces
    if (named === undefined || named.length === writes.length) return
    const drawn = new Set(writes.map(({ topic }) => topic.topic.name))
    const missing = named.flatMap(({ topic }) => (drawn.has(topic) ? [] : [topic]))
    reportNotDrawn(producer.name, missing, { cluster }, report)
  },
})
