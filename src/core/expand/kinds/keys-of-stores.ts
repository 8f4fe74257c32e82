/** How many distinct keys there are at a point of a Streams program, as far as its topics and its steps state them. */
import type { Topic } from '../../model/design'
import { branchesOf } from '../../model/follow-chain'
import { type Chain, type Step, stepOf, type Window } from '../../streams/processing'
import type { RegisteredStore } from '../../streams/topology'

/** Steps after which each record still has the key that it had. */
const KEEPS_KEY: ReadonlySet<string> = new Set([
  'filter',
  'filterNot',
  'mapValues',
  'flatMapValues',
  'peek',
  'processValues',
  'split',
  'groupByKey',
  'windowedBy',
  'repartition',
  'suppress',
  'toTable',
  'join',
  'leftJoin',
])

const AGGREGATES: ReadonlySet<string> = new Set(['count', 'reduce', 'aggregate'])

const ofTopics = (names: readonly string[], topics: readonly Topic[]): number | undefined => {
  let keys = 0
  for (const name of names) {
    const own = topics.find((topic) => topic.name === name)?.key
    if (own?.cardinality === undefined || own.strategy === 'none') return undefined
    keys += own.cardinality
  }
  return names.length === 0 ? undefined : keys
}

const statedAt = (step: Step): number | undefined => ('store' in step ? step.store?.keys : undefined)

/** The chain that goes by a name, and how many of its steps stand before what the name is of. */
function chainNamed(
  processing: readonly Chain[],
  id: string,
): readonly [chain: Chain, steps: number] | undefined {
  for (const chain of processing) {
    const steps = chain.steps ?? []
    if (chain.id === id) return [chain, steps.length]
    const at = steps.findIndex((written) => {
      const step = stepOf(written)
      return step.op === 'split' && branchesOf(step).some((branch) => branch.id === id)
    })
    if (at >= 0) return [chain, at + 1]
  }
  return undefined
}

/** Returns the windows by which the records are grouped that a step of a chain aggregates. */
export function windowBefore(processing: readonly Chain[], chain: Chain, step: number): Window | undefined {
  for (let at = Math.min(step, chain.steps?.length ?? 0); at > 0; at -= 1) {
    const written = chain.steps?.[at - 1]
    const one = written === undefined ? undefined : stepOf(written)
    if (one?.op === 'windowedBy') return one.window
    if (one?.op === 'toStream' || one?.op === 'groupBy' || one?.op === 'groupByKey') return undefined
  }
  const from = chain.from === undefined ? undefined : chainNamed(processing, chain.from)
  return from && from[0] !== chain ? windowBefore(processing, ...from) : undefined
}

/**
 * Returns how many distinct keys the records have after so many steps of a chain, in one window where they are windowed:
 * as a store on the way states, else as the topics do whose keys they still have. Undefined where nothing says.
 */
export function keysAfter(
  processing: readonly Chain[],
  topics: readonly Topic[],
  chain: Chain,
  steps: number,
): number | undefined {
  for (let at = steps; at > 0; at -= 1) {
    const written = chain.steps?.[at - 1]
    if (written === undefined) continue
    const step = stepOf(written)
    const stated = statedAt(step)
    if (stated !== undefined) return stated
    const isAggregate = AGGREGATES.has(step.op)
    // A window stands in the key from here on.
    if (step.op === 'toStream' && windowBefore(processing, chain, at - 1)) return undefined
    if (!isAggregate && step.op !== 'toStream' && !KEEPS_KEY.has(step.op)) return undefined
  }
  if (chain.from !== undefined) {
    const from = chainNamed(processing, chain.from)
    return from && from[0] !== chain ? keysAfter(processing, topics, ...from) : undefined
  }
  const table = chain.table ?? chain.globalTable
  if (table !== undefined) return chain.store?.keys ?? ofTopics([table], topics)
  return ofTopics(typeof chain.stream === 'string' ? [chain.stream] : (chain.stream ?? []), topics)
}

/**
 * Returns how many keys a store has at once: as its step states, else those of what is put into it. What waits in a
 * buffer, and what is registered for a join by a foreign key, has the keys of what comes in.
 */
export function keysOfStore(
  processing: readonly Chain[],
  { origin }: Pick<RegisteredStore, 'origin'>,
  topics: readonly Topic[],
): number | undefined {
  const chain = origin && processing[origin.chain]
  if (!chain || !origin) return undefined
  const written = chain.steps?.[origin.step - 1]
  const step = written === undefined ? undefined : stepOf(written)
  // An outer join has the keys of both sides.
  if (step?.op === 'outerJoin') return statedAt(step)
  // A program's own processor keeps what it likes.
  if (step?.op === 'process' || step?.op === 'processValues') return statedAt(step)
  return keysAfter(processing, topics, chain, origin.step)
}
