/** Brings home what earlier tabs could not save any more. */
import type { Design } from '@/core/model/design'
import { LEFT_OUT, textWithoutSecrets } from '@/core/shared/text-without-secrets'
import { copyText } from '../browser/clipboard'
import { reportFault } from '../browser/report-fault'
import type { NotSaved } from '../document/document-store'
import { notify } from '../session/session-store'
import { otherTabs } from '../tabs/this-tab'
import { checkStored } from './check-stored'
import { dropDraft } from './design-database'
import { forgetSettled, isSettled, loadDrafts, loadPacked } from './left-database'
import { dropJournal, type JournalEntry, readJournal } from './left-journal'
import { copyName, forgetLoaded, noteLoaded, saveAsCopy, saveDesign } from './save-document'
import type { DesignSummary, Draft, Loaded, Share } from './stored-design'

/** What a tab left behind, from the database or from the journal. */
interface Left extends Loaded {
  readonly typed?: Draft['typed']
  readonly entry: JournalEntry | null
}

/** What the database does not take, and why. */
export interface Stranded {
  readonly summary: DesignSummary
  readonly design: Design
  readonly history: string | undefined
  readonly reason: NotSaved
  /** Drops it where it lies, once it is kept elsewhere. */
  drop(): Promise<void>
}

const shareOf = ({ summary: { id, writer } }: Left): Share => ({ id, writer })

async function fromDatabase(): Promise<readonly Left[]> {
  try {
    await forgetSettled()
    const drafts = await loadDrafts()
    const isOver = await Promise.all(drafts.map(({ summary }) => isSettled(summary)))
    await Promise.all(drafts.filter((_, at) => isOver[at]).map(({ summary }) => dropDraft(summary)))
    return drafts.filter((_, at) => !isOver[at]).map((draft) => ({ ...draft, entry: null }))
  } catch {
    return []
  }
}

/**
 * What a journal entry holds. Null where it was saved, or given up, before: a browser that is killed brings back
 * what was removed from `localStorage` seconds ago.
 */
async function fromJournal(entry: JournalEntry): Promise<Left | null> {
  try {
    const { history } = entry
    if (!(await isSettled(entry.summary)))
      return { ...(await loadPacked(entry, entry.pieces)), ...(history !== undefined && { history }), entry }
    dropJournal(entry)
    return null
  } catch {
    return { ...entry, known: new Map(), isTorn: false, entry }
  }
}

/** What tabs that are gone left: of every tab and design the newest, whichever place it comes from. */
async function findLeft(): Promise<readonly Left[]> {
  const drafts = await fromDatabase()
  const entries = readJournal()
  if (drafts.length + entries.length === 0) return []
  const live = await otherTabs()
  const read = await Promise.all(entries.map(fromJournal))
  const found = [...drafts, ...read.filter((left) => left !== null)].filter(
    ({ summary }) => !live.has(summary.writer.tab),
  )
  const newest = new Map<string, Left>()
  for (const left of found) {
    const { id, writer } = left.summary
    const key = `${writer.tab} ${id}`
    const other = newest.get(key)
    const [later, earlier] =
      other && other.summary.writer.sequence >= writer.sequence ? [other, left] : [left, other]
    newest.set(key, { ...later, entry: later.entry ?? earlier?.entry ?? null })
  }
  return [...newest.values()]
}

async function dropLeft(left: Left): Promise<void> {
  if (left.entry) dropJournal(left.entry)
  await dropDraft(shareOf(left)).catch(() => undefined)
}

async function recover(left: Left): Promise<Stranded | null> {
  const checked = await checkStored(left.content, left.summary.format)
  // A newer build may have written it, and will be able to read it.
  if (!checked.ok) return null
  const { design } = checked.value
  const reason = await bringHome(left, design)
  const { summary, history } = left
  if (reason !== null) return { summary, design, history, reason, drop: () => dropLeft(left) }
  if (left.entry) dropJournal(left.entry)
  if (left.typed) offerTyped(left.typed, design)
  return null
}

/** Why the database did not take it; null where it did. */
async function bringHome(left: Left, design: Design): Promise<NotSaved | null> {
  const { summary, content, history, known, isTorn } = left
  // What is not all there must not take the place of anything.
  if (isTorn) return bringCopyHome(left, design)
  if (design === content) noteLoaded(summary.id, known)
  const outcome = await saveDesign({
    summary,
    content: design,
    // The steps lead away from what was written, not from what the schemas made of it.
    ...(design === content && history !== undefined && { history }),
  })
  forgetLoaded(summary.id)
  if (outcome.kind === 'failed') return outcome.reason
  return outcome.kind === 'conflict' ? bringCopyHome(left, design) : null
}

async function bringCopyHome(left: Left, design: Design): Promise<NotSaved | null> {
  const copy = copyName(design.name)
  const reason = await saveAsCopy(design, copy, shareOf(left))
  if (reason === null)
    notify({
      text: `Changes to ${design.name} that were not saved are kept as ${copy}: ${
        left.isTorn ? 'a part of them is missing' : 'another tab had saved it since'
      }.`,
      tone: 'warning',
    })
  return reason
}

const LONGEST_SHOWN = 60

/** Text that stood in a field and that no design has. */
function offerTyped({ label, text: typed }: NonNullable<Draft['typed']>, design: Design): void {
  // An earlier release kept it with its secrets.
  const text = textWithoutSecrets(typed)
  if (JSON.stringify(design).includes(JSON.stringify(text).slice(1, -1))) return
  const shown = text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text
  notify({
    text: `When the browser ended “${shown}” stood in ${label} and was not taken yet.${text.includes(LEFT_OUT) ? ' What may be a secret was not stored.' : ''}`,
    tone: 'warning',
    action: { label: 'Copy it', run: () => void copyText(text) },
  })
}

/**
 * Saves all that tabs which are gone left under the rules of any save: over the revision that it grew out of, or
 * else as a design of its own. It stays where it is until it is saved; what stays is returned, the newest first.
 */
export async function recoverJournal(): Promise<readonly Stranded[]> {
  const stranded: Stranded[] = []
  for (const left of await findLeft()) {
    const stays = await recover(left).catch(reportFault)
    if (stays) stranded.push(stays)
  }
  return stranded.sort((one, other) => other.summary.updatedAt - one.summary.updatedAt)
}
