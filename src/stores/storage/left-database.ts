/** What tabs that are gone left in the database, and what of it is over. */
import { reading, under, writing, written } from './database'
import { gather, type Settled, settledKey } from './design-database'
import type { Piece } from './packed-content'
import type { Draft, Loaded, Share, StoredDesign } from './stored-design'

/** Whether a tab's work was saved or given up before. */
export async function isSettled({ id, writer }: Share): Promise<boolean> {
  const settled = (await (await reading()).objectStore('contents').get(settledKey(writer.tab))) as
    | Settled
    | undefined
  return (settled?.upTo[id] ?? -1) >= writer.sequence
}

/** A content that was kept elsewhere, put together with the stored pieces that it builds on. */
export const loadPacked = async (stored: StoredDesign, brought: readonly Piece[]): Promise<Loaded> =>
  (await gather(await reading(), stored, brought))()

/** The drafts of all tabs, whole. */
export async function loadDrafts(): Promise<readonly (Draft & Loaded)[]> {
  const transaction = await reading()
  const drafts = (await transaction.objectStore('contents').getAll(under('draft'))) as Draft[]
  const gathered = await Promise.all(drafts.map((draft) => gather(transaction, draft)))
  const loaded = await Promise.all(gathered.map((putTogether) => putTogether()))
  return drafts.map((draft, at) => ({ ...draft, ...loaded[at] }) as Draft & Loaded)
}

/** A browser brings nothing back that was settled longer ago, or before so many others were. */
const REMEMBERED_MS = 30 * 86_400_000
const REMEMBERED = 100

/** Forgets what was settled long ago. */
export async function forgetSettled(): Promise<void> {
  const transaction = await writing()
  const contents = transaction.objectStore('contents')
  const range = under('settled')
  const [keys, all] = await Promise.all([contents.getAllKeys(range), contents.getAll(range)])
  const ages = keys
    .map((key, at) => ({ key, at: (all[at] as Settled).at }))
    .sort((one, other) => other.at - one.at)
  const old = ages.filter(({ at }, index) => index >= REMEMBERED || at < Date.now() - REMEMBERED_MS)
  await written(
    transaction,
    old.map(({ key }) => contents.delete(key)),
  )
}
