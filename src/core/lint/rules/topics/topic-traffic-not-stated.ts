import { isCountUnfounded } from '../../../facts/is-count-unfounded'
import { formatCountOf } from '../../../shared/format'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

export const topicTrafficNotStated = defineRule({
  id: 'topic-traffic-not-stated',
  title: 'Partitions chosen without a rate',
  scope: 'topic',
  severity: 'info',
  kind: 'advice',
  why: 'How many partitions a topic needs follows from what is written to it and from how long its readers take for a record. Where neither is stated, the count that Surveyor chooses is the least that there can be and says nothing about what the topic will bear. Partitions can be added later, but then the keys that are there go to other partitions: say roughly what is written before the topic is created.',
  reference: kafkaDocs('design/design/#the-producer'),
  examples: () => ({
    bad: [
      soundDesign({
        topic: { partitions: 'auto' },
        producer: { produces: [{ topic: 'orders' }] },
        group: { members: 1 },
      }),
    ],
    good: [
      soundDesign({ topic: { partitions: 'auto' } }),
      soundDesign({ producer: { produces: [{ topic: 'orders' }] } }),
    ],
  }),
  check(view, report) {
    const {
      topic,
      cluster,
      sizing: { partitions },
    } = view
    if (!isCountUnfounded(view) || cluster.environment === 'development') return
    report({
      message: `\`${topic.name}\` has ${formatCountOf(partitions.count, 'partition')}, chosen without a rate`,
      field: 'partitions',
      notStated: 'traffic',
      evidence: [
        { name: 'partitions', value: `${partitions.count}, chosen` },
        { name: 'records per second', value: 'not stated' },
      ],
    })
  },
})
