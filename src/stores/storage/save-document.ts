/** Brings one state of the open design into the database, and says so where that cannot be done. */

import type { Design } from '@/core/model/design'
import { nodeCount } from '@/core/model/node-id'
import { newId } from '../browser/new-id'
import type { DocumentState, NotKept } from '../document/document-store'
import { notify } from '../session/session-store'
import { tellTabs } from '../tabs/tab-channel'
import { THIS_TAB, type Writer } from '../tabs/this-tab'
import { STORED_FORMAT } from './check-stored'
import { type DesignSummary, isDiskFull, type SaveOutcome, saveDraft } from './design-database'

const EXCUSES = {
  full: 'The browser’s storage is full, so this design is not saved. Delete designs that you no longer need, or save this one as a file.',
  unavailable:
    'This browser keeps nothing for this page, perhaps because the window is private. Save the design as a file before you close the tab.',
}

let excused: NotKept | null = null

/** Says once why nothing is kept, and returns it; says it again after it worked in between. */
export function excuseStorage(error: unknown): NotKept {
  const reason = isDiskFull(error) ? 'full' : 'unavailable'
  if (excused !== reason) notify({ text: EXCUSES[reason], tone: 'warning' })
  excused = reason
  return reason
}

type Shown = Pick<DocumentState, 'documentId' | 'design' | 'revision'>

/** The summary under which a state of the open design is kept. */
export const summaryOf = ({ documentId, design, revision }: Shown, sequence: number): DesignSummary => ({
  id: documentId,
  name: design.name,
  nodes: nodeCount(design),
  updatedAt: Date.now(),
  revision,
  format: STORED_FORMAT,
  writer: { tab: THIS_TAB, sequence },
})

/** Saves a state and tells the other tabs. Where the browser fails it says so. */
export async function storeShown(
  shown: Shown,
  sequence: number,
): Promise<SaveOutcome | { readonly kind: 'failed'; readonly reason: NotKept }> {
  try {
    const outcome = await saveDraft({ summary: summaryOf(shown, sequence), content: shown.design })
    excused = null
    if (outcome.kind === 'saved') tellSaved(outcome.summary)
    return outcome
  } catch (error) {
    return { kind: 'failed', reason: excuseStorage(error) }
  }
}

export const tellSaved = ({
  id,
  revision,
  writer,
}: Pick<DesignSummary, 'id' | 'revision'> & { writer: Writer }): void =>
  tellTabs({ kind: 'saved', id, revision, writer })

const LONGEST_NAME = 1000

/** The name of the second of two versions. */
export const copyName = (name: string): string => {
  const ending = ' (my copy)'
  return name.slice(0, LONGEST_NAME - ending.length) + ending
}

/** Saves a state as a design of its own, so that neither of two versions is lost; why not, where it is not. */
export async function saveAsCopy(design: Design, name: string): Promise<NotKept | null> {
  const copy = { documentId: newId(), design: { ...design, name }, revision: 0 }
  const outcome = await storeShown(copy, 0)
  return outcome.kind === 'failed' ? outcome.reason : null
}
