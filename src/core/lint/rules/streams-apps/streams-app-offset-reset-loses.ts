import { consumerInStreams } from '../../../model/inside-streams'
import { changeNode } from '../../fixes'
import { consumerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundTopic, withSoundApp } from '../../sound-design'

const KEY = 'auto.offset.reset'
const PLACES = [KEY, `consumer.${KEY}`, `main.consumer.${KEY}`]

export const streamsAppOffsetResetLoses = defineRule({
  id: 'streams-app-offset-reset-loses',
  title: 'A Streams application that begins at the end of its topics',
  scope: 'streamsApp',
  severity: 'warning',
  kind: 'advice',
  why: 'Streams begins at the earliest record where it has no offset yet. With latest it begins at the end: a table lacks every key that nobody writes again, a count lacks what came before, and in a partition that is added later what was written before the application saw it is never read. So it is again after its offsets have expired.',
  reference: consumerConfigDocs(KEY),
  examples: () => {
    const joined = (config: Readonly<Record<string, string>>) =>
      withSoundApp(
        {
          config,
          processing: [
            { id: 'products', table: 'products', named: 'products', store: { name: 'products', keys: 1000 } },
            {
              stream: 'orders',
              named: 'read-orders',
              steps: [
                { op: 'leftJoin', with: 'products', named: 'with-product' },
                { op: 'to', topic: 'order-counts', named: 'write' },
              ],
            },
          ],
        },
        {},
        [
          soundTopic({
            name: 'products',
            external: 'writers',
            config: { 'cleanup.policy': 'compact', 'retention.ms': undefined },
          }),
        ],
      )
    return {
      bad: [joined({ [KEY]: 'latest' }), withSoundApp({ config: { [`consumer.${KEY}`]: 'latest' } })],
      good: [joined({ [KEY]: 'earliest' }), withSoundApp({ config: { [`global.consumer.${KEY}`]: 'none' } })],
    }
  },
  check({ app, name, reads, cluster }, report) {
    const reset = String(consumerInStreams(app).config?.[KEY] ?? '').trim()
    if (reads.length === 0 || reset.toLowerCase() !== 'latest') return
    const table = app.processing?.find((chain) => chain.table !== undefined)?.table
    report({
      message:
        table === undefined
          ? `\`${name}\` skips what is in a partition before it first reads it`
          : `\`${name}\` reads the table \`${table}\` from its end: it begins empty`,
      ...(cluster.environment === 'development' && { severity: 'info' as const }),
      field: `config.${PLACES.find((key) => app.config?.[key] !== undefined) ?? KEY}`,
      evidence: [
        { name: KEY, value: 'latest' },
        { name: 'default of Streams', value: 'earliest' },
      ],
      fix: changeNode('streamsApp', name, 'Begin at the earliest, as Streams does', (node) => ({
        ...node,
        config: Object.fromEntries(
          Object.entries(node.config ?? {}).filter(([key]) => !PLACES.includes(key)),
        ),
      })),
    })
  },
})
