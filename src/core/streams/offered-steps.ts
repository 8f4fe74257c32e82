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
  cogrouped: ['aggregate', 'windowedBy tumbling 5 min', 'windowedBy session 30 min'],
  globalTable: [],
  nothing: [],
} // biome-ignore format: a table of words

/** What a chain holds at its end: what can follow depends on it. */
export function heldAfter(chains: readonly Chain[], index: number): Held {
  const chain = chains[index]
  if (!chain) return 'nothing'
  let held: Held =
    chain.table !== undefined ? 'table' : chain.globalTable !== undefined ? 'globalTable' : 'stream'
  if (chain.from !== undefined) {
    const before = chains.findIndex(({ id }) => id === chain.from)
    held = before >= 0 && before < index ? heldAfter(chains, before) : 'stream'
  }
  for (const written of chain.steps ?? []) held = next(held, stepOf(written).op)
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
function furtherOf(chains: readonly Chain[]): readonly string[] {
  const chain = chains.at(-1)
  const written = chain?.steps?.at(-1)
  if (!chain) return []
  if (written === undefined)
    return [`named ${GIVEN_A_NAME}`, ...((chain.table ?? chain.globalTable) ? STORE : [])].map(
      (said) => FURTHER + said,
    )
  const step = stepOf(written)
  const isWindowed = chain.steps?.some((one) => stepOf(one).op === 'windowedBy') ?? false
  if (step.op === 'windowedBy') return [`${FURTHER}grace 1 min`]
  if (step.op === 'split' || step.op === 'cogroup') return []
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
      ? [`store ${GIVEN_A_NAME}`, `stores ${GIVEN_A_NAME}`, 'keys 1M', 'retention 1 d', 'memory', 'unlogged']
      : []),
  ].map((said) => FURTHER + said)
}

const STORE = [
  `store ${GIVEN_A_NAME}`,
  'keys 1M',
  'memory',
  'rocksdb',
  'unlogged',
  'uncached',
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
        return topics.map((topic) => `to ${topic}`)
      case 'merge':
        return others.filter((name) => heldOf(chains, name) === 'stream').map((name) => `merge ${name}`)
      case 'join':
      case 'leftJoin':
      case 'outerJoin':
        return others.flatMap((name) => {
          const isTable = heldAfter(chains, chains.length - 1) === 'table'
          const other = heldOf(chains, name)
          if (other === 'stream') return isTable ? [] : [`${step} ${name} within 5 min`]
          if (step === 'outerJoin' && !isTable) return []
          return isTable && step !== 'outerJoin'
            ? [`${step} ${name}`, `${step} ${name} foreign key`]
            : [`${step} ${name}`]
        })
      case 'cogroup':
        return [
          'cogroup',
          ...others.filter((name) => heldOf(chains, name) === 'grouped').map((name) => `cogroup ${name}`),
        ]
      case 'split':
        return ['split first, else rest']
      default:
        return [step]
    }
  })
  return [
    ...after,
    ...furtherOf(chains),
    ...names.map((name) => `from ${name}`),
    ...topics.flatMap((topic) => [`stream ${topic}`, `table ${topic}`, `globalTable ${topic}`]),
    ...(topics.length > 0 ? ['pattern "orders-.*"'] : []),
  ]
}
