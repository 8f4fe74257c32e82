/** What can be done to the drawing from anywhere, each a line; the app lists them with its own commands. */
import { arrangeNodes } from '@/core/edits/arrange-nodes'
import { copyNodes, duplicateNodes, pasteNodes } from '@/core/edits/paste-nodes'
import { removeItems } from '@/core/edits/remove-items'
import type { NodeId } from '@/core/model/node-id'
import { parseNodeId } from '@/core/model/node-id'
import { keepFragment, keptFragment } from '@/stores/clipboard'
import { dispatch, documentStore } from '@/stores/document-store'
import { preferencesStore, setFolded } from '@/stores/preferences-store'
import { announce, select, sessionStore, startRenaming } from '@/stores/session-store'
import { addToDrawing } from './add-to-drawing'
import { alignSelected } from './align'
import { canvasHandle } from './canvas-handle'
import { startConnecting } from './connecting-store'
import { motion, showAll } from './show-all'

interface CanvasCommand {
  readonly id: string
  readonly label: string
  readonly shortcut?: string
  readonly enabled?: () => boolean
  readonly run: () => void
}

const OFFSET = [32, 32] as const

const selection = (): readonly string[] => [...sessionStore.getState().selection]
const selectedNodes = (): readonly NodeId[] =>
  selection().filter((id) => parseNodeId(id) !== null) as NodeId[]
const hasNodes = () => selectedNodes().length > 0
const hasAny = () => selection().length > 0

/** Selects what an edit just added. */
function selectTouched(touched: readonly NodeId[]): void {
  if (touched.length > 0) select(touched)
}

function remove(): void {
  const ids = selection()
  dispatch(removeItems(ids as Parameters<typeof removeItems>[0]))
  announce(`${ids.length} removed`)
}

function selectAll(): void {
  const { producers, topics, consumerGroups } = documentStore.getState().design
  select([
    ...producers.map(({ name }) => `producer:${name}`),
    ...topics.map(({ name }) => `topic:${name}`),
    ...consumerGroups.map(({ name }) => `consumerGroup:${name}`),
  ])
}

/** Puts every node into columns as one step, and shows all of it. */
function arrangeAll(): void {
  dispatch(arrangeNodes())
  requestAnimationFrame(() => showAll())
}

export const canvasCommands: readonly CanvasCommand[] = [
  { id: 'add-producer', label: 'Add a producer', shortcut: 'p', run: () => addToDrawing('producer') },
  { id: 'add-topic', label: 'Add a topic', shortcut: 't', run: () => addToDrawing('topic') },
  { id: 'add-group', label: 'Add a consumer group', shortcut: 'g', run: () => addToDrawing('consumerGroup') },
  {
    id: 'connect',
    label: 'Connect the selected node to …',
    shortcut: 'c',
    enabled: () => selectedNodes().length === 1,
    run: () => {
      const [from] = selectedNodes()
      if (from) startConnecting(from)
    },
  },
  {
    id: 'rename',
    label: 'Rename the selected node',
    shortcut: 'F2',
    enabled: () => selectedNodes().length === 1,
    run: () => startRenaming(selectedNodes()[0] ?? null),
  },
  { id: 'delete', label: 'Delete', shortcut: 'Delete', enabled: hasAny, run: remove },
  { id: 'backspace', label: 'Delete the selection', shortcut: 'Backspace', enabled: hasAny, run: remove },
  {
    id: 'duplicate',
    label: 'Duplicate',
    shortcut: '$mod+d',
    enabled: hasNodes,
    run: () => selectTouched(dispatch(duplicateNodes(selectedNodes(), OFFSET))),
  },
  {
    id: 'copy',
    label: 'Copy',
    shortcut: '$mod+c',
    enabled: hasNodes,
    run: () => {
      keepFragment(copyNodes(documentStore.getState().design, selectedNodes()))
      announce(`${selectedNodes().length} copied`)
    },
  },
  {
    id: 'cut',
    label: 'Cut',
    shortcut: '$mod+x',
    enabled: hasNodes,
    run: () => {
      keepFragment(copyNodes(documentStore.getState().design, selectedNodes()))
      remove()
    },
  },
  {
    id: 'paste',
    label: 'Paste',
    shortcut: '$mod+v',
    enabled: () => keptFragment() !== null,
    run: () => {
      const fragment = keptFragment()
      if (fragment) selectTouched(dispatch(pasteNodes(fragment, OFFSET)))
    },
  },
  { id: 'select-all', label: 'Select everything', shortcut: '$mod+a', run: selectAll },
  { id: 'arrange', label: 'Arrange in columns', shortcut: 'Shift+a', run: arrangeAll },
  { id: 'fit', label: 'Show everything', shortcut: 'f', run: () => showAll() },
  { id: 'zoom-in', label: 'Zoom in', shortcut: '+', run: () => canvasHandle()?.flow.zoomIn(motion()) },
  { id: 'zoom-out', label: 'Zoom out', shortcut: '-', run: () => canvasHandle()?.flow.zoomOut(motion()) },
  {
    id: 'zoom-one',
    label: 'Zoom to 100 %',
    shortcut: '0',
    run: () => canvasHandle()?.flow.zoomTo(1, motion()),
  },
  {
    id: 'align-left',
    label: 'Align left edges',
    enabled: hasNodes,
    run: () => alignSelected(selectedNodes(), 'left'),
  },
  {
    id: 'align-top',
    label: 'Align top edges',
    enabled: hasNodes,
    run: () => alignSelected(selectedNodes(), 'top'),
  },
  {
    id: 'snap',
    label: 'Snap to the grid, on or off',
    run: () => setFolded('snap', !(preferencesStore.getState().folded['snap'] ?? false)),
  },
  {
    id: 'outline',
    label: 'Show or hide the outline',
    shortcut: 'o',
    run: () => setFolded('outline', !(preferencesStore.getState().folded['outline'] ?? true)),
  },
]
