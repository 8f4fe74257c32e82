/** Copying and pasting nodes: kept in this tab, and as a design's text in the system's clipboard. */
import { copyNodes, type Fragment, itemCount, pasteNodes } from '@/core/edits/paste-nodes'
import type { Position } from '@/core/model/design'
import { emptyDesign } from '@/core/model/empty-design'
import { markIds } from '@/core/model/marks'
import { nodeIds } from '@/core/model/node-id'
import { formatCountOf } from '@/core/shared/format'
import { isKeptText, keepFragment, keptFragment } from '@/stores/browser/clipboard'
import { dispatch, documentStore, openDesign } from '@/stores/document/document-store'
import { announce, notify, select } from '@/stores/session/session-store'
import { canvasHandle } from '../flow/canvas-handle'
import { boundsOf, overlaps } from '../flow/scene'

/** How far a copy stands beside what it was made of. */
const STEP = 32
/** About the size of a node: enough to say whether some are in view. */
const NODE = { width: 220, height: 90 }

/** How often what is kept has been pasted, so that copies do not cover each other. */
let times = 0

/** Copied nodes as a design of their own; lines to what was not copied are left out of it. */
async function textOf(fragment: Fragment): Promise<string> {
  const { formatDesign } = await import('@/core/document/format-document')
  return formatDesign(pasteNodes(fragment, [0, 0]).apply(emptyDesign('Copied nodes')), 'yaml')
}

export function copySelected(ids: readonly string[]): void {
  const fragment = copyNodes(documentStore.getState().design, ids)
  times = 0
  void keepFragment(fragment, () => textOf(fragment))
  announce(`${formatCountOf(ids.length, 'item')} copied`)
}

/** Beside the originals, or in the middle of the view where they are out of it. */
function offsetOf({ positions: ofNodes, marks }: Fragment): Position {
  const ofMarks = [...Object.values(marks.notes ?? {}), ...Object.values(marks.areas ?? {})].map(
    ({ at }) => at,
  )
  const positions = [...Object.values(ofNodes), ...ofMarks]
  const handle = canvasHandle()
  const bounds = boundsOf(positions.map(([x, y]) => ({ x, y, ...NODE })))
  const beside: Position = [STEP * times, STEP * times]
  if (!handle || positions.length === 0) return beside
  const { left, top, right, bottom } = handle.element.getBoundingClientRect()
  const from = handle.flow.screenToFlowPosition({ x: left, y: top })
  const to = handle.flow.screenToFlowPosition({ x: right, y: bottom })
  const view = { ...from, width: to.x - from.x, height: to.y - from.y }
  if (overlaps(bounds, view)) return beside
  return [
    view.x + (view.width - bounds.width) / 2 - bounds.x + STEP * (times - 1),
    view.y + (view.height - bounds.height) / 2 - bounds.y + STEP * (times - 1),
  ]
}

function paste(fragment: Fragment): void {
  times += 1
  const before = new Set<string>(markIds(documentStore.getState().design))
  const nodes = dispatch(pasteNodes(fragment, offsetOf(fragment)))
  const marks = markIds(documentStore.getState().design).filter((id) => !before.has(id))
  if (nodes.length + marks.length > 0) select([...nodes, ...marks])
  announce(`${formatCountOf(itemCount(fragment), 'item')} pasted`)
}

/** Pastes what was copied in this tab. */
export function pasteKept(): void {
  const fragment = keptFragment()
  if (fragment) paste(fragment)
}

/** Opens the design of a link as one of its own; answers whether the text is a link, sound or not. */
async function openLink(text: string): Promise<boolean> {
  const [{ isLinkText }, { readShareLink }] = await Promise.all([
    import('@/core/share/find-link'),
    import('@/core/share/share-link'),
  ])
  if (!isLinkText(text)) return false
  const read = readShareLink(text)
  if (read.ok) openDesign(read.value)
  else notify({ text: read.error, tone: 'error' })
  return true
}

/** Pastes what the system's clipboard holds: the nodes of this tab, or any text of a design; a link opens its design. */
export async function pasteText(text: string): Promise<void> {
  if (isKeptText(text)) return pasteKept()
  if (text.trim() === '') return
  const { parseDesign } = await import('@/core/document/parse-document')
  const parsed = parseDesign(text)
  if (!parsed.ok) {
    if (await openLink(text)) return
    notify({ text: 'What is in the clipboard is no Surveyor design. Copy nodes first.', tone: 'info' })
    return
  }
  times = 0
  paste(copyNodes(parsed.value, [...nodeIds(parsed.value), ...markIds(parsed.value)]))
}
