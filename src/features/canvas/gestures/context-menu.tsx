import { KIND_WORDS } from '@/core/edits/kind-words'
import { type EdgeNumber, edgeNumber } from '@/core/edits/set-edge-rate'
import { edgesOf } from '@/core/graph/edges'
import { goesDown } from '@/core/layout/direction'
import type { Position } from '@/core/model/design'
import { MARK_KINDS, MARKS } from '@/core/model/marks'
import { NODE_KINDS, type NodeId, parseNodeId } from '@/core/model/node-id'
import { documentStore } from '@/stores/document/document-store'
import { isOn } from '@/stores/session/preferences-store'
import { reveal, sessionStore } from '@/stores/session/session-store'
import { SHORTCUTS } from '@/stores/session/shortcuts'
import { MenuAt, type MenuItem } from '@/ui/menu-at'
import { shownShortcut } from '@/ui/shown-shortcut'
import { addToDrawing } from '../adding/add-to-drawing'
import { canvasCommands } from '../canvas-commands'
import { canvasHandle } from '../flow/canvas-handle'
import { addMark } from '../marks/add-mark'
import { isSelectionLocked } from './lock'

/** Where a menu was asked for, and what for. */
export interface MenuRequest {
  readonly of: 'node' | 'nodes' | 'edge' | 'note' | 'area' | 'ground' | 'new'
  readonly x: number
  readonly y: number
}

const COMMANDS: Readonly<Record<MenuRequest['of'], readonly (readonly string[])[]>> = {
  node: [
    ['rename', 'connect'],
    ['duplicate', 'copy', 'cut', 'copy-picture'],
    ['lock', 'delete'],
  ],
  nodes: [
    ['duplicate', 'copy', 'cut', 'copy-picture'],
    ['align-left', 'align-centre', 'align-right', 'align-top', 'align-middle', 'align-bottom'],
    ['distribute-across', 'distribute-down', 'arrange-selection'],
    ['lock', 'delete'],
  ],
  edge: [['delete']],
  note: [['rename'], ['duplicate', 'copy', 'cut', 'copy-picture'], ['lock', 'delete']],
  area: [
    ['rename', 'fold-area'],
    ['duplicate', 'copy', 'cut', 'copy-picture'],
    ['lock', 'delete'],
  ],
  ground: [
    ['paste', 'select-all', 'copy-picture'],
    ['arrange', 'direction', 'tidy', 'fit'],
    ['snap', 'wheel-zooms', 'drag-selects', 'internals', 'outline'],
  ],
  new: [],
}

const HAS_ADDING: ReadonlySet<MenuRequest['of']> = new Set(['ground', 'new'])

const LABEL: Readonly<Record<MenuRequest['of'], string>> = {
  node: 'The selected node',
  nodes: 'The selected nodes',
  edge: 'The selected edge',
  note: 'The selected note',
  area: 'The selected area',
  ground: 'The drawing',
  new: 'What should be here',
}

/** What is on or off, in words that say what is meant when it is on. */
const SWITCHES: Readonly<Record<string, () => { readonly label: string; readonly isOn: boolean }>> = {
  direction: () => ({
    label: 'Records go from top to bottom',
    isOn: goesDown(documentStore.getState().design),
  }),
  snap: () => ({ label: 'Snap to the grid', isOn: isOn('snap') }),
  'wheel-zooms': () => ({ label: 'The wheel zooms', isOn: isOn('wheelZooms') }),
  'drag-selects': () => ({ label: 'A drag over the ground selects', isOn: isOn('dragSelects') }),
  internals: () => ({ label: 'Internal topics', isOn: isOn('internals') }),
  outline: () => ({ label: 'Outline', isOn: isOn('outline') }),
}

function itemOf(id: string): readonly MenuItem[] {
  const command = canvasCommands.find((known) => known.id === id)
  if (!command) return []
  const { label, shortcut, enabled, run } = command
  const keys = shortcut && shownShortcut(shortcut)
  const words = id === 'lock' ? { label: isSelectionLocked() ? 'Unlock' : 'Lock' } : SWITCHES[id]?.()
  return [{ id, label, keys, isDisabled: enabled?.() === false, run, ...words }]
}

function addItems({ x, y }: MenuRequest): readonly MenuItem[] {
  const here = (add: (at: Position) => void) => () => {
    const at = canvasHandle()?.flow.screenToFlowPosition({ x, y })
    if (at) add([at.x, at.y])
  }
  const nodes = NODE_KINDS.map((kind) => ({
    id: kind,
    label: `Add a ${KIND_WORDS[kind]} here`,
    keys: shownShortcut(SHORTCUTS[`add-${kind}`]),
    run: here((at) => addToDrawing(kind, at)),
  }))
  const marks = MARK_KINDS.map((kind) => ({
    id: kind,
    label: `Add ${kind === 'area' ? 'an' : 'a'} ${MARKS[kind].word} here`,
    keys: shownShortcut(SHORTCUTS[`add-${kind}`]),
    run: here((at) => addMark(kind, at)),
  }))
  return [...nodes, ...marks]
}

const NUMBER: Readonly<Record<EdgeNumber['of'], string>> = {
  rate: 'Edit the rate',
  each: 'Edit the records written for each one read',
  share: 'Edit the share of records',
}

/** What an edge has of its own: its number, and the nodes that it joins. */
function edgeItems({ x, y }: MenuRequest, editNumber: EditNumber): readonly (readonly MenuItem[])[] {
  const { design } = documentStore.getState()
  const [id] = sessionStore.getState().selection
  const edge = edgesOf(design).find((one) => one.id === id)
  if (!edge) return []
  const number = edgeNumber(design, edge)
  const show = (node: NodeId) => ({
    id: `show ${node}`,
    label: `Show ${parseNodeId(node)?.name}`,
    run: () => reveal(node, true),
  })
  return [
    number === null
      ? []
      : [{ id: 'number', label: NUMBER[number.of], run: () => editNumber({ id: edge.id, x, y }) }],
    [show(edge.from), show(edge.to)],
  ]
}

type EditNumber = (at: { readonly id: string; readonly x: number; readonly y: number }) => void

interface ContextMenuProps {
  readonly request: MenuRequest
  /** Opens the number of an edge for typing. */
  readonly onEditNumber: EditNumber
  readonly onClose: () => void
}

/** What can be done with what lies under the pointer, or with the focus. */
export function ContextMenu({ request, onEditNumber, onClose }: ContextMenuProps) {
  const { of, x, y } = request
  const commands = COMMANDS[of].map((ids) => ids.flatMap(itemOf))
  const own = of === 'edge' ? edgeItems(request, onEditNumber) : HAS_ADDING.has(of) ? [addItems(request)] : []
  const groups = [...own, ...commands].filter((items) => items.length > 0)
  return <MenuAt label={LABEL[of]} x={x} y={y} groups={groups} onClose={onClose} />
}
