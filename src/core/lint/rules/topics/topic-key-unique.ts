import type { Topic } from '../../../model/design'
import type { Rate } from '../../../traffic/traffic'
import { asChoice, changeNode, setConfig } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

/** A field that is another one in every record. */
const UNIQUE =
  /^(event|message|msg|record|request|trace|span|correlation|log)[._-]?(id|uuid|guid|key)$|^(uuid|guid|ulid)$/i

const A_DAY_S = 86_400

/** Whether the numbers of the design say that records share a key, whatever its name sounds like. */
const isShared = ({ key }: Topic, rate: Rate): boolean =>
  (key?.skew ?? 0) > 0 || rate.averageRecords * A_DAY_S > 2 * (key?.cardinality ?? Number.POSITIVE_INFINITY)

export const topicKeyUnique = defineRule({
  id: 'topic-key-unique',
  title: 'A key that no two records share',
  scope: 'topic',
  severity: 'warning',
  kind: 'advice',
  why: 'Kafka keeps order, and compaction replaces records, among those of one key. A key that is new in every record has one record each: nothing is in order with anything, and compaction never takes a record away, so that the topic grows for ever. Key by what the record is about, such as the order or the device, and carry the id of the record in its value.',
  reference: kafkaDocs('design/design/#log-compaction'),
  examples: () => ({
    bad: [
      soundDesign({ topic: { key: { strategy: 'entity', field: 'eventId', ordered: true } } }),
      soundDesign({
        topic: { key: { strategy: 'entity', field: 'uuid' }, config: { 'cleanup.policy': 'compact' } },
      }),
    ],
    good: [
      soundDesign({ topic: { key: { strategy: 'entity', field: 'eventId' } } }),
      soundDesign({ topic: { key: { strategy: 'entity', field: 'orderId', ordered: true } } }),
      // An event that people have tickets for.
      soundDesign({
        topic: { key: { strategy: 'entity', field: 'eventId', cardinality: 40_000, ordered: true } },
      }),
    ],
  }),
  check({ topic, settings, partitions, rate }, report) {
    const { key } = topic
    if (key?.strategy !== 'entity' || key.field === undefined || !UNIQUE.test(key.field)) return
    if (isShared(topic, rate)) return
    const isCompacted = settings.text('cleanup.policy').includes('compact')
    if (!isCompacted && (key.ordered !== true || partitions === 1)) return
    const isTable = settings.text('cleanup.policy') === 'compact'
    report({
      message: isCompacted
        ? `\`${topic.name}\` is compacted by \`${key.field}\`, which no two records share: nothing is ever replaced`
        : `\`${topic.name}\` promises order by \`${key.field}\`, which no two records share`,
      field: 'key.field',
      evidence: [
        { name: 'key', value: key.field },
        { name: 'cleanup.policy', value: settings.text('cleanup.policy') },
        { name: 'read in order', value: key.ordered === true ? 'wanted' : 'not stated' },
      ],
      choices: [
        asChoice(
          changeNode('topic', topic.name, 'Choose another key', (node): Topic => {
            const { field: _field, cardinality: _cardinality, samples: _samples, ...rest } = key
            return { ...node, key: rest }
          }),
        ),
        ...(isTable
          ? [
              asChoice(
                setConfig('topic', topic.name, { 'cleanup.policy': 'delete' }, 'Delete by time instead'),
              ),
            ]
          : []),
      ],
    })
  },
})
