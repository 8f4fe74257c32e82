import { settingsForTopics, topicsApart } from '../../../model/connector-topics'
import type { Connector } from '../../../model/design'
import { newTopicWith } from '../../../model/new-topic'
import { replaceNode } from '../../../model/replace-node'
import { formatRecordsPerSecond } from '../../../shared/format'
import type { FixChoice } from '../../finding'
import { changeNode, setConfig } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule, type Report } from '../../rule'
import { withSoundSink, withSoundSource } from '../../sound-connect'

const TABLES = 'table.include.list'
const FOLLOWED = {
  produces: [{ topic: 'shop.public.orders', recordsPerSecond: { average: 20, peak: 100 } }],
} as const
const NAMED = { name: 'shop.public.orders' } as const

const quoted = (names: readonly string[]): string =>
  names
    .slice(0, 3)
    .map((name) => `\`${name}\``)
    .join(', ')
    .concat(names.length > 3 ? ` and ${names.length - 3} more` : '')

export const connectorWritesOtherTopics = defineRule({
  id: 'connector-writes-other-topics',
  title: 'A connector whose settings name other topics than those that are drawn',
  scope: 'connector',
  severity: 'warning',
  kind: 'advice',
  why: 'Connect knows nothing of a drawing: Debezium and the JDBC source name a topic after topic.prefix and the table, and a sink reads what its setting topics lists. Where these name other topics than those that are drawn, the drawn ones stay empty, and the traffic goes where nobody decided on partitions, retention and readers. Let settings and drawing name the same.',
  reference: kafkaDocs('kafka-connect/user-guide/#configuring-connectors'),
  examples: () => ({
    bad: [
      withSoundSource(
        { ...FOLLOWED, config: { 'topic.prefix': 'prefix', [TABLES]: 'public.a_table' } },
        NAMED,
      ),
      withSoundSource({ ...FOLLOWED, config: { [TABLES]: 'public.customers' } }, NAMED),
      withSoundSource({ config: { 'topic.prefix': 'store' } }),
      withSoundSource(
        {
          produces: [{ topic: 'customers', recordsPerSecond: { average: 20, peak: 100 } }],
          config: { [TABLES]: 'public.customers' },
        },
        { name: 'customers' },
      ),
      withSoundSink({ config: { topics: 'invoices' } }),
    ],
    good: [
      withSoundSource({ ...FOLLOWED, config: { [TABLES]: 'public.customers,public.orders' } }, NAMED),
      withSoundSource({ ...FOLLOWED, config: { [TABLES]: 'public\\.order.*' } }, NAMED),
      withSoundSource({ ...FOLLOWED, config: { [TABLES]: `\${env:TABLES}` } }, NAMED),
      withSoundSink({ config: { topics: 'orders' } }),
    ],
  }),
  check({ connector, side }, report) {
    if (side === 'source') checkSource(connector, report)
    if (side === 'sink') checkSink(connector, report)
  },
})

const ROUTER = 'org.apache.kafka.connect.transforms.RegexRouter'

const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Which topic that it writes would be which that is drawn; undefined where that is not one for one. */
function pairsOf(missing: readonly string[], written: readonly string[], drawn: readonly string[]) {
  const free = written.filter((topic) => !topic.endsWith('…') && !drawn.includes(topic))
  if (free.length !== missing.length) return undefined
  return missing.map((to, index) => ({ from: free[index] ?? '', to }))
}

type Pairs = NonNullable<ReturnType<typeof pairsOf>>

/** Renames what it writes to what is drawn, before it is written. */
function routeInto(name: string, pairs: Pairs): FixChoice {
  const to = pairs.map((pair) => pair.to)
  const { label, apply } = changeNode('connector', name, `Route it into ${to.join(' and ')}`, (node) => ({
    ...node,
    transforms: [
      ...(node.transforms ?? []),
      ...pairs
        .map(({ from, to: replacement }, index) => ({
          name: pairs.length === 1 ? 'route' : `route-${index + 1}`,
          type: ROUTER,
          config: { regex: escaped(from), replacement },
        }))
        .filter(({ config }) => !node.transforms?.some((one) => one.config?.['regex'] === config.regex)),
    ],
  }))
  return { label, fix: apply }
}

/** Draws what it writes. */
const drawAsItIs = (name: string, pairs: Pairs): FixChoice => ({
  label: `Let it write ${pairs.map(({ from }) => from).join(' and ')}`,
  fix: (design) => {
    const known = new Set(design.topics.map((topic) => topic.name))
    const made = pairs.filter(({ from }) => !known.has(from))
    const topics = made.map(({ from }) => newTopicWith(from, design.cluster.brokers))
    const after = replaceNode(design, 'connector', name, (node) => ({
      ...node,
      produces: (node.produces ?? []).map((one) => ({
        ...one,
        topic: pairs.find(({ to }) => to === one.topic)?.from ?? one.topic,
      })),
    }))
    return topics.length === 0 ? after : { ...after, topics: [...after.topics, ...topics] }
  },
})

function checkSource(connector: Connector, report: (report: Report) => void): void {
  const { name, produces = [], config } = connector
  const apart = produces.length === 0 ? undefined : topicsApart(connector)
  if (apart === undefined || apart.missing.length === 0) return
  const { missing, written, key } = apart
  const settings = settingsForTopics(
    connector,
    produces.map(({ topic }) => topic),
  )
  const drawn = produces.map(({ topic }) => topic)
  const pairs = pairsOf(missing, written, drawn)
  const counted = produces.flatMap(({ topic, recordsPerSecond: rate }) =>
    missing.includes(topic) && rate !== undefined
      ? [
          {
            name: `counted at ${topic} all the same`,
            value: formatRecordsPerSecond(rate.peak ?? rate.average ?? 0),
          },
        ]
      : [],
  )
  report({
    kind: 'silent',
    message:
      missing.length === produces.length
        ? `\`${name}\` writes none of the topics that are drawn: by its settings it writes ${quoted(written)}`
        : `\`${name}\` does not write ${quoted(missing)}: by its settings it writes ${quoted(written)}`,
    field: `config.${key}`,
    evidence: [
      ...(config?.['topic.prefix'] === undefined
        ? []
        : [{ name: 'topic.prefix', value: String(config['topic.prefix']) }]),
      ...(key === 'topic.prefix' ? [] : [{ name: key, value: String(config?.[key] ?? 'all') }]),
      { name: 'drawn', value: drawn.join(', ') },
      ...counted,
    ],
    along: [`connector:${name}`, ...missing.map((topic) => `topic:${topic}` as const)],
    ...(settings
      ? { fix: setConfig('connector', name, settings) }
      : pairs && { choices: [routeInto(name, pairs), drawAsItIs(name, pairs)] }),
  })
}

function checkSink({ name, consumes = [], config }: Connector, report: (report: Report) => void): void {
  const topics = String(config?.['topics'] ?? '')
  if (topics.trim() === '' || topics.includes('${') || consumes.length === 0) return
  const listed = topics.split(',').map((one) => one.trim())
  const missing = consumes.map(({ topic }) => topic).filter((topic) => !listed.includes(topic))
  if (missing.length === 0) return
  report({
    kind: 'silent',
    message:
      missing.length === consumes.length
        ? `\`${name}\` reads none of the topics that are drawn: its setting \`topics\` names ${quoted(listed)}`
        : `\`${name}\` does not read ${quoted(missing)}: its setting \`topics\` names ${quoted(listed)}`,
    field: 'config.topics',
    evidence: [
      { name: 'topics', value: topics },
      { name: 'drawn', value: consumes.map(({ topic }) => topic).join(', ') },
    ],
    along: [...missing.map((topic) => `topic:${topic}` as const), `connector:${name}`],
    fix: setConfig('connector', name, { topics: undefined }, 'Read the topics that are drawn'),
  })
}
