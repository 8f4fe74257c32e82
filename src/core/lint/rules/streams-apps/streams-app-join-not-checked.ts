import { streamsFacts } from '../../../facts/streams-facts'
import { replaceNode } from '../../../model/replace-node'
import { formatCount } from '../../../shared/format'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundTopic, withSoundApp } from '../../sound-design'

export const streamsAppJoinNotChecked = defineRule({
  id: 'streams-app-join-not-checked',
  title: 'A join of topics with different numbers of partitions that Kafka does not notice',
  scope: 'streamsApp',
  severity: 'error',
  kind: 'advice',
  why: 'A join looks for its partner in the partition of the same number. Kafka compares the counts of what is joined, but by the sources that a program reads: where it reads a topic as a stream twice, the second source becomes part of the first, and a join with it is compared no more. The application starts, and finds a partner only for the keys that happen to be in partitions of the same number. Equal counts, or reading the topic once and using that stream for both, bring back what is right.',
  reference: kafkaDocs('streams/developer-guide/dsl-api/#join-co-partitioning-requirements'),
  examples: () => {
    const joins = (payments: number) =>
      withSoundApp(
        {
          processing: [
            {
              stream: 'orders',
              steps: [
                { op: 'mapValues', named: 'totals' },
                { op: 'to', topic: 'order-counts' },
              ],
            },
            { id: 'payments', stream: 'payments' },
            {
              stream: 'orders',
              steps: [
                {
                  op: 'join',
                  with: 'payments',
                  window: { beforeMs: 600_000, afterMs: 600_000 },
                  named: 'paid',
                  store: { name: 'paid', keys: 1000 },
                },
                { op: 'to', topic: 'order-counts' },
              ],
            },
          ],
        },
        {},
        [soundTopic({ name: 'payments', partitions: payments })],
      )
    return { bad: [joins(6)], good: [withSoundApp()] }
  },
  check(view, report) {
    const facts = streamsFacts(view)
    if (!facts.ok || facts.startError !== undefined) return
    for (const { isChecked, topics } of facts.copartitioned) {
      const counts = topics.flatMap(({ partitions }) => partitions ?? [])
      if (isChecked || new Set(counts).size < 2) continue
      const most = Math.max(...counts)
      const drawn = new Set(view.reads.map(({ topic }) => topic.name))
      const names = topics.map(({ name }) => `\`${name}\``).join(' and ')
      report({
        message: `\`${view.name}\` joins ${names}, which have ${counts.map(formatCount).join(' and ')} partitions; Kafka does not notice, and most records find no partner`,
        field: 'processing',
        kind: 'silent',
        cause: names,
        evidence: topics.map(({ name, partitions }) => ({
          name: `partitions of ${name}`,
          value: partitions === undefined ? 'not known' : formatCount(partitions),
        })),
        ...(topics.every(({ name }) => drawn.has(name)) && {
          fix: {
            label: `Give them ${formatCount(most)} partitions`,
            apply: (design) =>
              topics.reduce(
                (so, { name }) => replaceNode(so, 'topic', name, (topic) => ({ ...topic, partitions: most })),
                design,
              ),
          },
        }),
      })
    }
  },
})
