import type { Design } from '@/core/model/design'
import { nodeCount } from '@/core/model/node-id'
import { formatCountOf } from '@/core/shared/format'
import { dispatch, documentStore, openDesign } from '@/stores/document/document-store'
import { announce, notify, select } from '@/stores/session/session-store'

/** Makes a design of what listings say, on its own or onto another; says why where there is nothing in them to draw. */
async function readListings(texts: readonly string[], onto?: Design): Promise<Design | null> {
  const [{ importFiles }, { placeAll }] = await Promise.all([
    import('@/core/importers/import-files'),
    import('@/core/layout/place-all'),
  ])
  const sources = texts
    .filter((text) => text.trim() !== '')
    .map((text, at) => ({ name: `Pasted text ${at + 1}`, text }))
  const read = await importFiles(sources, onto ? { onto } : {})
  if (!read.ok) {
    notify({ text: 'There is no topic and no group in what was pasted.', tone: 'info' })
    return null
  }
  const { design } = read.value
  return { ...design, layout: { ...design.layout, positions: placeAll(design) } }
}

/** Opens what listings say as a design of its own; where nothing is drawn yet, it is drawn there. */
export async function drawListings(texts: readonly string[]): Promise<void> {
  const { design: open } = documentStore.getState()
  if (nodeCount(open) === 0) return addListings(texts)
  const design = await readListings(texts)
  if (!design) return
  openDesign({ ...design, name: 'Read from a cluster' })
  notify({ text: `Opened as its own design. “${open.name}” is stored among your designs.`, tone: 'info' })
}

/** Lays what listings say over the open drawing, as one step. */
export async function addListings(texts: readonly string[]): Promise<void> {
  const placed = await readListings(texts, documentStore.getState().design)
  if (!placed) return
  const nodes = dispatch({ label: 'Draw what was pasted', apply: () => placed })
  if (nodes.length > 0) select(nodes)
  announce(`${formatCountOf(nodes.length, 'item')} drawn or changed`)
}
