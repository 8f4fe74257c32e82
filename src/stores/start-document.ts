/** What is on the screen first: a link's design, what was open last, or an example. */
import type { Design } from '@/core/model/design'
import { emptyDesign } from '@/core/model/empty-design'
import { startAutosave } from './autosave'
import { openStored, refreshDesigns } from './document-storage'
import { openDesign } from './document-store'
import { followTabs } from './follow-tabs'
import { lastOpened } from './last-opened'
import { keepOnLeaving } from './leave-page'
import { onFragmentChange } from './location'
import { recoverJournal } from './recover-journal'
import { excuseStorage } from './save-document'
import { notify } from './session-store'
import { openSharedLink } from './shared-link'
import { holdTab } from './this-tab'

async function openLast(): Promise<boolean> {
  for (const id of lastOpened()) if (await opens(id)) return true
  for (const { id } of await refreshDesigns()) if (await opens(id)) return true
  return false
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

/** On the first visit an example with something to mend in it; nothing has to be read first. */
async function openFirst(): Promise<void> {
  openDesign((await firstTemplate().catch(() => null)) ?? emptyDesign('Untitled design'))
}

async function firstTemplate(): Promise<Design | undefined> {
  const { templates } = await import('@/core/templates/index')
  return templates[0]?.design()
}

async function start(): Promise<void> {
  startAutosave()
  keepOnLeaving()
  followTabs()
  await recoverJournal().catch(excuseStorage)
  holdTab()
  if (!(await openSharedLink()) && !(await openLast())) await openFirst()
  onFragmentChange(() => void openSharedLink())
}

let started: Promise<void> | undefined

/** Opens the first design and starts saving; called again it waits for the first call. Never rejects. */
export function startDocument(): Promise<void> {
  started ??= start()
  return started
}
