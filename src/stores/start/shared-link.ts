/** Opens the design of a share link that stands in the page's address. */
import { edgesOf } from '@/core/graph/edges'
import type { Design } from '@/core/model/design'
import { hasNode } from '@/core/model/has-node'
import type { NodeId } from '@/core/model/node-id'
import { splitTarget } from '@/core/share/link-target'
import { isEqual } from '@/core/shared/is-equal'
import { err, type Result } from '@/core/shared/result'
import { clearFragment, hasLink, readFragment } from '../browser/location'
import { documentStore, openDesign } from '../document/document-store'
import { askToMerge } from '../session/merge-store'
import { activateFinding, notify, openDialog, reveal } from '../session/session-store'
import { flush } from '../storage/autosave'
import { openStored } from '../storage/document-storage'
import { designOfLink, rememberLink } from '../storage/link-database'
import { keepLinkVersion } from '../storage/versions'

async function decode(fragment: string): Promise<Result<Design>> {
  try {
    const { decodeShareLink } = await import('@/core/share/share-link')
    return await decodeShareLink(fragment)
  } catch {
    return err('The part of Surveyor that opens links did not load. Reload the page to try again.')
  }
}

/** The design of the link that stands in the address, or why it cannot be read; null where there is no link. */
export async function readSharedLink(): Promise<Result<Design> | null> {
  return hasLink() ? decode(splitTarget(readFragment()).link) : null
}

/** A short mark of a link. Two links that have one open as each other's at worst, and the notice says so. */
function markOf(fragment: string): string {
  let [one, other] = [0x811c9dc5, 0x9dc5811c]
  for (let at = 0; at < fragment.length; at += 1) {
    one = Math.imul(one ^ fragment.charCodeAt(at), 0x01000193)
    other = Math.imul(other ^ fragment.charCodeAt(at), 0x85ebca6b)
  }
  return `${fragment.length}.${one >>> 0}.${other >>> 0}`
}

function openNew(design: Design, mark: string): void {
  openDesign(design)
  const { documentId } = documentStore.getState()
  rememberLink(mark, documentId).catch(() => undefined)
  void keepLinkVersion(documentId, design, 'The link as it was opened')
}

/** Opens the design of which a link is another copy, and asks what becomes of both; false where there is none. */
async function openCopy(design: Design, mark: string): Promise<boolean> {
  const { findCommonBase } = await import('./find-common-base')
  await flush()
  const base = await findCommonBase(design)
  if (!base || !(await openStored(base.designId))) return false
  const { documentId, design: mine } = documentStore.getState()
  if (isEqual(mine, design)) return true
  if (isEqual(base.design, design)) {
    sayChanged('You made this link yourself, and changed the design since.', design, mark)
    return true
  }
  askToMerge({
    base: base.design,
    baseName: base.name,
    theirs: design,
    openTheirs: () => openNew(design, mark),
  })
  openDialog('merge')
  void keepLinkVersion(documentId, design, 'Their copy, as its link was opened')
  return true
}

/** Opens the design that the link was opened as before; false where there is none. */
async function openAgain(design: Design, mark: string): Promise<boolean> {
  await flush()
  const id = await designOfLink(mark).catch(() => null)
  if (id === null || !(await openStored(id))) return false
  if (!isEqual(documentStore.getState().design, design))
    sayChanged('You opened this link before, and changed the design since.', design, mark)
  return true
}

function sayChanged(text: string, design: Design, mark: string): void {
  const run = () => openNew(design, mark)
  notify({ text, tone: 'info', isOfDesign: true, action: { label: 'Open it as it was sent', run } })
}

/** How long a finding that a link opens at is waited for: the rules come after the drawing. */
const TRIES = 100
const TRY_MS = 100

/** Shows what a link opens at: a node, an edge, or a finding by its key. */
function goTo(target: string, tries = TRIES): void {
  const key = target.startsWith(FINDING) ? target.slice(FINDING.length) : null
  const id = key === null ? target : key.slice(key.indexOf('@') + 1).replace(/#\d+$/, '')
  if (!hasItem(id)) return
  if (!documentStore.getState().isReady && tries > 0) {
    setTimeout(() => goTo(target, tries - 1), TRY_MS)
    return
  }
  setTimeout(() => {
    reveal(id)
    if (key !== null) activateFinding(key)
  }, TRY_MS)
}

const FINDING = 'finding:'

function hasItem(id: string): boolean {
  const { design } = documentStore.getState()
  return hasNode(design, id as NodeId) || edgesOf(design).some((edge) => edge.id === id)
}

/**
 * Opens a link's design: as a new one, or the one that the link was opened as before. True where it did. A link
 * that cannot be opened is said and changes nothing. Either way it leaves the address, so that a reload shows
 * the design as it is by then.
 */
export async function openSharedLink(): Promise<boolean> {
  const { link, target } = splitTarget(readFragment())
  const mark = markOf(link)
  const decoded = await readSharedLink()
  if (decoded === null) return false
  clearFragment()
  if (!decoded.ok) notify({ text: decoded.error, tone: 'error' })
  else {
    if (!(await openAgain(decoded.value, mark)) && !(await openCopy(decoded.value, mark)))
      openNew(decoded.value, mark)
    if (target !== null) goTo(target)
  }
  return decoded.ok
}
