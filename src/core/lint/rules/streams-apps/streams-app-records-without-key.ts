import { before } from '../../../kafka/versions'
import type { StreamsApp } from '../../../model/design'
import { type KeyedStep, keyedSteps } from '../../../streams/keyed-steps'
import { type Step, stepOf } from '../../../streams/processing'
import { changeNode } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundTopic, withSoundApp } from '../../sound-design'
import { streamsVersion } from '../../streams-version'

/** The program with a key made where a step needs one; a table has its keys from its topic alone. */
function withKey(app: StreamsApp, { chain, step, op, joined }: KeyedStep): StreamsApp {
  const { processing = [] } = app
  if (joined !== undefined)
    return {
      ...app,
      processing: processing.map((one) =>
        one.id === joined && one.steps?.at(-1) !== 'selectKey'
          ? { ...one, steps: [...(one.steps ?? []), 'selectKey' as const] }
          : one,
      ),
    }
  const steps = processing[chain]?.steps
  const written = steps?.[step - 1]
  const whole = processing[chain]
  if (!steps || !whole || written === undefined || stepOf(written).op === 'selectKey') return app
  const changed: Step[] | (typeof steps)[number][] =
    op === 'groupByKey' ? [{ ...stepOf(written), op: 'groupBy' } as Step] : ['selectKey', written]
  return {
    ...app,
    processing: processing.with(chain, { ...whole, steps: steps.toSpliced(step - 1, 1, ...changed) }),
  }
}

/**
 * Returns whether a step keeps a record without a key since 3.7: an outer join of either side, a left join of its own
 * side, and a repartition topic, whose producer spreads such records over its partitions.
 *
 * @see KIP-962, and Kafka's KStreamKStreamJoin and KStreamImpl.createRepartitionedSource, whose filter lets all through
 */
const isKeptBy37 = ({ op, joined }: KeyedStep): boolean =>
  op === 'outerJoin' || op === 'repartition' || (op === 'leftJoin' && joined === undefined)

/** Whether a key can be made at the end of the stream that is joined: it is a chain of its own, and goes on. */
const isOpen = ({ processing = [] }: StreamsApp, joined: string): boolean => {
  const last = processing.find(({ id }) => id === joined)?.steps?.at(-1)
  return processing.some(({ id }) => id === joined) && (last === undefined || stepOf(last).op !== 'to')
}

const repartitioned = (kafkaVersion: '3.6' | '4.3') =>
  withSoundApp(
    {
      processing: [
        {
          stream: 'clicks',
          steps: [
            { op: 'repartition', named: 'spread', partitions: 6 },
            { op: 'to', topic: 'order-counts' },
          ],
        },
      ],
    },
    { cluster: { kafkaVersion } },
    [soundTopic({ name: 'clicks', key: { strategy: 'none' } })],
  )

export const streamsAppRecordsWithoutKey = defineRule({
  id: 'streams-app-records-without-key',
  title: 'Records without a key, where Streams works by key',
  scope: 'streamsApp',
  severity: 'error',
  kind: 'advice',
  why: 'An aggregation, an inner join and a table drop a record without a key: the metric dropped-records counts it and nothing fails, so that counts are too low and results are missing. A left or outer join of a stream, and a repartition topic, drop it before 3.7; since then (KIP-962) it goes on: without a partner, and to any partition. Make a key of what the value holds first, with groupBy or selectKey; a repartition topic then brings records of one key together.',
  reference: kafkaDocs('streams/developer-guide/dsl-api/#joining'),
  examples: () => ({
    bad: [
      withSoundApp(
        {
          processing: [
            {
              stream: 'clicks',
              steps: [
                'groupByKey',
                { op: 'count', store: { name: 'per-click', keys: 1_000 } },
                'toStream',
                { op: 'to', topic: 'order-counts' },
              ],
            },
          ],
        },
        {},
        [soundTopic({ name: 'clicks', key: { strategy: 'none' } })],
      ),
      withSoundApp(
        {
          processing: [
            {
              table: 'clicks',
              store: { name: 'clicks', keys: 1_000 },
              steps: ['toStream', { op: 'to', topic: 'order-counts' }],
            },
          ],
        },
        {},
        [soundTopic({ name: 'clicks', key: { strategy: 'none' } })],
      ),
      ...(['3.6', '4.3'] as const).map((kafkaVersion) =>
        withSoundApp(
          {
            processing: [
              {
                stream: 'clicks',
                steps: [
                  { op: 'leftJoin', with: 'known' },
                  { op: 'to', topic: 'order-counts' },
                ],
              },
              { table: 'orders', id: 'known' },
            ],
          },
          { cluster: { kafkaVersion } },
          [soundTopic({ name: 'clicks', key: { strategy: 'none' } })],
        ),
      ),
      withSoundApp(
        {
          processing: [
            {
              stream: 'orders',
              steps: [
                { op: 'leftJoin', with: 'seen', window: { beforeMs: 60_000, afterMs: 60_000 } },
                { op: 'to', topic: 'order-counts' },
              ],
            },
            { stream: 'clicks', id: 'seen' },
          ],
        },
        {},
        [soundTopic({ name: 'clicks', key: { strategy: 'none' } })],
      ),
      repartitioned('3.6'),
    ],
    good: [
      repartitioned('4.3'),
      withSoundApp(
        {
          processing: [
            {
              stream: 'clicks',
              steps: [
                { op: 'groupBy', named: 'by-page' },
                { op: 'count', store: { name: 'per-page', keys: 1_000 } },
                'toStream',
                { op: 'to', topic: 'order-counts' },
              ],
            },
          ],
        },
        {},
        [soundTopic({ name: 'clicks', key: { strategy: 'none' } })],
      ),
    ],
  }),
  check(view, report) {
    const { processing = [], topology } = view.app
    if (topology !== undefined) return
    const unkeyed = new Set(
      view.reads.flatMap(({ topic: { name, topic } }) => (topic.key?.strategy === 'none' ? [name] : [])),
    )
    if (unkeyed.size === 0) return
    const isOlderThan37 = before(streamsVersion(view.app, view.cluster), '3.7')
    for (const found of keyedSteps(processing)) {
      const topic = found.topics.find((name) => unkeyed.has(name))
      if (topic === undefined) continue
      const isKept = isKeptBy37(found) && !isOlderThan37
      // Spread anew on purpose: whatever needs a key after it is found by itself.
      if (isKept && found.op === 'repartition') continue
      report({
        message: isKept
          ? `\`${found.op}\` of \`${view.name}\` finds no partner for the records of \`${topic}\`, which have no key`
          : `\`${found.op}\` of \`${view.name}\` drops the records of \`${topic}\`, which have no key`,
        ...(isKept && { severity: 'warning' as const }),
        field: 'processing',
        evidence: [
          { name: `key of ${topic}`, value: 'none' },
          { name: 'step', value: found.op },
        ],
        ...((found.joined === undefined ? found.step > 0 : isOpen(view.app, found.joined)) && {
          fix: changeNode(
            'streamsApp',
            view.name,
            found.op === 'groupByKey' ? 'Group by a key that is made' : 'Make a key first',
            (app) => withKey(app, found),
          ),
        }),
        cause: `${found.chain} ${found.step} ${found.joined ?? ''}`,
      })
    }
  },
})
