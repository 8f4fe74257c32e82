import type { Topic } from '../../../model/design'
import { formatSignificant } from '../../../shared/format'
import { overloadedBy } from '../../../sizing/unmendable'
import { asChoice, changeNode } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

export const topicKeyTimestamp = defineRule({
  id: 'topic-key-timestamp',
  title: 'A timestamp as the key',
  scope: 'topic',
  severity: 'error',
  kind: 'advice',
  why: 'Records of one moment share one key and so one partition: at any time the newest minute, hour or day takes all the traffic while the other partitions rest, and no number of partitions mends that. Records of one entity meanwhile scatter over all partitions and lose their order. Key by the entity whose order matters, and keep the time in the record.',
  reference: kafkaDocs('design/design/#theproducer'),
  examples: () => ({
    bad: [soundDesign({ topic: { key: { strategy: 'timestamp', field: 'hour' } } })],
    good: [soundDesign({ topic: { key: { strategy: 'entity', field: 'sensorId', cardinality: 50_000 } } })],
  }),
  check({ topic, partitions, sizing }, report) {
    const { key } = topic
    if (key?.strategy !== 'timestamp' || partitions === 1) return
    const figure = sizing.partitions.unmendable.find(({ kind }) => kind === 'timestamp-key')?.figure
    report({
      message: `\`${topic.name}\` is keyed by time: its newest partition takes everything`,
      field: 'key.strategy',
      evidence: [
        { name: 'key', value: key.field ?? 'timestamp' },
        { name: 'partitions', value: `${partitions}` },
        ...(figure
          ? [
              {
                name: overloadedBy(figure).at ? 'peak load on one member' : 'peak load on one partition',
                value: `${formatSignificant(figure.value)} = ${figure.formula}`,
              },
            ]
          : []),
      ],
      choices: [
        asChoice(
          changeNode(
            'topic',
            topic.name,
            'Key by an entity',
            (node): Topic => ({
              ...node,
              key: { strategy: 'entity', ...(key.ordered !== undefined && { ordered: key.ordered }) },
            }),
          ),
        ),
        asChoice(
          changeNode(
            'topic',
            topic.name,
            'Write without a key',
            (node): Topic => ({ ...node, key: { strategy: 'none' } }),
          ),
        ),
      ],
    })
  },
})
