/** What listed internal topics tell of a Streams application that a description leaves open: its id, and its windows. */
import type { StreamsApp } from '../../model/design'
import { formatDuration } from '../../shared/format'
import { descriptionOf, isSameDescription } from '../../streams/chains-of-description'
import { ADDITIONAL_RETENTION_MS, type InternalTopic, internalTopicsIn } from '../../streams/internal-topics'
import type { Origin } from '../../streams/origin'
import { type Step, stepOf } from '../../streams/processing'
import { readProcessing } from '../../streams/read-processing'
import { type Topology, TopologyError } from '../../streams/topology'
import { surest } from './claim'
import type { Draft } from './draft'
import type { FactBook } from './fact-book'
import type { StreamsAppFact } from './streams-app-fact'

/**
 * Reads what a book's topics tell of its Streams applications, and takes those out that the applications make for
 * themselves: they are drawn with them. An application without an id gets the one that all of these begin with; an
 * aggregation whose changelog deletes has windows, as long as what the changelog keeps beyond a day.
 *
 * @see InternalTopicManager, WindowedChangelogTopicConfig
 */
export function readStreamsInternals(book: FactBook): void {
  for (const [at, fact] of book.streamsApps.entries()) {
    const read = fact.edges ? undefined : withInternals(book, fact)
    if (read) book.streamsApps[at] = read
  }
}

function withInternals(book: FactBook, fact: StreamsAppFact): StreamsAppFact | undefined {
  const topology = topologyOf(fact.app)
  if (!topology) return undefined
  const internal = internalTopicsIn(topology, fact.app)
  const id = fact.isNamed ? idOf(fact.app) : listedId(book, idOf(fact.app), internal)
  if (id === undefined) return undefined
  let { app } = fact
  if (!fact.isNamed) {
    app = { ...app, name: id }
    rename(book, fact, id)
    book.guess(
      fact.place,
      `The application id of \`${id}\` is what the internal topics that are listed begin with.`,
    )
  }
  for (const topic of internal) {
    const name = id + topic.name.slice(idOf(fact.app).length)
    const draft = book.topics.get(name)
    if (!draft || isUsed(book, name, id)) continue
    app = withWindows(book, app, topology, topic, draft)
    book.topics.delete(name)
    const [place] = draft.places
    if (place)
      book.guess(
        { file: place.file, ...(place.line !== undefined && { line: place.line }) },
        `\`${name}\` is not drawn by itself: \`${id}\` makes it.`,
      )
  }
  return { ...fact, app, isNamed: true }
}

/** What was said of an application by the name that was made up for it is said by its own. */
function rename({ guesses }: FactBook, { app, place }: StreamsAppFact, id: string): void {
  for (const [at, guess] of guesses.entries())
    if (guess.file === place.file && guess.line === place.line)
      guesses[at] = { ...guess, sentence: guess.sentence.replaceAll(`\`${app.name}\``, `\`${id}\``) }
}

const idOf = ({ applicationId, name }: StreamsApp): string => applicationId ?? name

function topologyOf(app: StreamsApp): Topology | undefined {
  try {
    return readProcessing(app)
  } catch (error) {
    if (error instanceof TopologyError) return undefined
    throw error
  }
}

/** Whether anybody else is said to read or write a topic. */
const isUsed = ({ applications }: FactBook, topic: string, id: string): boolean =>
  [...applications].some(([name, { edges }]) => name !== id && edges.some((edge) => edge.topic === topic))

/**
 * What stands before the names of most internal topics of an application in the book; undefined where that is less than
 * half of them, as a store may be without a changelog, or where several names do.
 */
function listedId(
  book: FactBook,
  placeholder: string,
  internal: readonly InternalTopic[],
): string | undefined {
  const endings = internal.map(({ name }) => name.slice(placeholder.length))
  const found = new Map<string, number>()
  for (const name of book.topics.keys())
    for (const ending of endings)
      if (name.endsWith(ending) && name.length > ending.length) {
        const id = name.slice(0, name.length - ending.length)
        found.set(id, (found.get(id) ?? 0) + 1)
      }
  const most = Math.max(0, ...found.values())
  const ids = [...found].filter(([, count]) => count === most)
  return ids.length === 1 && most * 2 >= endings.length ? ids[0]?.[0] : undefined
}

/** The application with what a changelog tells of the step that it is of, where that is described the same. */
function withWindows(
  book: FactBook,
  app: StreamsApp,
  topology: Topology,
  { store, role }: InternalTopic,
  draft: Draft<'topic'>,
): StreamsApp {
  const origin = store === undefined ? undefined : topology.stores.get(store)?.origin
  if (role !== 'changelog' || store === undefined || !origin || app.topology !== undefined) return app
  const told = toldBy(draft)
  const read = told && withStep(app, origin, told.change)
  const [before, after] = [descriptionOf(app), read && descriptionOf(read)]
  if (!told || !read || !before || !after || !isSameDescription(before, after)) return app
  const [place] = draft.places
  book.guess(
    place ? { file: place.file, ...(place.line !== undefined && { line: place.line }) } : { file: '' },
    `The changelog of \`${store}\` keeps records for ${formatDuration(told.keptMs)} beyond the day that Kafka adds: ${told.what}`,
  )
  return read
}

interface Told {
  readonly keptMs: number
  readonly what: string
  /** The steps that stand in the place of one; undefined where it is of no such kind. */
  readonly change: (step: Step) => readonly Step[] | undefined
}

/** What the settings of a changelog say of the store that it is of. */
function toldBy({ claims }: Draft<'topic'>): Told | undefined {
  const setting = (key: string) => surest(claims.get(`config.${key}`) ?? [])?.value
  const policy = String(setting('cleanup.policy') ?? '')
  const kept = (key: string) => Number(setting(key) ?? Number.NaN) - ADDITIONAL_RETENTION_MS
  const retention = kept('retention.ms')
  if (/delete/.test(policy) && retention > 0)
    return /compact/.test(policy) ? windowed(retention) : joined(retention)
  const history = kept('min.compaction.lag.ms')
  return policy === 'compact' && history > 0 ? versioned(history) : undefined
}

const windowed = (keptMs: number): Told => ({
  keptMs,
  what: `a tumbling window of ${formatDuration(keptMs)} is taken; a shorter one with grace, or another kind, keeps as much.`,
  change: (step) =>
    step.op === 'count' || step.op === 'reduce' || step.op === 'aggregate'
      ? [{ op: 'windowedBy', window: { kind: 'tumbling', sizeMs: keptMs } }, step]
      : undefined,
})

const joined = (keptMs: number): Told => ({
  keptMs,
  what: `records are joined that are up to half of that apart.`,
  change: (step) =>
    'window' in step && step.window && step.op !== 'windowedBy'
      ? [{ ...step, window: { beforeMs: Math.floor(keptMs / 2), afterMs: Math.ceil(keptMs / 2) } }]
      : undefined,
})

const versioned = (keptMs: number): Told => ({
  keptMs,
  what: 'it is versioned, with a history that long.',
  change: (step) =>
    'store' in step && step.store?.name !== undefined
      ? [{ ...step, store: { ...step.store, historyRetentionMs: keptMs } } as Step]
      : undefined,
})

function withStep(
  app: StreamsApp,
  { chain, step: index }: Origin,
  change: Told['change'],
): StreamsApp | undefined {
  const { processing = [] } = app
  const own = processing[chain]
  const written = own?.steps?.[index - 1]
  if (!own?.steps || written === undefined) return undefined
  const before = own.steps[index - 2]
  if (before !== undefined && stepOf(before).op === 'windowedBy') return undefined
  const steps = change(stepOf(written))
  return (
    steps && {
      ...app,
      processing: processing.with(chain, { ...own, steps: own.steps.toSpliced(index - 1, 1, ...steps) }),
    }
  )
}
