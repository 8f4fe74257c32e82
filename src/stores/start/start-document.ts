/** What is on the screen first: a link's design, what was open last, or an example. */
import { clearFragment, hasLink, onFragmentChange } from '../browser/location'
import { documentStore, showStranded } from '../document/document-store'
import { notify } from '../session/session-store'
import { keepAtOnce, startAutosave } from '../storage/autosave'
import { hasLeftWork } from '../storage/design-database'
import { openStored, refreshDesigns } from '../storage/document-storage'
import { followTabs } from '../storage/follow-tabs'
import { hasJournal } from '../storage/journal'
import { lastOpened, wasOpenedHere } from '../storage/last-opened'
import type { Stranded } from '../storage/recover-journal'
import { takeHistory } from '../storage/stored-history'
import { openUnasked } from '../storage/unsaved-work'
import { holdTab } from '../tabs/this-tab'
import { noteFirstExample } from './first-example'
import { firstTemplate } from './first-template'
import { keepOnLeaving } from './leave-page'

/** What a start asks the database, all of it at once: on the first visit the drawing waits for nothing else. */
interface Asked {
  readonly hasLeft: Promise<boolean>
  readonly last: Promise<readonly string[]>
  /** The stored designs, asked for ahead where nothing tells which of them was opened last. */
  readonly designs: () => ReturnType<typeof refreshDesigns>
}

function ask(): Asked {
  const hasLeft = hasJournal() ? Promise.resolve(true) : hasLeftWork().catch(() => false)
  const ahead = wasOpenedHere() ? null : refreshDesigns()
  return { hasLeft, last: lastOpened(), designs: async () => (await ahead) ?? refreshDesigns() }
}

/** What the database does not take is newer than what it has: the user's own work is shown, not an older state. */
async function openLast(
  stranded: readonly Stranded[],
  { last, designs }: Pick<Asked, 'last' | 'designs'>,
): Promise<boolean> {
  for (const id of await last) {
    const own = stranded.find(({ summary }) => summary.id === id)
    if (own) return openStranded(own)
    if (await opens(id)) return true
  }
  const [newest] = stranded
  if (newest) return openStranded(newest)
  for (const { id } of await designs()) if (await opens(id)) return true
  return false
}

/** From here on it is this tab's, so that it does not pile up in the journal with every reload. */
function openStranded({ summary: { id, revision }, design, history, reason, drop }: Stranded): true {
  showStranded({ documentId: id, design, revision }, reason)
  takeHistory(history)
  if (keepAtOnce()) void drop()
  return true
}

/** A design that cannot even be shown must not keep the others, or the next start, from opening. */
async function opens(id: string): Promise<boolean> {
  try {
    return await openStored(id)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    notify({ text: `A design could not be shown and stays stored as it is. ${reason}`, tone: 'error' })
    return false
  }
}

/** Brings home what earlier tabs left; what does so is loaded only where there is anything. */
async function recoverLeft(): Promise<readonly Stranded[]> {
  try {
    const { recoverJournal } = await import('../storage/recover-journal')
    return await recoverJournal()
  } catch {
    const text =
      'Changes that were not saved when the browser ended could not be brought back now: a part of Surveyor did not load. They stay where they are; reload the page to try again.'
    notify({ text, tone: 'warning' })
    return []
  }
}

/** Opens the link in the address, where there is one; true where it did. */
async function openLink(): Promise<boolean> {
  if (!hasLink()) return false
  try {
    const { openSharedLink } = await import('./shared-link')
    return await openSharedLink()
  } catch {
    clearFragment()
    notify({ text: 'The part of Surveyor that opens links did not load.', tone: 'error' })
    return false
  }
}

async function start(): Promise<void> {
  startAutosave()
  keepOnLeaving()
  followTabs()
  const asked = ask()
  const hasLeft = await asked.hasLeft
  const stranded = hasLeft ? await recoverLeft() : []
  holdTab()
  // What was brought home may be a design that was not there when the database was asked.
  const known = hasLeft ? { last: lastOpened(), designs: refreshDesigns } : asked
  // On the first visit an example with something to fix in it.
  if (!(await openLink()) && !(await openLast(stranded, known))) {
    openUnasked(firstTemplate())
    noteFirstExample(documentStore.getState().documentId)
  }
  onFragmentChange(() => void openLink())
}

let started: Promise<void> | undefined

/** Opens the first design and starts saving; called again it waits for the first call. Never rejects. */
export function startDocument(): Promise<void> {
  started ??= start()
  return started
}
