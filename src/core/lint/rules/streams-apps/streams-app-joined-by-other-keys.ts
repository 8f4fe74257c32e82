import { streamsFacts } from '../../../facts/streams-facts'
import type { TopicView } from '../../../views/views'
import { joinedApart } from '../../joined-apart'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundTopic, withSoundApp } from '../../sound-design'

const saysSo = ({ topic }: TopicView, { name }: TopicView): boolean =>
  topic.coPartitionedWith?.includes(name) ?? false

export const streamsAppJoinedByOtherKeys = defineRule({
  id: 'streams-app-joined-by-other-keys',
  title: 'A join whose partners never meet',
  scope: 'streamsApp',
  severity: 'warning',
  kind: 'advice',
  why: 'A join finds its partner by the key of the record, in the partition of the same number. Topics that are keyed by different things, or hashed by different clients, have their partners elsewhere: Kafka Streams checks the number of partitions and nothing else, so the application runs and joins nothing. Give the stream the key of its partner before the join, as selectKey does with a repartition topic behind it, or join by a foreign key.',
  reference: kafkaDocs('streams/developer-guide/dsl-api/#join-co-partitioning-requirements'),
  examples: () => {
    const joining = (key: string) =>
      withSoundApp(
        {
          processing: [
            { id: 'customers', table: 'customers', store: { name: 'customers', keys: 1000 } },
            {
              stream: 'orders',
              steps: [
                { op: 'join', with: 'customers' },
                { op: 'to', topic: 'order-counts' },
              ],
            },
          ],
        },
        {},
        [
          soundTopic({
            name: 'customers',
            key: { strategy: 'entity', field: key, cardinality: 1_000_000 },
            config: { 'cleanup.policy': 'compact', 'retention.ms': undefined },
          }),
        ],
      )
    return { bad: [joining('customerId')], good: [joining('orderId'), joining('order_id')] }
  },
  check(view, report) {
    const facts = streamsFacts(view)
    if (!facts.ok || facts.startError !== undefined) return
    const read = new Map(view.reads.map(({ topic }) => [topic.name, topic]))
    for (const { topics } of facts.copartitioned) {
      const [first, ...others] = topics.flatMap(({ name }) => read.get(name) ?? [])
      if (first === undefined) continue
      for (const other of others) {
        const found = joinedApart(first, other)
        // Where the drawing says that they are to be joined, it is said of the topics.
        if (found === undefined || saysSo(first, other) || saysSo(other, first)) continue
        const { at: _, severity: __, ...rest } = found
        report({
          ...rest,
          message: found.message.replace(/(is|are) to be joined/, `$1 joined by \`${view.name}\``),
          field: 'processing',
          along: [first.id, other.id, view.id],
        })
      }
    }
  },
})
