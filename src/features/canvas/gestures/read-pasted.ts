import type { ImportedFiles } from '@/core/importers/import-files'
import { saySecrets } from '@/core/importers/source'
import { nodeCount } from '@/core/model/node-id'
import { formatCountOf } from '@/core/shared/format'
import { documentStore } from '@/stores/document/document-store'
import { PASTED, readOnto } from '@/stores/reading/read-design'
import { keepReading } from '@/stores/session/reading-store'
import { notify, openDialog } from '@/stores/session/session-store'

/** What came of a pasted text: it is laid over the open design, or it is asked whether it shall be. */
export type Pasted = { readonly isAsked: true } | { readonly isAsked: false; readonly laid: ImportedFiles }

/**
 * Reads a pasted text in whatever format it is taken for, over what is drawn. What only adds needs no question; what
 * would make drawn values others is shown first, as that of a dropped file is. Null where no format reads it.
 */
export async function readPasted(text: string): Promise<Pasted | null> {
  const sources = [{ name: PASTED, text }]
  const onto = documentStore.getState().design
  const read = await readOnto(sources, { onto })
  if (!read.ok) return null
  // What was drawn in the meantime is not in it, and must stay.
  if (documentStore.getState().design !== onto) return readPasted(text)
  const laid = read.value
  if (nodeCount(onto) > 0 && isOther(laid)) {
    const alone = await readOnto(sources, {})
    if (alone.ok) {
      keepReading({ sources, imported: alone.value, isPending: true })
      openDialog('import')
      return { isAsked: true }
    }
  }
  keepReading({ sources, imported: laid, isPending: false })
  tellLosses(laid)
  return { isAsked: false, laid }
}

const isOther = ({ disagreements, changes }: ImportedFiles): boolean =>
  disagreements.length > 0 || changes.some(({ before }) => before !== undefined)

/** Says what was not taken of the text, with the way to all of it. */
function tellLosses({ losses }: ImportedFiles): void {
  const [first] = losses
  if (!first) return
  const secrets = saySecrets(losses)
  const more = losses.length > 1 ? ` And ${formatCountOf(losses.length - 1, 'more point')}.` : ''
  notify({
    text: `${secrets}${secrets && ' '}${first.sentence}${more}`,
    tone: 'info',
    action: { label: 'Show all', run: () => openDialog('import') },
    isOfDesign: true,
  })
}
