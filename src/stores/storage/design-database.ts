/**
 * The stored designs. A design is a summary, which lists read, and a content, which may be in pieces; all that
 * belongs together is written in one transaction. See storage.decision-log.md.
 */
import { type Reading, reading, under, type Writing, writing, written } from './database'
import { putHistory } from './history-database'
import { isPacked, type Piece, piecesOf } from './packed-content'
import {
  type DesignSummary,
  type Draft,
  type Loaded,
  type SaveOutcome,
  type Share,
  type StoredDesign,
  soundSummary,
  type Work,
} from './stored-design'

/** The work of a tab that was saved or given up, by design: what comes back of it later is out of date. */
export interface Settled {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly upTo: Readonly<Record<string, number>>
}

const pieceKey = (id: string, piece: number) => ['piece', id, piece]
const draftKey = (id: string, tab: string) => ['draft', id, tab]
const OPENED_KEY = ['opened']
export const settledKey = (tab: string) => ['settled', tab]

export async function pieceIds(transaction: Reading, id: string): Promise<readonly number[]> {
  const keys = await transaction.objectStore('contents').getAllKeys(under('piece', id))
  return keys.map((key) => Number(key.at(-1)))
}

export const draftsOf = async (transaction: Reading, id: string) =>
  (await transaction.objectStore('contents').getAll(under('draft', id))) as Draft[]

/** Whether every piece that a work builds on, and does not bring itself, is stored. */
function isComplete({ content, added }: Work, stored: readonly number[]): boolean {
  const there = new Set([...stored, ...added.map((piece) => piece.id)])
  return piecesOf(content).every((piece) => there.has(piece))
}

const putPieces = (transaction: Writing, id: string, added: readonly Piece[]) =>
  added.map((piece) => transaction.objectStore('contents').put(piece.items, pieceKey(id, piece.id)))

/** Deletes the pieces of a design that nothing in `kept` is made of. */
export function deletePieces(
  transaction: Writing,
  id: string,
  stored: readonly number[],
  kept: readonly unknown[],
) {
  const needed = new Set(kept.flatMap(piecesOf))
  const unneeded = stored.filter((piece) => !needed.has(piece))
  return unneeded.map((piece) => transaction.objectStore('contents').delete(pieceKey(id, piece)))
}

const isUpTo = (draft: Draft, { tab, sequence }: Share['writer']) =>
  draft.summary.writer.tab === tab && draft.summary.writer.sequence <= sequence

/** Reads what is needed to note that a tab's work is saved or given up; what it returns writes that, at once. */
async function settling(transaction: Writing, { id, writer }: Share): Promise<() => Promise<unknown>[]> {
  const contents = transaction.objectStore('contents')
  const key = draftKey(id, writer.tab)
  const [draft, settled] = await Promise.all([contents.get(key), contents.get(settledKey(writer.tab))])
  const upTo = { ...(settled as Settled | undefined)?.upTo, [id]: writer.sequence }
  return () => [
    contents.put({ at: Date.now(), upTo } satisfies Settled, settledKey(writer.tab)),
    ...(draft && isUpTo(draft as Draft, writer) ? [contents.delete(key)] : []),
  ]
}

/** Whether stored work is an earlier or the same state of a draft by the same tab. */
const isAncestor = (stored: Share['writer'], draft: Share['writer']) =>
  stored.tab === draft.tab && stored.sequence <= draft.sequence

const isLater = (stored: Share['writer'], draft: Share['writer']) =>
  stored.tab === draft.tab && stored.sequence > draft.sequence

/** Stores pieces ahead of the work that is made of them, so that a large one is written in several steps. */
export async function addPieces(id: string, added: readonly Piece[]): Promise<void> {
  const transaction = await writing()
  await written(transaction, putPieces(transaction, id, added))
}

/**
 * Writes a work, whose `revision` is the stored one that it grew out of, if that is still the stored one or is
 * that very tab's own earlier work. Reading and writing are one transaction, so two tabs cannot both pass. A
 * design that was deleted meanwhile is written anew. What it `replaces`, or else its own draft, is settled.
 */
export async function saveWork(work: Work, replaces?: Share): Promise<SaveOutcome> {
  const { summary, content, added } = work
  const { id, writer } = summary
  const transaction = await writing()
  const stored = soundSummary(await transaction.objectStore('summaries').get(id))
  if (stored && isLater(stored.writer, writer)) return { kind: 'saved', summary: stored }
  if (stored && stored.revision !== summary.revision && !isAncestor(stored.writer, writer))
    return { kind: 'conflict', summary: stored }
  const [pieces, drafts] = await Promise.all([pieceIds(transaction, id), draftsOf(transaction, id)])
  if (!isComplete(work, pieces)) return { kind: 'torn' }
  const settle = await settling(transaction, replaces ?? { id, writer })
  const saved = { ...summary, revision: (stored?.revision ?? summary.revision) + 1 }
  const others = drafts.filter((draft) => !isUpTo(draft, writer)).map((draft) => draft.content)
  await written(transaction, [
    ...settle(),
    ...putPieces(transaction, id, added),
    ...putHistory(transaction, work),
    ...deletePieces(transaction, id, pieces, [content, ...others]),
    transaction.objectStore('summaries').put(saved),
    transaction.objectStore('contents').put(content, id),
  ])
  return { kind: 'saved', summary: saved }
}

/**
 * Keeps a work as the draft of its tab. All of it is asked for at once, so that it is kept however long the page
 * is busy afterwards. False where pieces that it builds on are gone: it is to be written whole then.
 */
export async function keepDraft(work: Work, typed: Draft['typed']): Promise<boolean> {
  const { added, ...state } = work
  const { summary, content } = state
  const { id, writer } = summary
  const transaction = await writing()
  const pieces = isPacked(content) ? pieceIds(transaction, id) : Promise.resolve([])
  const draft: Draft = { ...state, ...(typed && { typed }) }
  const writes = [
    ...putPieces(transaction, id, added),
    transaction.objectStore('contents').put(draft, draftKey(id, writer.tab)),
  ]
  transaction.commit()
  await written(transaction, [...writes, pieces])
  return isComplete(work, await pieces)
}

/** Deletes the pieces of a design that nothing is made of: a save does so by itself, drafts do not. */
export async function collectPieces(id: string): Promise<void> {
  const transaction = await writing()
  const [pieces, drafts, saved] = await Promise.all([
    pieceIds(transaction, id),
    draftsOf(transaction, id),
    transaction.objectStore('contents').get(id),
  ])
  const kept = [saved, ...drafts.map((draft) => draft.content)]
  await written(transaction, deletePieces(transaction, id, pieces, kept))
}

/** Gives a tab's work up to a change up. */
export async function dropDraft(share: Share): Promise<void> {
  const transaction = await writing()
  const settle = await settling(transaction, share)
  await written(transaction, settle())
}

/**
 * Reads what a content is made of: the pieces that came with it, and those that are stored. What it returns puts
 * them together, and may wait for longer than a transaction does.
 */
export async function gather(
  transaction: Reading,
  { summary, content }: StoredDesign,
  brought: readonly Piece[] = [],
): Promise<() => Promise<Loaded>> {
  if (!isPacked(content)) return async () => ({ summary, content, known: new Map(), isTorn: false })
  const held = new Map(brought.map(({ id, items }) => [id, items]))
  const pieces = transaction.objectStore('contents').getAll(under('piece', summary.id))
  const [ids, items] = await Promise.all([pieceIds(transaction, summary.id), pieces])
  for (const [at, id] of ids.entries()) held.set(id, items[at] as readonly unknown[])
  return async () => {
    const { unpackDesign } = await import('./pack-design')
    const { design, known, isTorn } = unpackDesign(content, (id) => held.get(id))
    // What lost a piece is not as its build wrote it: the schemas look at it.
    return { summary: isTorn ? { ...summary, format: '' } : summary, content: design, known, isTorn }
  }
}

/** One design, or null where there is none of that id. */
export async function loadStored(id: string): Promise<Loaded | null> {
  const transaction = await reading()
  const [summary, content] = await Promise.all([
    transaction.objectStore('summaries').get(id),
    transaction.objectStore('contents').get(id),
  ])
  const sound = soundSummary(summary)
  return sound && (await gather(transaction, { summary: sound, content }))()
}

export const loadSummary = async (id: string): Promise<DesignSummary | null> =>
  soundSummary(await (await reading()).objectStore('summaries').get(id))

/** All designs, the latest change first. */
export async function loadSummaries(): Promise<readonly DesignSummary[]> {
  const summaries = (await (await reading()).objectStore('summaries').getAll()).map(soundSummary)
  return summaries.filter((summary) => summary !== null).sort((one, other) => other.updatedAt - one.updatedAt)
}

/** As many as a tab that is opened every hour makes in a week. */
const MANY_SETTLED = 150

/** Whether a tab left a draft, or so much is settled that some of it is to be forgotten. */
export async function hasLeftWork(): Promise<boolean> {
  const contents = (await reading()).objectStore('contents')
  const [drafts, settled] = await Promise.all([
    contents.count(under('draft')),
    contents.count(under('settled')),
  ])
  return drafts > 0 || settled > MANY_SETTLED
}

/** Notes which design was opened last, in whichever tab. */
export async function rememberOpened(id: string): Promise<void> {
  const transaction = await writing()
  await written(transaction, [transaction.objectStore('contents').put(id, OPENED_KEY)])
}

export async function loadLastOpened(): Promise<string | null> {
  const id = await (await reading()).objectStore('contents').get(OPENED_KEY)
  return typeof id === 'string' ? id : null
}
