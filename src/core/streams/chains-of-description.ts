import { printTopology } from './describe-topology'
import { DescribedGraph } from './described-graph'
import type { Guessing, Operation } from './described-operations'
import { readOperations } from './described-steps'
import type { Chain, Step } from './processing'
import { type Description, readDescriptions } from './read-descriptions'
import { readProcessing } from './read-processing'
import { TopologyError } from './topology'

/** Programs that were found, with the value of `topology.optimization` under which they are described so. */
export interface FoundChains {
  readonly processing: readonly Chain[]
  readonly optimization: 'none' | 'all'
}

const EITHER = [true, false] as const
const GUESSES: readonly Guessing[] = EITHER.flatMap((isJoined) =>
  EITHER.flatMap((isGrouped) =>
    EITHER.flatMap((isCounted) =>
      [false, true].flatMap((isOptimized) =>
        EITHER.map((isNumbered) => ({
          isNumbered,
          isOptimized,
          isCounted,
          isRepartitioned: !isGrouped,
          isJoined,
        })),
      ),
    ),
  ),
)

/** Of a description with more nodes the likely guesses alone are tried. */
const MANY = 300

/** How long a versioned table keeps what was, in milliseconds: a description does not say. */
const ASSUMED_HISTORY_MS = 86_400_000

/** How many numbers may be missing before an operation without one is taken to have used them up. */
const SLACKS = [0, 1, 3]
/** The same where that finds nothing: fewer may have been used up than is told of operations with names. */
const MORE_SLACKS = [-1, 2, -2]

/** Whether two descriptions have the same sub-topologies of the same nodes, in whatever order they are told. */
export function isSameDescription(one: Description, other: Description): boolean {
  return canonical(one) === canonical(other)
}

const canonical = (description: Description): string => JSON.stringify(partsOf(description).sort())

/** Each sub-topology in its order, its nodes in none. */
const partsOf = ({ subtopologies }: Description): string[] =>
  subtopologies
    .map(({ isGlobal, nodes }) => [
      isGlobal,
      nodes
        .map(({ kind, name, topics, pattern, stores, before }) =>
          JSON.stringify([kind, name, [...topics].sort(), pattern, [...stores].sort(), [...before].sort()]),
        )
        .sort(),
    ])
    .map((part) => JSON.stringify(part))

/**
 * Returns a program whose own description is the one given, or null where none is found: the operations are told by the
 * names that Kafka generates, their order by the numbers in these. What a description never says, as windows, is taken
 * to be as simple as it can be.
 */
export function chainsOfDescription(description: Description): FoundChains | null {
  const graph = new DescribedGraph(description)
  const tried = graph.nodes.size > MANY ? GUESSES.slice(0, GUESSES.length / 4) : GUESSES
  const wanted = canonical(description)
  const inTheirOrder = JSON.stringify(partsOf(description))
  let found: FoundChains | null = null
  const seen = new Set<string>()
  const few = tried.filter(({ isNumbered }) => isNumbered)
  const rounds = [
    { slacks: SLACKS, guesses: tried },
    { slacks: MORE_SLACKS, guesses: tried },
    ...[1, 2, 3].map((processed) => ({
      slacks: SLACKS,
      guesses: few.map((how): Guessing => ({ ...how, processed })),
    })),
  ]
  for (const { slacks, guesses } of rounds) {
    if (found) break
    for (const how of guesses) {
      const operations = readOperations(graph, how)
      const optimization = how.isOptimized ? 'all' : 'none'
      for (const slack of operations ? slacks : []) {
        const processing = inOrder(operations ?? [], slack, graph)
        if (!processing) continue
        const key = `${optimization} ${JSON.stringify(processing)}`
        if (seen.has(key)) continue
        seen.add(key)
        const own = descriptionOf({
          name: 'app',
          processing,
          config: { 'topology.optimization': optimization },
        })
        if (!own || canonical(own) !== wanted) continue
        // The numbers of sub-topologies are in the ids of tasks: those that were pasted are the ones to show.
        if (JSON.stringify(partsOf(own)) === inTheirOrder) return { processing, optimization }
        found ??= { processing, optimization }
      }
    }
  }
  return found
}

/** The description of a program, read back; null where Kafka would refuse it. */
export function descriptionOf(app: Parameters<typeof readProcessing>[0]): Description | null {
  try {
    return readDescriptions(printTopology(readProcessing(app)))[0] ?? null
  } catch (error) {
    if (error instanceof TopologyError) return null
    throw error
  }
}

/** The operations in the order in which their numbers were given out, as chains; null where some can never be called. */
function inOrder(
  operations: readonly Operation[],
  slack: number,
  graph: DescribedGraph,
): readonly Chain[] | null {
  const lazy = new Map(
    operations.flatMap((one) => (one.isLazy && one.makes ? [[one.makes, one] as const] : [])),
  )
  const rankOf = ({ makes, on, branches }: Operation) => graph.subtopologyOf(makes ?? branches?.[0] ?? on)
  const open = operations
    .filter(({ isLazy }) => !isLazy)
    .toSorted((one, other) => rankOf(one) - rankOf(other))
  const done = new Set<string>()
  const called: Operation[] = []
  const isThere = (name: string | undefined): boolean => {
    if (name === undefined || done.has(name)) return true
    const before = lazy.get(name)
    return before !== undefined && isThere(before.on) && before.needs.every(isThere)
  }
  const call = (operation: Operation): void => {
    for (const name of [...operation.needs, operation.on ?? '']) {
      const before = done.has(name) ? undefined : lazy.get(name)
      if (before) call(before)
    }
    called.push(operation)
    for (const name of [operation.makes, ...(operation.branches ?? [])])
      if (name !== undefined) done.add(name)
  }
  let next = 0
  while (open.length > 0) {
    const wanted = leadingTo(open)
    const ready = open.filter(({ on, needs }) => isThere(on) && needs.every(isThere))
    const numbered = ready
      .filter(({ number }) => number !== undefined)
      .sort((one, other) => (one.number ?? 0) - (other.number ?? 0))[0]
    const free = ready.filter(({ number }) => number === undefined)
    const unnumbered = free.find((one) => wanted.has(one)) ?? free[0]
    const chosen =
      numbered && (!unnumbered || (numbered.number ?? 0) <= next + slack)
        ? numbered
        : (unnumbered ?? numbered)
    if (!chosen) return null
    open.splice(open.indexOf(chosen), 1)
    call(slack < 3 && chosen.mayHideStore && chosen.number === next + 1 ? withStore(chosen) : chosen)
    next = chosen.number === undefined ? next + chosen.takes : Math.max(next, chosen.last + 1)
  }
  return chainsOf(called)
}

/** What has to be called before the operation with the lowest number can be. */
function leadingTo(open: readonly Operation[]): ReadonlySet<Operation> {
  let first: Operation | undefined
  for (const one of open)
    if (one.number !== undefined && one.number < (first?.number ?? Number.POSITIVE_INFINITY)) first = one
  const makerOf = new Map<string, Operation>()
  for (const one of open)
    for (const name of [one.makes, ...(one.branches ?? [])]) if (name !== undefined) makerOf.set(name, one)
  const found = new Set<Operation>()
  const queue = first ? [first] : []
  for (const { on, needs } of queue)
    for (const name of [on ?? '', ...needs]) {
      const maker = makerOf.get(name.replace(/^(?:co)?grouped (\S+).*$/, '$1'))
      if (!maker || found.has(maker)) continue
      found.add(maker)
      queue.push(maker)
    }
  return found
}

/** The same operation with a store that has no name. */
const withStore = (operation: Operation): Operation => ({
  ...operation,
  step: (idOf) => ({ ...operation.step?.(idOf), store: {} }) as Step,
})

/** What a chain is best called: by the topic that it begins with, else by a number. */
function namer(): (operation: Operation | undefined, value: string) => string {
  const ids = new Map<string, string>()
  const taken = new Set<string>()
  return (operation, value) => {
    const known = ids.get(value)
    if (known !== undefined) return known
    const { stream, table, globalTable } = operation?.begins ?? {}
    const topic = table ?? globalTable ?? (typeof stream === 'string' ? stream : undefined)
    let id = topic ?? ''
    for (let at = 1; id === '' || taken.has(id); at += 1) id = `part${at}`
    taken.add(id)
    ids.set(value, id)
    return id
  }
}

interface Link {
  readonly id: string | undefined
  readonly begins: Chain
  readonly steps: Step[]
  readonly uses: readonly string[]
}

/** Each operation a chain of its own, then joined to the one before where nobody else goes on from that. */
function chainsOf(called: readonly Operation[]): readonly Chain[] {
  const name = namer()
  const makerOf = new Map(
    called.flatMap((one) => (one.makes === undefined ? [] : [[one.makes, one] as const])),
  )
  const idOf = (value: string) => name(makerOf.get(value), value)
  const links = called.map(({ begins, on, step, makes, needs }): Link => {
    const steps = step ? [step(idOf)] : []
    const id = makes === undefined ? undefined : idOf(makes)
    return { id, begins: begins ?? { from: idOf(on ?? '') }, steps, uses: needs.map(idOf) }
  })
  const used = new Map<string, number>()
  const use = (id: string | undefined) => id !== undefined && used.set(id, (used.get(id) ?? 0) + 1)
  for (const { begins, uses } of links) for (const id of [begins.from, ...uses]) use(id)
  const joined: Link[] = []
  for (const link of links) {
    const last = joined.at(-1)
    const isNext = last?.id !== undefined && link.begins.from === last.id && used.get(last.id) === 1
    if (isNext && last) joined.splice(-1, 1, { ...last, id: link.id, steps: [...last.steps, ...link.steps] })
    else joined.push(link)
  }
  const waitedFor = new Set(
    joined.flatMap(({ steps }) =>
      steps.flatMap((one) => ('graceMs' in one && 'with' in one ? one.with : [])),
    ),
  )
  return joined.map(({ id, begins, steps }) => ({
    ...(id !== undefined && used.has(id) && { id }),
    ...begins,
    ...(id !== undefined &&
      waitedFor.has(id) &&
      (begins.store ?? begins.table) !== undefined && {
        store: { ...begins.store, historyRetentionMs: ASSUMED_HISTORY_MS },
      }),
    ...(steps.length > 0 && {
      steps: steps.map((one) => (Object.keys(one).length === 1 ? (one.op as 'count') : one)),
    }),
  }))
}
