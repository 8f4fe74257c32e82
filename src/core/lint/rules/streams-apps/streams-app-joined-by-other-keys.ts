import { streamsFacts } from '../../../facts/streams-facts'
import { type Chain, stepOf, type WrittenStep } from '../../../streams/processing'
import type { TopicView } from '../../../views/views'
import { changeNode } from '../../fixes'
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
        const rekeyed = withPartnersKey(view.app.processing ?? [], [first.name, other.name])
        report({
          ...rest,
          ...(rekeyed &&
            !rest.fix && {
              fix: changeNode(
                'streamsApp',
                view.name,
                `Give \`${rekeyed.stream}\` the key of its partner before the join`,
                (app) => ({ ...app, processing: rekeyed.processing }),
              ),
            }),
          message: found.message.replace(/(is|are) to be joined/, `$1 joined by \`${view.name}\``),
          field: 'processing',
          along: [first.id, other.id, view.id],
        })
      }
    }
  },
})

/** The program with a `selectKey` before the join of a stream of these topics; undefined where none is joined as it was read. */
function withPartnersKey(
  processing: readonly Chain[],
  topics: readonly string[],
): { readonly stream: string; readonly processing: readonly Chain[] } | undefined {
  const read = new Map(
    processing.flatMap(({ id, stream, table }) => (id === undefined ? [] : [[id, stream ?? table] as const])),
  )
  for (const [at, chain] of processing.entries()) {
    const { stream = chain.from === undefined ? undefined : read.get(chain.from), steps = [] } = chain
    if (typeof stream !== 'string' || !topics.includes(stream) || isTable(processing, chain)) continue
    for (const [index, written] of steps.entries()) {
      const step = stepOf(written)
      if (SELECTS.has(step.op)) break
      const other = 'with' in step && typeof step.with === 'string' ? read.get(step.with) : undefined
      if (!/[jJ]oin$/.test(step.op) || typeof other !== 'string' || other === stream) continue
      if (!topics.includes(other)) continue
      // A name, so that the repartition topic between has one.
      const joined: WrittenStep = step.named === undefined ? { ...step, named: `with-${other}` } : written
      const changed = { ...chain, steps: steps.toSpliced(index, 1, 'selectKey', joined) }
      return { stream, processing: processing.with(at, changed) }
    }
  }
  return undefined
}

const SELECTS: ReadonlySet<string> = new Set(['selectKey', 'map', 'flatMap', 'groupBy', 'repartition'])

const isTable = (processing: readonly Chain[], { table, from }: Chain): boolean =>
  table !== undefined || processing.some(({ id, table: begun }) => id === from && begun !== undefined)
