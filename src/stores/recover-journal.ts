/** Brings home what earlier tabs could not save any more. */
import { checkStored } from './check-stored'
import { saveDraft } from './design-database'
import { dropJournal, type JournalEntry, readJournal } from './journal'
import { copyName, saveAsCopy, tellSaved } from './save-document'
import { notify } from './session-store'
import { otherTabs } from './this-tab'

async function recover(entry: JournalEntry): Promise<void> {
  const checked = await checkStored(entry.content, entry.summary.format)
  // A newer build may have written it, and will be able to read it.
  if (!checked.ok) return
  const { design } = checked.value
  const outcome = await saveDraft({ summary: entry.summary, content: design })
  if (outcome.kind === 'saved') tellSaved(outcome.summary)
  else {
    const copy = copyName(design.name)
    if (!(await saveAsCopy(design, copy))) return
    notify({
      text: `Changes to ${design.name} that were not saved are kept as ${copy}: another tab had saved it since.`,
      tone: 'warning',
    })
  }
  dropJournal(entry)
}

/**
 * Saves every journal entry of a tab that is gone under the rules of any save: over the revision that it grew
 * out of, or else as a design of its own. An entry stays until it is saved.
 */
export async function recoverJournal(): Promise<void> {
  const live = await otherTabs()
  for (const entry of readJournal()) if (!live.has(entry.summary.writer.tab)) await recover(entry)
}
