import { streamsFacts } from '../../../facts/streams-facts'
import { replaceNode } from '../../../model/replace-node'
import { formatCount } from '../../../shared/format'
import { withRepartition } from '../../../streams/repartition-before'
import type { FixChoice } from '../../finding'
import { changeNode } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundTopic, withSoundApp } from '../../sound-design'

const MOVES_KEYS =
  'A join looks for its partner in the partition of the same number, since one task reads both: Kafka compares the counts when the group assigns its tasks, throws TopologyException and stops every instance. More partitions of a topic that has records send its keys to others than before: what is there already lies apart from what comes, and its order by key is lost. A repartition step leaves the topics as they are, and costs a topic of its own.'

export const streamsAppInputsNotCoPartitioned = defineRule({
  id: 'streams-app-inputs-not-co-partitioned',
  title: 'Joined topics with different numbers of partitions',
  scope: 'streamsApp',
  severity: 'error',
  stopsStart: true,
  kind: 'advice',
  why: 'A join looks for its partner in the partition of the same number, since one task reads both. Topics that are joined must therefore have the same number of partitions, and be keyed and hashed alike: Kafka checks the number when the group assigns its tasks, throws TopologyException and stops every instance. A repartition step before the join, or equal counts, fix it.',
  reference: kafkaDocs('streams/developer-guide/dsl-api/#join-co-partitioning-requirements'),
  examples: () => ({
    bad: [
      withSoundApp(
        {
          processing: [
            { id: 'payments', table: 'payments', store: { name: 'payments', keys: 1000 } },
            {
              stream: 'orders',
              steps: [
                { op: 'join', with: 'payments' },
                { op: 'to', topic: 'order-counts' },
              ],
            },
          ],
        },
        {},
        [soundTopic({ name: 'payments', partitions: 6 })],
      ),
    ],
    good: [withSoundApp()],
  }),
  check(view, report) {
    const facts = streamsFacts(view)
    if (!facts.ok || facts.startError === undefined) return
    const drawn = new Map(view.reads.map(({ topic }) => [topic.name, topic.partitions]))
    const unequal = facts.copartitioned
      .filter(({ isChecked }) => isChecked)
      .map(({ topics }) => topics.filter(({ name }) => drawn.has(name)))
      .filter((topics) => new Set(topics.map(({ name }) => drawn.get(name))).size > 1)
    const [first] = unequal
    const most = Math.max(0, ...(first ?? []).map(({ name }) => drawn.get(name) ?? 0))
    const repartitioned =
      first && view.app.topology === undefined
        ? withRepartition(view.app, most, (name) => drawn.get(name))
        : undefined
    const inSteps =
      repartitioned &&
      changeNode(
        'streamsApp',
        view.name,
        `Repartition before the join, into ${formatCount(most)}`,
        (app) => ({
          ...app,
          processing: [...repartitioned],
        }),
      )
    report({
      message: `\`${view.name}\` cannot start: ${first ? `${first.map(({ name }) => `\`${name}\``).join(' and ')} must have the same number of partitions` : facts.startError.replace(/[.!]$/, '')}`,
      field: 'processing',
      kind: 'rejected',
      errorClass: 'TopologyException',
      evidence: first
        ? first.map(({ name }) => ({
            name: `partitions of ${name}`,
            value: formatCount(drawn.get(name) ?? 0),
          }))
        : [{ name: 'Kafka says', value: facts.startError }],
      ...(first && {
        why: MOVES_KEYS,
        choices: [
          {
            label: `Give them ${formatCount(most)} partitions`,
            fix: (design) =>
              first.reduce(
                (so, { name }) => replaceNode(so, 'topic', name, (topic) => ({ ...topic, partitions: most })),
                design,
              ),
          },
          ...(inSteps ? [{ label: inSteps.label, fix: inSteps.apply }] : []),
        ] satisfies readonly FixChoice[],
      }),
    })
  },
})
