import { topicRead } from './names-in-hand'
import { namesIn } from './offered-steps'
import type { Origin } from './origin'
import { type Chain, type Step, stepOf } from './processing'

/** Steps whose repartition topic is called after the step, not after its store. */
const NAMED_BY_STEP = /^(join|leftJoin|outerJoin|toTable|repartition|groupBy|groupByKey)$/
const JOIN = /^(join|leftJoin|outerJoin)$/
/** What Kafka takes in the name of a topic. @see Named.validate */
const legal = (name: string): string => name.replace(/[^a-zA-Z0-9._-]+/g, '-').replace(/^[.-]+|[.-]+$/g, '')
/** Kafka refuses names of more than 249 characters, and puts its own words behind. */
const MOST = 100

/** Where the records of a chain come from, in a word: the name or the topic that it begins with. */
function sourceOf(chains: readonly Chain[], { id, stream, from, pattern, ...chain }: Chain): string {
  const own = topicRead({ ...chain, ...(stream !== undefined && { stream }) })?.topic
  const first = typeof stream === 'object' ? stream[0] : undefined
  const before = from === undefined ? undefined : (chains.find((one) => one.id === from) ?? { stream: from })
  return (
    own ??
    first ??
    (before && before.id !== id ? sourceOf(chains, before) : undefined) ??
    pattern ??
    id ??
    'records'
  )
}

/** What a step keeps, in words: what is joined, or what is counted and by what. */
function nameOf(chains: readonly Chain[], chain: Chain, at: number, step: Step): string {
  const source = sourceOf(chains, chain)
  if (JOIN.test(step.op) && 'with' in step) return `${source}-${[step.with].flat().join('-')}-join`
  const grouped = (chain.steps ?? [])
    .slice(0, at)
    .map(stepOf)
    .findLast(({ op }) => op === 'groupBy' || op === 'groupByKey' || op === 'selectKey')
  const isGrouping = step.op === 'groupBy' || step.op === 'groupByKey'
  const by = grouped && !isGrouping && grouped.op !== 'groupByKey' ? (grouped.named ?? 'new-key') : undefined
  return `${source}${by === undefined || by === source ? '' : `-by-${by.replace(/^by-/, '')}`}-${isGrouping ? 'by-new-key' : step.op.toLowerCase()}`
}

/** Returns a program in which what these steps keep has a name, after what is joined or grouped; no two are alike. */
export function withNamedStores(chains: readonly Chain[], origins: readonly Origin[]): readonly Chain[] {
  const taken = new Set<string>(namesIn(chains))
  for (const { named, store, steps = [] } of chains) {
    for (const one of [named, store?.name]) if (one !== undefined) taken.add(one)
    for (const step of steps.map(stepOf))
      for (const one of [step.named, 'store' in step ? step.store?.name : undefined])
        if (one !== undefined) taken.add(one)
  }
  const free = (wanted: string): string => {
    const base = legal(wanted).slice(0, MOST) || 'store'
    let name = base
    for (let more = 2; taken.has(name); more += 1) name = `${base}-${more}`
    taken.add(name)
    return name
  }
  const seen = new Set<string>()
  return origins.reduce((so, origin) => {
    const key = `${origin.chain} ${origin.step}`
    if (seen.has(key)) return so
    seen.add(key)
    return named(so, origin, free)
  }, chains)
}

function named(chains: readonly Chain[], origin: Origin, free: (wanted: string) => string): readonly Chain[] {
  const chain = chains[origin.chain]
  if (!chain) return chains
  if (origin.step === 0) {
    const name = chain.store?.name ?? free(`${sourceOf(chains, chain)}-table`)
    return chains.with(origin.chain, { ...chain, store: { ...chain.store, name } })
  }
  const written = chain.steps?.[origin.step - 1]
  if (written === undefined) return chains
  const step = stepOf(written)
  const name = free(nameOf(chains, chain, origin.step - 1, step))
  const before = 'store' in step ? step.store : undefined
  const keeps = !/^(repartition|groupBy|groupByKey|suppress)$/.test(step.op)
  const after = {
    ...step,
    ...(keeps && { store: { ...before, name: before?.name ?? name } }),
    ...(NAMED_BY_STEP.test(step.op) || step.op === 'suppress' ? { named: step.named ?? name } : {}),
  } as Step
  return chains.with(origin.chain, { ...chain, steps: chain.steps?.with(origin.step - 1, after) ?? [] })
}
