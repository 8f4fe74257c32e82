import { quoted } from './chain-words'
import type { Chain } from './processing'
import { stepOf } from './processing'

type Held =
  | 'stream'
  | 'table'
  | 'grouped'
  | 'windowed'
  | 'groupedTable'
  | 'cogrouped'
  | 'globalTable'
  | 'nothing'

const AFTER: Readonly<Record<Held, readonly string[]>> = {
  stream: [
    'filter', 'filterNot', 'mapValues', 'flatMapValues', 'map', 'flatMap', 'selectKey', 'peek', 'groupByKey', 'groupBy',
    'merge', 'split', 'join', 'leftJoin', 'outerJoin', 'process', 'processValues', 'repartition', 'repartition 12',
    'toTable', 'to', 'foreach', 'print',
  ],
  table: [
    'filter', 'filterNot', 'mapValues', 'toStream', 'suppress until windowCloses', 'suppress until timeLimit every 1 min',
    'groupBy', 'join', 'leftJoin', 'outerJoin',
  ],
  grouped: [
    'windowedBy tumbling 5 min', 'windowedBy hopping 5 min every 1 min', 'windowedBy sliding 5 min',
    'windowedBy session 30 min', 'count', 'reduce', 'aggregate', 'cogroup',
  ],
  windowed: ['count', 'reduce', 'aggregate'],
  groupedTable: ['count', 'reduce', 'aggregate'],
  cogrouped: [
    'aggregate', 'windowedBy tumbling 5 min', 'windowedBy hopping 5 min every 1 min', 'windowedBy sliding 5 min',
    'windowedBy session 30 min',
  ],
  globalTable: [],
  nothing: [],
} // biome-ignore format: a table of words

/** What a chain holds at its end: what can follow depends on it. */
export const heldAfter = (chains: readonly Chain[], index: number): Held =>
  heldBefore(chains, index, Number.POSITIVE_INFINITY)

/** What a chain holds before one of its steps, counted from 0. */
export function heldBefore(chains: readonly Chain[], index: number, step: number): Held {
  const chain = chains[index]
  if (!chain) return 'nothing'
  let held: Held =
    chain.table !== undefined ? 'table' : chain.globalTable !== undefined ? 'globalTable' : 'stream'
  if (chain.from !== undefined) {
    const before = chains.findIndex(({ id }) => id === chain.from)
    held = before >= 0 && before < index ? heldAfter(chains, before) : 'stream'
  }
  for (const written of chain.steps?.slice(0, step) ?? []) held = next(held, stepOf(written).op)
  return held
}

function next(held: Held, op: string): Held {
  switch (op) {
    case 'to':
    case 'foreach':
    case 'print':
    case 'split':
      return 'nothing'
    case 'groupByKey':
      return 'grouped'
    case 'groupBy':
      return held === 'table' ? 'groupedTable' : 'grouped'
    case 'cogroup':
      return 'cogrouped'
    case 'windowedBy':
      return held === 'cogrouped' ? 'cogrouped' : 'windowed'
    case 'count':
    case 'reduce':
    case 'aggregate':
    case 'toTable':
      return 'table'
    case 'toStream':
      return 'stream'
    default:
      return held
  }
}

/** What a chain or a branch of that name holds. */
function heldOf(chains: readonly Chain[], name: string): Held {
  const at = chains.findIndex(({ id }) => id === name)
  return at < 0 ? 'stream' : heldAfter(chains, at)
}

/** Before what is said further of the last step. */
export const FURTHER = '… '

const KEEPS = new Set([
  'count',
  'reduce',
  'aggregate',
  'toTable',
  'filter',
  'filterNot',
  'mapValues',
  'join',
  'leftJoin',
  'outerJoin',
])
const GIVEN_A_NAME = 'my-name'

/** What can be said further of the step that a program ends in: names, selectivity, and what is kept. */
function furtherOf(chains: readonly Chain[], topics: readonly string[]): readonly string[] {
  const chain = chains.at(-1)
  const written = chain?.steps?.at(-1)
  if (!chain) return []
  if (written === undefined) {
    const more = chain.stream !== undefined && chain.named === undefined ? topics : []
    // Kafka takes no two sources that share a part of their topics.
    const read = chains.flatMap(({ stream, table, globalTable }) => [stream ?? table ?? globalTable].flat())
    return [
      `named ${GIVEN_A_NAME}`,
      ...((chain.table ?? chain.globalTable) ? [...STORE, 'history 1 h'] : []),
      ...more.filter((topic) => !read.includes(topic)).map((topic) => `, ${quoted(topic)}`),
    ].map((said) => FURTHER + said)
  }
  const step = stepOf(written)
  const isWindowed = chain.steps?.some((one) => stepOf(one).op === 'windowedBy') ?? false
  if (step.op === 'windowedBy') return ['grace 1 min', 'emit windowCloses'].map((said) => FURTHER + said)
  if (step.op === 'split') return step.named === undefined ? [`${FURTHER}named ${GIVEN_A_NAME}`] : []
  if (step.op === 'cogroup') return []
  const isTable = heldAfter(chains, chains.length - 1) === 'table'
  const keeps = KEEPS.has(step.op) && (isTable || 'window' in step)
  return [
    `named ${GIVEN_A_NAME}`,
    'out 0.5',
    'bytes 500',
    ...('window' in step || step.op.endsWith('oin') ? ['grace 1 min'] : []),
    ...(keeps ? STORE : []),
    ...(keeps && isWindowed ? ['retention 1 d'] : []),
    ...(keeps && !isWindowed ? ['history 1 h'] : []),
    ...(step.op === 'process' || step.op === 'processValues'
      ? [`store ${GIVEN_A_NAME}`, `stores ${GIVEN_A_NAME}`, ...STORE.slice(1), 'retention 1 d', 'history 1 h']
      : []),
  ].map((said) => FURTHER + said)
}

const STORE = [
  `store ${GIVEN_A_NAME}`,
  'keys 1M',
  'memory',
  'rocksdb',
  'unlogged',
  'logged',
  'uncached',
  'cached',
  'set "segment.bytes" "10485760"',
]

/** The names by which a chain can be joined, merged or gone on from: of chains and of branches. */
export const namesIn = (chains: readonly Chain[]): readonly string[] =>
  chains.flatMap(({ id, steps = [] }) => [
    ...(id === undefined ? [] : [id]),
    ...steps.flatMap((written) => {
      const step = stepOf(written)
      if (step.op !== 'split') return []
      return [...step.branches, ...(step.defaultBranch ? [step.defaultBranch] : [])].map(
        (branch) => branch.id,
      )
    }),
  ])

/**
 * Returns the steps that can follow at the end of a program, as they are typed, and ways to begin a chain. What they are
 * told is filled in from the topics that are drawn and the names that are there.
 */
export function offeredSteps(chains: readonly Chain[], topics: readonly string[]): readonly string[] {
  const names = namesIn(chains)
  const others = names.filter((name) => name !== chains.at(-1)?.id)
  const after = AFTER[heldAfter(chains, chains.length - 1)].flatMap((step): readonly string[] => {
    switch (step) {
      case 'to':
        return topics.map((topic) => `to ${quoted(topic)}`)
      case 'merge':
        return others
          .filter((name) => heldOf(chains, name) === 'stream')
          .map((name) => `merge ${quoted(name)}`)
      case 'join':
      case 'leftJoin':
      case 'outerJoin':
        return others.flatMap((name) => {
          const isTable = heldAfter(chains, chains.length - 1) === 'table'
          const other = heldOf(chains, name)
          if (other === 'stream')
            return isTable
              ? []
              : [`${step} ${quoted(name)} within 5 min`, `${step} ${quoted(name)} before 5 min after 0 s`]
          if (step === 'outerJoin' && !isTable) return []
          return isTable && step !== 'outerJoin'
            ? [`${step} ${quoted(name)}`, `${step} ${quoted(name)} foreign key`]
            : [`${step} ${quoted(name)}`]
        })
      case 'cogroup':
        return [
          'cogroup',
          ...others
            .filter((name) => heldOf(chains, name) === 'grouped')
            .map((name) => `cogroup ${quoted(name)}`),
        ]
      case 'split':
        return ['split first, else rest', 'split first, second']
      default:
        return [step]
    }
  })
  return [
    ...after,
    ...furtherOf(chains, topics),
    ...names.map((name) => `from ${quoted(name)}`),
    ...topics.flatMap((topic) => [
      `stream ${quoted(topic)}`,
      `table ${quoted(topic)}`,
      `globalTable ${quoted(topic)}`,
    ]),
    ...(topics.length > 0 ? ['pattern "orders-.*"'] : []),
  ]
}

/** Steps that are offered, as a person looks for them. */
export interface OfferedGroups {
  readonly follows: readonly string[]
  /** What can be said further of the last step. */
  readonly further: readonly string[]
  /** Ways to begin another chain. */
  readonly begins: readonly string[]
}

/** Returns what is offered in groups, in the order in which it was. */
export function groupOffered(offered: readonly string[]): OfferedGroups {
  const isBeginning = (step: string) => /^(?:stream|table|globalTable|pattern|from) /.test(step)
  return {
    follows: offered.filter((step) => !step.startsWith(FURTHER) && !isBeginning(step)),
    further: offered.filter((step) => step.startsWith(FURTHER)),
    begins: offered.filter(isBeginning),
  }
}
