import { type Chain, stepOf } from './processing'

/** A step that finds its place by the key of each record, as the topics have it that it comes from. */
export interface KeyedStep {
  readonly chain: number
  /** Counted from 1; 0 is where a table is read. */
  readonly step: number
  readonly op: string
  /** Topics whose own keys are still those of the records here. */
  readonly topics: readonly string[]
}

/** After these the key is another one, or may be. */
const REKEYS: ReadonlySet<string> = new Set(['map', 'flatMap', 'selectKey', 'groupBy', 'process'])
/** These pass over records without a key, or keep them by it. */
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
  const found: KeyedStep[] = []
  const named = new Map<string, readonly string[]>()
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
      const isGlobal = 'with' in step && typeof step.with === 'string' && global.has(step.with)
      if (NEEDS_KEY.has(step.op) && !isGlobal && topics.length > 0)
        found.push({ chain: at, step: index + 1, op: step.op, topics })
      if (REKEYS.has(step.op)) topics = NONE
      if (step.op === 'merge') topics = [...topics, ...(named.get(step.with) ?? NONE)]
      if (step.op === 'split')
        for (const { id } of [...step.branches, ...(step.defaultBranch ? [step.defaultBranch] : [])])
          named.set(id, topics)
    }
    if (chain.id !== undefined) named.set(chain.id, topics)
  }
  return found
}
