import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign, soundGroup } from '../../sound-design'

export const consumerGroupReadsNothing = defineRule({
  id: 'consumer-group-reads-nothing',
  title: 'A group that reads nothing',
  scope: 'consumerGroup',
  severity: 'info',
  kind: 'advice',
  why: 'A consumer group is there to read. One without a topic joins, is given no partition and waits; nothing is known of its traffic, its lag or what it can rely on. What it writes is made of what it reads, so it writes nothing either: an application that only writes is a producer. Join it to the topics that it reads, or remove it.',
  reference: kafkaDocs('design/design/#the-consumer'),
  examples: () => ({
    bad: [
      soundDesign({ consumerGroups: [soundGroup({ name: 'audit', consumes: [], deadLetter: undefined })] }),
      soundDesign({
        consumerGroups: [
          soundGroup({
            name: 'audit',
            consumes: undefined,
            deadLetter: undefined,
            produces: [{ topic: 'orders' }],
          }),
        ],
      }),
    ],
    good: [soundDesign()],
  }),
  check({ group }, report) {
    const { name, consumes = [], produces = [], retryTopics = [], deadLetter } = group
    if (consumes.length > 0) return
    const written = [...produces, ...retryTopics, ...(deadLetter ? [deadLetter] : [])]
    const names = written.map(({ topic }) => topic).join(', ')
    report({
      ...(written.length > 0 && { severity: 'warning' }),
      message:
        written.length > 0
          ? `\`${name}\` reads nothing, so nothing comes of what it is drawn to write`
          : `\`${name}\` reads nothing`,
      field: 'consumes',
      evidence: [
        { name: 'reads', value: 'nothing' },
        { name: 'writes', value: names === '' ? 'nothing' : names },
      ],
    })
  },
})
