/** Copying and pasting nodes: kept in this tab, and as a design's text in the system's clipboard. */
import {
  boxesOfFragment,
  COPY_STEP,
  copyNodes,
  type Fragment,
  itemCount,
  offsetBeside,
  pasteNodes,
} from '@/core/edits/paste-nodes'
import { boxOf, foldedAway } from '@/core/layout/box-of'
import type { Design, Position } from '@/core/model/design'
import { emptyDesign } from '@/core/model/empty-design'
import { nodeNames } from '@/core/model/has-node'
import { markIds } from '@/core/model/marks'
import { newTopicWith } from '@/core/model/new-topic'
import { nodeIds } from '@/core/model/node-id'
import { formatCountOf } from '@/core/shared/format'
import { keepFragment } from '@/stores/browser/clipboard'
import { copiedFragment, isCopiedText } from '@/stores/browser/copied-nodes'
import { dispatch, documentStore, openDesign } from '@/stores/document/document-store'
import { whereDrawn } from '@/stores/document/where-drawn'
import { announce, notify, revealAll, revealBox, select, showTab } from '@/stores/session/session-store'
import { canvasHandle, sightOfDrawing } from '../flow/canvas-handle'
import { type Bounds, boundsOf, overlaps } from '../flow/scene'
import { takePointerPosition } from './pointer-position'

/** Room between a drawing and what was pasted below it. */
const UNDER = 80

/** Copied nodes as a design of their own; lines to what was not copied are left out of it. */
async function textOf(fragment: Fragment): Promise<string> {
  const { formatDesign } = await import('@/core/document/format-document')
  return formatDesign(pasteNodes(fragment, [0, 0]).apply(emptyDesign('Copied nodes')), 'yaml')
}

export function copySelected(ids: readonly string[]): void {
  const fragment = copyNodes(whereDrawn(documentStore.getState().design), ids)
  // Until it moves, the pointer is over what was copied: a copy belongs beside that.
  takePointerPosition()
  void keepFragment(fragment, () => textOf(fragment))
  announce(`${formatCountOf(itemCount(fragment), 'item')} copied`)
}

const extentOf = (fragment: Fragment): Bounds => boundsOf(boxesOfFragment(fragment))

/** With its middle at the pointer, where that moved since; else where it stands, or below the drawing where it would lie on that. */
function clearOffsetOf(fragment: Fragment): Position {
  const pointer = pointerOnDrawing()
  const bounds = extentOf(fragment)
  const design = whereDrawn(documentStore.getState().design)
  if (pointer) {
    const atPointer = [
      pointer.x - bounds.width / 2 - bounds.x,
      pointer.y - bounds.height / 2 - bounds.y,
    ] as const
    return offsetBeside(design, fragment, atPointer, sightOfDrawing())
  }
  const away = foldedAway(design)
  const drawn = [...nodeIds(design), ...markIds(design)].flatMap((id) =>
    away.has(id) ? [] : (boxOf(design, id) ?? []),
  )
  if (!drawn.some((box) => overlaps(box, bounds))) return [0, 0]
  const drawing = boundsOf(drawn)
  return [drawing.x - bounds.x, drawing.y + drawing.height + UNDER - bounds.y]
}

function pointerOnDrawing() {
  const handle = canvasHandle()
  const pointer = handle && takePointerPosition()
  return pointer && handle.flow.screenToFlowPosition({ x: pointer[0], y: pointer[1] })
}

/**
 * With its middle at the pointer, where that moved since; beside the originals; or in the middle of the view where they
 * are out of it. It never covers what is there.
 */
function offsetOf(fragment: Fragment): Position {
  const design = whereDrawn(documentStore.getState().design)
  return offsetBeside(design, fragment, wantedOffset(fragment), sightOfDrawing())
}

function wantedOffset(fragment: Fragment): Position {
  const handle = canvasHandle()
  const bounds = extentOf(fragment)
  const beside: Position = [COPY_STEP, COPY_STEP]
  if (!handle) return beside
  const at = pointerOnDrawing()
  if (at) return [at.x - bounds.width / 2 - bounds.x, at.y - bounds.height / 2 - bounds.y]
  const { left, top, right, bottom } = handle.element.getBoundingClientRect()
  const from = handle.flow.screenToFlowPosition({ x: left, y: top })
  const to = handle.flow.screenToFlowPosition({ x: right, y: bottom })
  const view = { ...from, width: to.x - from.x, height: to.y - from.y }
  if (overlaps(bounds, view)) return beside
  return [
    view.x + (view.width - bounds.width) / 2 - bounds.x,
    view.y + (view.height - bounds.height) / 2 - bounds.y,
  ]
}

function paste(fragment: Fragment, offset: Position): void {
  const before = new Set<string>(markIds(documentStore.getState().design))
  const nodes = dispatch(pasteNodes(fragment, offset))
  const { design } = documentStore.getState()
  const away = foldedAway(design)
  const marks = markIds(design).filter((id) => !before.has(id))
  const pasted = [...nodes, ...marks].filter((id) => !away.has(id))
  if (pasted.length > 0) select(pasted)
  announce(`${formatCountOf(itemCount(fragment), 'item')} pasted`)
}

/** Pastes what was copied in this tab. */
export function pasteCopied(): void {
  const fragment = copiedFragment()
  if (!fragment) return
  const [right, down] = offsetOf(fragment)
  paste(fragment, [right, down])
  const { x, y, width, height } = extentOf(fragment)
  revealBox({ x: x + right, y: y + down, width, height })
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

/** What of a text can be put on the drawing, and what has to be said about it. */
interface Brought {
  readonly design: Design
  readonly says?: string
}

/** A column of topics by the names of a list; those that are drawn already are left out. */
function topicsOf(names: readonly string[]): Brought {
  const { design } = documentStore.getState()
  const known = nodeNames(design, 'topic')
  const added = names.filter((name) => !known.has(name))
  const left = names.length - added.length
  const positions = Object.fromEntries(
    added.map((name, at) => [
      `topic:${name}`,
      [Math.floor(at / COLUMN) * COLUMN_WIDTH, (at % COLUMN) * ROW_HEIGHT] as const,
    ]),
  )
  return {
    design: {
      ...emptyDesign('Pasted names'),
      topics: added.map((name) => newTopicWith(name, design.cluster.brokers)),
      layout: { positions },
    },
    ...(left > 0 && {
      says: `${formatCountOf(left, 'name')} of the list ${left === 1 ? 'is' : 'are'} drawn already.`,
    }),
  }
}

/** The topics of a text that is a list of names; null where it is none. */
async function namesOf(text: string): Promise<Brought | null> {
  const { readNames } = await import('@/core/edits/read-names')
  const names = readNames(text)
  return names ? topicsOf(names) : null
}

const COLUMN = 12
const COLUMN_WIDTH = 260
const ROW_HEIGHT = 118

/**
 * Lays what a text of any format that can be opened says over the drawing, as one step; answers whether it was read.
 * Where that would make drawn values others, nothing is done until it was asked.
 */
async function layOver(text: string): Promise<boolean> {
  const [{ readPasted }, showListing] = await Promise.all([import('./read-pasted'), listingIn(text)])
  const read = await readPasted(text)
  if (read === null || read.isAsked) return read !== null
  const before = documentStore.getState().design
  showListing?.()
  const { added, changes, design } = read.laid
  if (added.length + changes.length === 0) {
    notify({ text: 'The drawing says all of what was pasted already.', tone: 'info' })
    return true
  }
  const nodes = dispatch({ label: 'Paste what was read', apply: () => design })
  if (nodes.length > 0) select(nodes)
  if (nodeIds(before).length === 0) revealAll([])
  else {
    const boxes = nodes.flatMap((id) => boxOf(documentStore.getState().design, id) ?? [])
    if (boxes.length > 0) revealBox(boundsOf(boxes))
  }
  const settings = changes.filter(({ at }) => at === 'cluster').length
  const taken = `${formatCountOf(settings, 'setting')} of the cluster taken.`
  if (settings > 0) notify({ text: taken, tone: 'info' })
  else announce(`${formatCountOf(nodes.length, 'item')} pasted or changed`)
  return true
}

/** Whether a text means to be a design of Surveyor's, sound or not. */
const isOwn = (text: string): boolean => /^[ \t{]{0,20}"?surveyor"?\s{0,20}:/m.test(text)

/**
 * Pastes what the system's clipboard holds: the nodes of this tab, the text of a design or of any format that can be
 * opened, or a list of names as topics; a link opens its design.
 */
export async function pasteText(pasted: string): Promise<void> {
  if (isCopiedText(pasted)) return pasteCopied()
  if (pasted.trim() === '') return
  const { textInSvg } = await import('@/core/share/design-in-picture')
  const text = textInSvg(pasted) ?? pasted
  const { parseDesign } = await import('@/core/document/parse-document')
  const parsed = parseDesign(text)
  if (!parsed.ok && !isOwn(text) && (await openLink(text))) return
  if (!parsed.ok && isOwn(text)) {
    const [first] = parsed.error
    const line = first?.line === undefined ? '' : ` in line ${first.line}`
    notify({ text: `The pasted design is not sound${line}: ${first?.message ?? ''}`, tone: 'error' })
    return
  }
  const brought: Brought | null = parsed.ok ? { design: parsed.value } : await namesOf(text)
  if (!brought) {
    if (!(await layOver(text)))
      notify({
        text: 'What is in the clipboard is no Surveyor design, no format that can be opened, and no list of names.',
        tone: 'info',
      })
    return
  }
  if (brought.says !== undefined) notify({ text: brought.says, tone: 'info' })
  const placed = await withPositions(brought.design)
  const ids = [...nodeIds(placed), ...markIds(placed)]
  if (ids.length === 0) return
  const fragment = copyNodes(placed, ids)
  const [right, down] = clearOffsetOf(fragment)
  paste(fragment, [right, down])
  const { x, y, width, height } = extentOf(fragment)
  revealBox({ x: x + right, y: y + down, width, height })
}

/** Returns what shows a text that lists a group's offsets, which is also a state of it, in the panel that says what it means. */
async function listingIn(text: string): Promise<(() => void) | undefined> {
  if (!OFFSETS.test(text)) return undefined
  const { addListing } = await import('@/stores/session/pasted-listings')
  return () => {
    addListing(text)
    showTab('whatIf')
  }
}

const OFFSETS = /\bTOPIC\s+PARTITION\b.*\bLAG\b|has no active members|is rebalancing/

/** The design with a position for every node, so that what is pasted keeps together. */
async function withPositions(design: Design): Promise<Design> {
  const { placeAll } = await import('@/core/layout/place-all')
  return { ...design, layout: { ...design.layout, positions: placeAll(design) } }
}
