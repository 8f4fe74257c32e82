import type { Topic } from '../../../model/design'
import { formatSignificant } from '../../../shared/format'
import { timestampGrain } from '../../../sizing/timestamp-grain'
import { overloadedBy } from '../../../sizing/unfixable'
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
  why: 'Records of one moment share one key and so one partition: at any time the newest minute, hour or day takes all the traffic while the other partitions rest, and no number of partitions fixes that. Records of one entity meanwhile scatter over all partitions and lose their order. Key by the entity whose order matters, and keep the time in the record.',
  reference: kafkaDocs('design/design/#the-producer'),
  examples: () => ({
    bad: [
      soundDesign({ topic: { key: { strategy: 'timestamp', field: 'hour' } } }),
      soundDesign({ topic: { key: { strategy: 'timestamp' } } }),
    ],
    good: [
      soundDesign({ topic: { key: { strategy: 'entity', field: 'sensorId', cardinality: 50_000 } } }),
      soundDesign({ topic: { key: { strategy: 'timestamp', field: 'createdAtMillis' } } }),
    ],
  }),
  check({ topic, partitions, sizing }, report) {
    const { key } = topic
    if (key?.strategy !== 'timestamp' || partitions === 1) return
    const grain = timestampGrain(key)
    if (grain === 'fine') return
    const figure = sizing.partitions.unfixable.find(({ kind }) => kind === 'timestamp-key')?.figure
    report({
      message: `\`${topic.name}\` is keyed by time: its newest partition takes everything${grain === 'unknown' ? ' unless the time has seconds' : ''}`,
      field: 'key.strategy',
      ...(grain === 'unknown' && { severity: 'warning', why: UNKNOWN_GRAIN }),
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

const UNKNOWN_GRAIN =
  'Surveyor takes the key to be the minute, hour or day of a record: then records of one moment share one key and so one partition, and the newest takes all the traffic while the others rest. A time in seconds or finer spreads as any key with many values does; say so by the name of its field or by sample keys. Either way records of one entity scatter over all partitions and lose their order.'
