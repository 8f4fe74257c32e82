/** Brings one state of a design into the database, and says so where that cannot be done. */

import type { History } from '@/core/edits/history'
import type { Design } from '@/core/model/design'
import { nodeCount } from '@/core/model/node-id'
import type { FieldText } from '../browser/focused-field'
import { newId } from '../browser/new-id'
import type { DocumentState, NotSaved } from '../document/document-store'
import { notify } from '../session/session-store'
import { tellTabs } from '../tabs/tab-channel'
import { THIS_TAB } from '../tabs/this-tab'
import { STORED_FORMAT } from './check-stored'
import { isDiskFull } from './database'
import { addPieces, collectPieces, keepDraft, saveWork } from './design-database'
import type { KnownPieces } from './packed-content'
import { loadPacker, packerOf } from './packer'
import type { DesignSummary, SaveOutcome, Share, StoredDesign, Work } from './stored-design'
import { packedHistory } from './stored-history'

const EXCUSES = {
  full: 'The browser’s storage is full, so this design is not saved. Delete designs that you no longer need, or save this one as a file.',
  unavailable:
    'This browser keeps nothing for this page, perhaps because the window is private. Save the design as a file before you close the tab.',
}

let excused: NotSaved | null = null

/** Says once why nothing is kept, and returns it; says it again after it worked in between. */
export function excuseStorage(error: unknown): NotSaved {
  const reason = isDiskFull(error) ? 'full' : 'unavailable'
  if (excused !== reason) notify({ text: EXCUSES[reason], tone: 'warning' })
  excused = reason
  return reason
}

type Shown = Pick<DocumentState, 'documentId' | 'design' | 'revision'> & Partial<History>

/** A state on its way into the database, with the steps that lead away from it. */
function stateOf(shown: Shown, sequence: number): StoredDesign {
  const { past = [], future = [], openKey = null } = shown
  const history = packedHistory({ ...shown, past, future, openKey })
  return {
    summary: summaryOf(shown, sequence),
    content: shown.design,
    ...(history !== undefined && { history }),
  }
}

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

/**
 * Which pieces are stored, or are on their way, by design. Of a design that is not open any more it is forgotten;
 * of one that could not be written as well.
 */
const stored = new Map<string, KnownPieces>()

/** Notes which pieces a design was loaded from. */
export const noteLoaded = (id: string, known: KnownPieces): void => void stored.set(id, known)

/** Which pieces of a design are stored, as far as this tab knows. */
export const storedPieces = (id: string): KnownPieces | undefined => stored.get(id)

export const forgetLoaded = (id: string): void => void stored.delete(id)

/** More new pieces than these are written a few at a time: each step is a small part of a frame. */
const PIECES_AT_ONCE = 12

/**
 * Packs a state and writes it. A large one goes ahead of itself in several steps, between which the page goes on.
 * Where pieces are gone that it builds on, all of it is written.
 */
async function writePacked<Outcome>(
  { summary, content, history }: StoredDesign,
  write: (work: Work) => Promise<Outcome | 'torn'>,
): Promise<Outcome> {
  const { id } = summary
  const design = content as Design
  const pack = packerOf(design) ?? (await loadPacker())
  try {
    for (const base of [stored.get(id), undefined]) {
      const { added, known, content: packed } = pack(design, base)
      const isLarge = added.length > PIECES_AT_ONCE
      for (let at = 0; isLarge && at < added.length; at += PIECES_AT_ONCE)
        await addPieces(id, added.slice(at, at + PIECES_AT_ONCE))
      stored.set(id, known)
      const outcome = await write({
        summary,
        content: packed,
        added: isLarge ? [] : added,
        ...(history !== undefined && { history }),
      })
      if (outcome !== 'torn') return outcome
    }
    throw new Error('Pieces were lost while they were written.')
  } catch (error) {
    stored.delete(id)
    throw error
  }
}

type Outcome = Exclude<SaveOutcome, { kind: 'torn' }> | { readonly kind: 'failed'; readonly reason: NotSaved }

/** Saves a state under the rules of any save; what it replaces, or else its own draft, is settled by it. */
export async function saveDesign(state: StoredDesign, replaces?: Share): Promise<Outcome> {
  try {
    const outcome = await writePacked(state, async (work) => {
      const saved = await saveWork(work, replaces)
      return saved.kind === 'torn' ? 'torn' : saved
    })
    excused = null
    if (outcome.kind === 'saved') tellSaved(outcome.summary)
    else stored.delete(state.summary.id)
    return outcome
  } catch (error) {
    // The steps to undo must not keep the design from being saved.
    if (state.history && isDiskFull(error)) return saveDesign({ ...state, history: '' }, replaces)
    return { kind: 'failed', reason: excuseStorage(error) }
  }
}

/** Saves a state of the open design and tells the other tabs. Where the browser fails it says so. */
export const storeShown = (shown: Shown, sequence: number, replaces?: Share): Promise<Outcome> =>
  saveDesign(stateOf(shown, sequence), replaces)

/** Every so many drafts what earlier ones left is deleted, for a tab that does not come to save. */
const DRAFTS_TO_COLLECT = 50
let drafts = 0

/** Keeps a state as this tab's draft; whether it did. */
export async function storeDraft(
  shown: Shown,
  sequence: number,
  typed: FieldText | null = null,
): Promise<boolean> {
  drafts += 1
  try {
    await writePacked(
      stateOf(shown, sequence),
      async (work) => (await keepDraft(work, typed ?? undefined)) || 'torn',
    )
    if (drafts % DRAFTS_TO_COLLECT === 0) await collectPieces(shown.documentId)
    return true
  } catch {
    return false
  }
}

export const tellSaved = ({
  id,
  revision,
  writer,
}: Pick<DesignSummary, 'id' | 'revision' | 'writer'>): void =>
  tellTabs({ kind: 'saved', id, revision, writer })

const LONGEST_NAME = 1000

/** The name of the second of two versions. */
export const copyName = (name: string): string => {
  const ending = ' (my copy)'
  return name.slice(0, LONGEST_NAME - ending.length) + ending
}

/** Saves a state as a design of its own, so that neither of two versions is lost; why not, where it is not. */
export async function saveAsCopy(design: Design, name: string, replaces?: Share): Promise<NotSaved | null> {
  const copy = { documentId: newId(), design: { ...design, name }, revision: 0 }
  const outcome = await storeShown(copy, 0, replaces)
  forgetLoaded(copy.documentId)
  return outcome.kind === 'failed' ? outcome.reason : null
}
