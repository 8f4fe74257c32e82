import type { ImportedFiles } from '@/core/importers/import-files'
import { type Remark, type Source, saySecrets } from '@/core/importers/source'
import { nodeCount } from '@/core/model/node-id'
import { documentStore, openDesign } from '@/stores/document/document-store'
import { PASTED, readSources } from '@/stores/reading/read-design'
import { currentReading, isReadForNew, keepReading, type Reading } from '@/stores/session/reading-store'
import { notify, openDialog, sessionStore } from '@/stores/session/session-store'

/** Formats that are a design already, and open as one of their own. */
const OWN: ReadonlySet<string> = new Set(['surveyor', 'share-link'])

/**
 * Takes what was read: a design of Surveyor's, what a new design was asked for, or anything while nothing is drawn, opens as a design of its own;
 * whatever else is shown first, with what it would change of the drawing.
 */
export function takeReading(sources: readonly Source[], imported: ImportedFiles): void {
  const waiting = currentReading()
  if (waiting?.isPending && sessionStore.getState().dialog === 'import') {
    void takeWith(waiting, sources, imported)
    return
  }
  const isOwn = isOwnDesign(imported)
  const isPending = !isOwn && !isReadForNew() && nodeCount(documentStore.getState().design) > 0
  keepReading({ sources, imported, isPending })
  if (isPending) openDialog('import')
  else openReading(imported)
}

const isOwnDesign = ({ formats }: ImportedFiles): boolean => formats.every(({ id }) => OWN.has(id))

/** What still waits for an answer is not put away by what comes after it: both are read together. */
async function takeWith(
  waiting: Reading,
  sources: readonly Source[],
  imported: ImportedFiles,
): Promise<void> {
  const all = [...waiting.sources, ...sources]
  const read = isOwnDesign(imported) ? null : await readSources(all)
  if (read?.ok) {
    keepReading({ ...read.value, isPending: true })
    return
  }
  notify({
    text: `“${sources[0]?.name}” was not opened: first say what becomes of “${waiting.sources[0]?.name}”.`,
    tone: 'warning',
  })
}

/** Opens what was read as a design of its own, and says in one notice what was left out and assumed. */
export function openReading({ design, losses, guesses, formats }: ImportedFiles): void {
  openDesign(design)
  openDialog(null)
  tellRemarks(losses, guesses.length, formats)
}

export function tellRemarks(
  left: readonly Remark[],
  guesses: number,
  formats: ImportedFiles['formats'],
): void {
  const losses = left.length
  if (losses + guesses === 0) return
  const secrets = saySecrets(left)
  const [first] = formats
  const one = first?.file === PASTED ? 'What was pasted was read' : 'The file was read'
  const read = formats.length === 1 ? one : `${formats.length} files were read`
  const parts = [
    losses === 0 ? '' : losses === 1 ? 'one thing was not taken' : `${losses} things were not taken`,
    guesses === 0 ? '' : guesses === 1 ? 'one was assumed' : `${guesses} were assumed`,
  ].filter((part) => part !== '')
  notify({
    text: `${read}: ${parts.join(', ')}.${secrets && ` ${secrets}`}`,
    tone: losses === 0 ? 'info' : 'warning',
    action: { label: 'Show', run: () => openDialog('import') },
  })
}
