import { formatCountOf } from '@/core/shared/format'
import { dispatch, documentStore } from '@/stores/document/document-store'
import { announce, notify, select } from '@/stores/session/session-store'

/** Lays what listings say over the open drawing, as one step; says why where there is nothing in them to draw. */
export async function drawListings(texts: readonly string[]): Promise<void> {
  const [{ importFiles }, { placeAll }] = await Promise.all([
    import('@/core/importers/import-files'),
    import('@/core/layout/place-all'),
  ])
  const { design: onto } = documentStore.getState()
  const sources = texts
    .filter((text) => text.trim() !== '')
    .map((text, at) => ({ name: `Pasted text ${at + 1}`, text }))
  const read = await importFiles(sources, { onto })
  if (!read.ok) {
    notify({ text: 'There is no topic and no group in what was pasted.', tone: 'info' })
    return
  }
  const { design } = read.value
  const placed = { ...design, layout: { ...design.layout, positions: placeAll(design) } }
  const nodes = dispatch({ label: 'Draw what was pasted', apply: () => placed })
  if (nodes.length > 0) select(nodes)
  announce(`${formatCountOf(nodes.length, 'item')} drawn or changed`)
}
