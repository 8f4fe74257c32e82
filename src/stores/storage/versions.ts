/** Earlier states of a design that are kept by name, and what its links held. */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { shareStructure } from '@/core/edits/share-structure'
import type { Design } from '@/core/model/design'
import { nodeCount } from '@/core/model/node-id'
import { isEqual } from '@/core/shared/is-equal'
import { newId } from '../browser/new-id'
import { dispatch, documentStore, type NotSaved } from '../document/document-store'
import { flash, notify } from '../session/session-store'
import { checkStored, STORED_FORMAT } from './check-stored'
import { isDiskFull } from './database'
import {
  loadVersion,
  loadVersions,
  putVersions,
  renameVersion,
  takeVersions,
  type VersionSummary,
} from './version-database'

interface VersionList {
  readonly designId: string
  /** The latest first; null until they were read. */
  readonly versions: readonly VersionSummary[] | null
}

const versionListStore = createStore<VersionList>(() => ({ designId: '', versions: null }))

/** The versions of a design; `refreshVersions` reads them. */
export const useVersions = (designId: string): VersionList['versions'] =>
  useStore(versionListStore, (state) => (state.designId === designId ? state.versions : null))

/** Reads the versions of a design, the latest first; none where the browser keeps nothing. */
export async function refreshVersions(designId: string): Promise<readonly VersionSummary[]> {
  const versions = await loadVersions(designId).catch(() => [])
  versionListStore.setState({ designId, versions })
  return versions
}

/** So many links of one design are remembered; older ones go. */
const LINKS_KEPT = 8

/** What is said where a version was not kept. */
export const NOT_SAVED: Readonly<Record<NotSaved, string>> = {
  full: 'The version was not kept: the browser’s storage is full. Delete versions or designs that you no longer need, or save the design as a file.',
  unavailable:
    'The version was not kept: this browser keeps nothing for this page. Save the design as a file instead.',
}

async function keep(
  designId: string,
  design: Design,
  name: string,
  kind: VersionSummary['kind'],
): Promise<NotSaved | null> {
  const summary: VersionSummary = {
    id: newId(),
    designId,
    name,
    designName: design.name,
    nodes: nodeCount(design),
    at: Date.now(),
    kind,
  }
  try {
    await putVersions([{ summary, format: STORED_FORMAT, content: design }])
    return null
  } catch (error) {
    return isDiskFull(error) ? 'full' : 'unavailable'
  } finally {
    if (versionListStore.getState().designId === designId) await refreshVersions(designId)
  }
}

/** Keeps the open design as it is now under a name; why not, where it is not kept. */
export function keepVersion(name: string): Promise<NotSaved | null> {
  const { documentId, design } = documentStore.getState()
  return keep(documentId, design, name, 'named')
}

/**
 * Keeps what a link of a design holds, so that a copy that somebody sends back can be merged: once for the same, and no
 * more than the latest few. Never fails: what is not kept cannot be merged later, and is no loss of work.
 */
export async function keepLinkVersion(designId: string, design: Design, name: string): Promise<void> {
  const links = (await loadVersions(designId).catch(() => [])).filter(({ kind }) => kind === 'link')
  for (const { id } of links) {
    const known = await loadVersion(designId, id).catch(() => null)
    if (known && isEqual(known.content, design)) return
  }
  const reason = await keep(designId, design, name, 'link')
  const old = links.slice(LINKS_KEPT - 1).map(({ id }) => id)
  if (reason === null && old.length > 0) await takeVersions(designId, old).catch(() => [])
}

/** Reads a version; null, after saying why, where it cannot be shown. */
export async function readVersion({ designId, id, name }: VersionSummary): Promise<Design | null> {
  const stored = await loadVersion(designId, id).catch(() => null)
  const checked = stored && (await checkStored(stored.content, stored.format))
  if (checked?.ok) return checked.value.design
  const why = checked && !checked.ok ? ` ${checked.error}` : ''
  notify({ text: `The version “${name}” cannot be read and stays as it is.${why}`, tone: 'error' })
  return null
}

/** Makes the open design what a version of it was, as one step to undo. */
export async function goBackTo(version: VersionSummary): Promise<void> {
  const design = await readVersion(version)
  if (design === null || documentStore.getState().documentId !== version.designId) return
  flash(dispatch({ label: `Go back to ${version.name}`, apply: (now) => shareStructure(now, design) }))
}

export async function nameVersion({ designId, id }: VersionSummary, name: string): Promise<void> {
  await renameVersion(designId, id, name).catch(() => undefined)
  await refreshVersions(designId)
}

/** Deletes a version and offers to put it back. */
export async function deleteVersion({ designId, id, name }: VersionSummary): Promise<void> {
  const taken = await takeVersions(designId, [id]).catch(() => [])
  await refreshVersions(designId)
  if (taken.length === 0) return
  const putBack = async () => {
    await putVersions(taken).catch((error) =>
      notify({ text: NOT_SAVED[isDiskFull(error) ? 'full' : 'unavailable'], tone: 'warning' }),
    )
    await refreshVersions(designId)
  }
  notify({
    text: `Deleted the version “${name}”.`,
    tone: 'info',
    action: { label: 'Put back', run: () => void putBack() },
  })
}
