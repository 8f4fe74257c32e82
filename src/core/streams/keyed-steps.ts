import { type Chain, stepOf } from './processing'

/** A step that finds its place by the key of each record, as the topics have it that it comes from. */
export interface KeyedStep {
  readonly chain: number
  /** Counted from 1; 0 is where a table is read. */
  readonly step: number
  readonly op: string
  /** Topics whose own keys are still those of the records here. */
  readonly topics: readonly string[]
  /** The id of the stream that is joined, where those records come from it. */
  readonly joined?: string
}

/** After these the key is another one, or may be. */
const REKEYS: ReadonlySet<string> = new Set(['map', 'flatMap', 'selectKey', 'groupBy', 'process'])
/** These drop records without a key, or did before 3.7. */
const NEEDS_KEY: ReadonlySet<string> = new Set([
  'groupByKey',
  'join',
  'leftJoin',
  'outerJoin',
  'toTable',
  'repartition',
])

const NONE: readonly string[] = []

/** Returns the steps of a program that need keys which nothing in it has made: those of its topics. */
export function keyedSteps(chains: readonly Chain[]): readonly KeyedStep[] {
  const named = new Map<string, readonly string[]>()
  // A join may name a stream that is only written further down.
  followKeys(chains, named)
  return followKeys(chains, named)
}

function followKeys(chains: readonly Chain[], named: Map<string, readonly string[]>): readonly KeyedStep[] {
  const found: KeyedStep[] = []
  const global = new Set(
    chains.flatMap(({ id, globalTable }) => (globalTable !== undefined && id !== undefined ? [id] : [])),
  )
  for (const [at, chain] of chains.entries()) {
    const { stream, table, from } = chain
    let topics: readonly string[] =
      from !== undefined
        ? (named.get(from) ?? NONE)
        : table !== undefined
          ? [table]
          : typeof stream === 'string'
            ? [stream]
            : (stream ?? NONE)
    if (table !== undefined) {
      found.push({ chain: at, step: 0, op: 'table', topics })
      // Where it is read a table has passed over what has no key.
      topics = NONE
    }
    for (const [index, written] of (chain.steps ?? []).entries()) {
      const step = stepOf(written)
      const other = 'with' in step && typeof step.with === 'string' ? step.with : undefined
      const isGlobal = other !== undefined && global.has(other)
      if (NEEDS_KEY.has(step.op) && !isGlobal && topics.length > 0)
        found.push({ chain: at, step: index + 1, op: step.op, topics })
      const joined = NEEDS_KEY.has(step.op) && other !== undefined ? (named.get(other) ?? NONE) : NONE
      if (other !== undefined && joined.length > 0)
        found.push({ chain: at, step: index + 1, op: step.op, topics: joined, joined: other })
      // A table and an inner join have dropped what has no key.
      if (REKEYS.has(step.op) || step.op === 'toTable' || (step.op === 'join' && !isGlobal)) topics = NONE
      if (step.op === 'merge') topics = [...topics, ...(named.get(step.with) ?? NONE)]
      if (step.op === 'split')
        for (const { id } of [...step.branches, ...(step.defaultBranch ? [step.defaultBranch] : [])])
          named.set(id, topics)
    }
    if (chain.id !== undefined) named.set(chain.id, topics)
  }
  return found
}
