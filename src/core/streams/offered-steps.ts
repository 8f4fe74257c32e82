import type { Chain } from './processing'
import { stepOf } from './processing'

type Held = 'stream' | 'table' | 'grouped' | 'windowed' | 'groupedTable' | 'globalTable' | 'nothing'

const AFTER: Readonly<Record<Held, readonly string[]>> = {
  stream: [
    'filter', 'mapValues', 'flatMapValues', 'map', 'selectKey', 'peek', 'groupByKey', 'groupBy', 'merge', 'split',
    'join', 'leftJoin', 'outerJoin', 'process', 'processValues', 'repartition', 'toTable', 'to',
  ],
  table: ['filter', 'mapValues', 'toStream', 'suppress until windowCloses', 'groupBy', 'join', 'leftJoin', 'outerJoin'],
  grouped: [
    'windowedBy tumbling 5 min', 'windowedBy hopping 5 min every 1 min', 'windowedBy sliding 5 min',
    'windowedBy session 30 min', 'count', 'reduce', 'aggregate', 'cogroup',
  ],
  windowed: ['count', 'reduce', 'aggregate'],
  groupedTable: ['count', 'reduce', 'aggregate'],
  globalTable: [],
  nothing: [],
} // biome-ignore format: a table of words

function heldAfter(chains: readonly Chain[], index: number): Held {
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
    case 'windowedBy':
      return 'windowed'
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
        return others.map((name) => `merge ${name}`)
      case 'join':
      case 'leftJoin':
      case 'outerJoin':
        return others.map((name) => {
          const at = chains.findIndex(({ id }) => id === name)
          const isStream = heldAfter(chains, at) === 'stream'
          return `${step} ${name}${isStream ? ' within 5 min' : ''}`
        })
      case 'split':
        return ['split first, else rest']
      default:
        return [step]
    }
  })
  return [
    ...after,
    ...names.map((name) => `from ${name}`),
    ...topics.flatMap((topic) => [`stream ${topic}`, `table ${topic}`, `globalTable ${topic}`]),
  ]
}
