/** Notes and areas as React Flow's nodes: derived like the others, and the same object while nothing of them changed. */
import type { Node } from '@xyflow/react'
import type { Box } from '@/core/layout/box-of'
import type { Area, Design, Note } from '@/core/model/design'
import { FOLDED_SIZE, type MarkId, marksOf } from '@/core/model/marks'
import type { FlowNode } from '../flow/flow-types'
import type { FoldedArea } from './fold'

export type NoteFlowNode = Node<{ readonly note: Note; readonly key: string }, 'note'>
export type AreaFlowNode = Node<
  { readonly area: Area; readonly key: string; readonly folded: FoldedArea | null },
  'area'
>
export type MarkFlowNode = NoteFlowNode | AreaFlowNode

/** All that stands on the drawing. */
export type DrawnNode = FlowNode | MarkFlowNode

/** The box that stands for a folded area, in canvas pixels. */
export const FOLDED_BOX = { width: FOLDED_SIZE[0], height: FOLDED_SIZE[1] }

const ON_THE_LEFT = { x: 0, y: FOLDED_BOX.height / 2 - 4, width: 8, height: 8 }
const FOLDED_HANDLES = [
  { type: 'target', position: 'left', ...ON_THE_LEFT },
  { type: 'source', position: 'right', ...ON_THE_LEFT, x: FOLDED_BOX.width - 8 },
] as unknown as NonNullable<Node['handles']>

const knownNotes = new WeakMap<Note, NoteFlowNode>()
const knownAreas = new WeakMap<Area, { readonly folded: FoldedArea | null; readonly node: AreaFlowNode }>()

function noteNode(key: string, note: Note): NoteFlowNode {
  const id: MarkId = `note:${key}`
  const before = knownNotes.get(note)
  if (before?.id === id) return before
  const size = { width: note.size[0], height: note.size[1] }
  const node: NoteFlowNode = {
    id,
    type: 'note',
    position: { x: note.at[0], y: note.at[1] },
    ...size,
    measured: size,
    connectable: false,
    ariaLabel: `Note: ${note.text === '' ? 'empty' : note.text}`,
    data: { note, key },
  }
  knownNotes.set(note, node)
  return node
}

const sameFold = (one: FoldedArea | null, other: FoldedArea | null): boolean =>
  one?.contents === other?.contents && one?.traffic === other?.traffic && one?.topics === other?.topics

/** A folded area in words. */
const foldedWords = (title: string, { contents, traffic, topics }: FoldedArea): string =>
  [`Folded area ${title}`, contents, traffic, topics].filter(Boolean).join(', ')

function areaNode(key: string, area: Area, folded: FoldedArea | null): AreaFlowNode {
  const id: MarkId = `area:${key}`
  const before = knownAreas.get(area)
  if (before?.node.id === id && sameFold(before.folded, folded)) return before.node
  const size = folded ? FOLDED_BOX : { width: area.size[0], height: area.size[1] }
  const title = area.title === '' ? 'without a title' : area.title
  const node: AreaFlowNode = {
    id,
    type: 'area',
    position: { x: area.at[0], y: area.at[1] },
    ...size,
    measured: size,
    connectable: false,
    ...(folded ? { handles: FOLDED_HANDLES } : OPEN),
    ariaLabel: folded ? foldedWords(title, folded) : `Area ${title}`,
    data: { area, key, folded },
  }
  knownAreas.set(area, { folded, node })
  return node
}

/** Under the edges; only its frame and its title answer to the mouse, so that the ground in it stays ground. */
const OPEN: Pick<AreaFlowNode, 'zIndex' | 'style'> = { zIndex: -1, style: { pointerEvents: 'none' } }

/** The marks that are on the drawing: all but what stands in a folded area. Areas first, the largest at the bottom. */
export function toMarkNodes(
  design: Design,
  foldedAreas: ReadonlyMap<string, FoldedArea>,
  isHidden: (id: string) => boolean,
): MarkFlowNode[] {
  const extent = ({ size: [width, height] }: Area) => width * height
  const areas = Object.entries(marksOf(design, 'area'))
    .filter(([key]) => !isHidden(`area:${key}`))
    .sort(([, one], [, other]) => extent(other) - extent(one))
    .map(([key, area]) => areaNode(key, area, foldedAreas.get(`area:${key}`) ?? null))
  const notes = Object.entries(marksOf(design, 'note'))
    .filter(([key]) => !isHidden(`note:${key}`))
    .map(([key, note]) => noteNode(key, note))
  return [...areas, ...notes]
}

/** About as wide as a letter of a title, with what stands beside it, and how high it is. */
const TITLE = { letter: 7.5, beside: 20, height: 24 }

/** Returns what the words of a mark cover, in canvas pixels: all of a note or a folded area, of an open one its title. */
export const wordsOfMark = (mark: MarkFlowNode): Box => {
  const { position, width = 0, height = 0 } = mark
  if (mark.type === 'note' || mark.data.folded) return { ...position, width, height }
  const title = TITLE.beside + TITLE.letter * (mark.data.area.title || 'Untitled area').length
  return { ...position, width: Math.min(width, title), height: TITLE.height }
}
