/** Brings home what earlier tabs could not save any more. */
import type { Design } from '@/core/model/design'
import { reportFault } from '../browser/report-fault'
import type { NotKept } from '../document/document-store'
import { notify } from '../session/session-store'
import { otherTabs } from '../tabs/this-tab'
import { checkStored } from './check-stored'
import { saveDraft } from './design-database'
import { dropJournal, hasJournal, type JournalEntry, readJournal } from './journal'
import { copyName, excuseStorage, saveAsCopy, tellSaved } from './save-document'

/** A journal entry that the database does not take, and why. */
export interface Stranded {
  readonly entry: JournalEntry
  readonly design: Design
  readonly reason: NotKept
}

async function recover(entry: JournalEntry): Promise<Stranded | null> {
  const checked = await checkStored(entry.content, entry.summary.format)
  // A newer build may have written it, and will be able to read it.
  if (!checked.ok) return null
  const { design } = checked.value
  const reason = await bringHome(entry, design)
  if (reason !== null) return { entry, design, reason }
  dropJournal(entry)
  return null
}

/** Why the database did not take it; null where it did. */
async function bringHome({ summary }: JournalEntry, design: Design): Promise<NotKept | null> {
  try {
    const outcome = await saveDraft({ summary, content: design })
    if (outcome.kind === 'conflict') return bringCopyHome(design)
    tellSaved(outcome.summary)
    return null
  } catch (error) {
    return excuseStorage(error)
  }
}

async function bringCopyHome(design: Design): Promise<NotKept | null> {
  const copy = copyName(design.name)
  const reason = await saveAsCopy(design, copy)
  if (reason === null)
    notify({
      text: `Changes to ${design.name} that were not saved are kept as ${copy}: another tab had saved it since.`,
      tone: 'warning',
    })
  return reason
}

/**
 * Saves every journal entry of a tab that is gone under the rules of any save: over the revision that it grew
 * out of, or else as a design of its own. An entry stays until it is saved; those that stay are returned, the
 * newest first.
 */
export async function recoverJournal(): Promise<readonly Stranded[]> {
  if (!hasJournal()) return []
  const live = await otherTabs()
  const stranded: Stranded[] = []
  for (const entry of readJournal()) {
    if (live.has(entry.summary.writer.tab)) continue
    const left = await recover(entry).catch(reportFault)
    if (left) stranded.push(left)
  }
  return stranded.sort((one, other) => other.entry.summary.updatedAt - one.entry.summary.updatedAt)
}
