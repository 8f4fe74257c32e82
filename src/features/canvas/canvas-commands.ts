/** What can be done to the drawing from anywhere, each a line; the app lists them with its own commands. */
import type { Alignment } from '@/core/edits/align-nodes'
import type { Edit } from '@/core/edits/edit'
import { duplicateNodes } from '@/core/edits/paste-nodes'
import { removeItems } from '@/core/edits/remove-items'
import { type NodeId, parseNodeId } from '@/core/model/node-id'
import { formatCountOf } from '@/core/shared/format'
import { keptFragment } from '@/stores/clipboard'
import { dispatch, documentStore } from '@/stores/document-store'
import { preferencesStore, setFolded } from '@/stores/preferences-store'
import { announce, notify, select, sessionStore } from '@/stores/session-store'
import { addToDrawing } from './add-to-drawing'
import { canvasHandle } from './canvas-handle'
import { startConnecting } from './connecting-store'
import { copySelected, pasteKept } from './copy-paste'
import { focusOutline } from './focus-node'
import { rename } from './rename'
import { motion, showAll } from './show-all'
import { allNodes } from './walk'

export interface CanvasCommand {
  readonly id: string
  readonly label: string
  readonly shortcut?: string
  /** The browser answers the keys itself, and tells the page. */
  readonly isNative?: boolean
  readonly enabled?: () => boolean
  readonly run: () => unknown
}

const OFFSET = [32, 32] as const

const selection = (): readonly string[] => [...sessionStore.getState().selection]
const selectedNodes = (): readonly NodeId[] =>
  selection().filter((id) => parseNodeId(id) !== null) as NodeId[]
const hasNodes = () => selectedNodes().length > 0
const hasOne = () => selectedNodes().length === 1
const hasSeveral = () => selectedNodes().length > 1
const hasAny = () => selection().length > 0
const isEmpty = () => allNodes(documentStore.getState().design).length === 0

function remove(): void {
  const ids = selection()
  dispatch(removeItems(ids as Parameters<typeof removeItems>[0]))
  announce(`${formatCountOf(ids.length, 'item')} removed`)
}

function duplicate(): void {
  const touched = dispatch(duplicateNodes(selectedNodes(), OFFSET))
  if (touched.length > 0) select(touched)
  announce(`${formatCountOf(touched.length, 'node')} added`)
}

/** Puts every node into columns as one step, and shows all of it. */
async function arrangeAll(): Promise<void> {
  const isDone = await dispatchLoaded(
    import('@/core/edits/arrange-nodes').then(({ arrangeNodes }) => arrangeNodes()),
  )
  if (!isDone) return
  announce('Arranged in columns')
  requestAnimationFrame(() => showAll())
}

/** Does what comes with a file of its own; says so where that cannot be loaded. */
async function dispatchLoaded(loading: Promise<Edit>): Promise<boolean> {
  try {
    dispatch(await loading)
    return true
  } catch {
    notify({
      text: 'That part of Surveyor could not be loaded. Try again when there is a network.',
      tone: 'warning',
    })
    return false
  }
}

function withOne(run: (id: NodeId) => void): void {
  const [id] = selectedNodes()
  if (id) run(id)
}

const align = (alignment: Alignment, label: string): CanvasCommand => ({
  id: `align-${alignment}`,
  label,
  enabled: hasSeveral,
  run: () =>
    dispatchLoaded(
      import('@/core/edits/align-nodes').then(({ alignNodes }) => alignNodes(selectedNodes(), alignment)),
    ),
})

/** Turns a preference over, and says how it stands now. */
function toggle(name: string, isOnByDefault: boolean, what: string): void {
  const isOn = !(preferencesStore.getState().folded[name] ?? isOnByDefault)
  setFolded(name, isOn)
  announce(`${what} ${isOn ? 'on' : 'off'}`)
}

export const canvasCommands: readonly CanvasCommand[] = [
  { id: 'add-producer', label: 'Add a producer', shortcut: 'p', run: () => addToDrawing('producer') },
  { id: 'add-topic', label: 'Add a topic', shortcut: 't', run: () => addToDrawing('topic') },
  { id: 'add-group', label: 'Add a consumer group', shortcut: 'g', run: () => addToDrawing('consumerGroup') },
  {
    id: 'connect',
    label: 'Connect the selected node to …',
    shortcut: 'c',
    enabled: hasOne,
    run: () => withOne(startConnecting),
  },
  {
    id: 'rename',
    label: 'Rename the selected node',
    shortcut: 'F2',
    enabled: hasOne,
    run: () => withOne(rename),
  },
  { id: 'delete', label: 'Delete', shortcut: 'Delete', enabled: hasAny, run: remove },
  { id: 'backspace', label: 'Delete the selection', shortcut: 'Backspace', enabled: hasAny, run: remove },
  { id: 'duplicate', label: 'Duplicate', shortcut: '$mod+d', enabled: hasNodes, run: duplicate },
  {
    id: 'copy',
    label: 'Copy',
    shortcut: '$mod+c',
    enabled: hasNodes,
    run: () => copySelected(selectedNodes()),
  },
  {
    id: 'cut',
    label: 'Cut',
    shortcut: '$mod+x',
    enabled: hasNodes,
    run: () => {
      copySelected(selectedNodes())
      remove()
    },
  },
  {
    id: 'paste',
    label: 'Paste',
    shortcut: '$mod+v',
    isNative: true,
    enabled: () => keptFragment() !== null,
    run: pasteKept,
  },
  {
    id: 'select-all',
    label: 'Select everything',
    shortcut: '$mod+a',
    run: () => select(allNodes(documentStore.getState().design)),
  },
  {
    id: 'arrange',
    label: 'Arrange in columns',
    shortcut: 'Shift+a',
    enabled: () => !isEmpty(),
    run: arrangeAll,
  },
  { id: 'fit', label: 'Show everything', shortcut: 'f', run: () => showAll() },
  { id: 'zoom-in', label: 'Zoom in', shortcut: '+', run: () => canvasHandle()?.flow.zoomIn(motion()) },
  { id: 'zoom-out', label: 'Zoom out', shortcut: '-', run: () => canvasHandle()?.flow.zoomOut(motion()) },
  {
    id: 'zoom-one',
    label: 'Zoom to 100 %',
    shortcut: '0',
    run: () => canvasHandle()?.flow.zoomTo(1, motion()),
  },
  align('left', 'Align left edges'),
  align('centre', 'Align centres'),
  align('right', 'Align right edges'),
  align('top', 'Align top edges'),
  align('middle', 'Align middles'),
  align('bottom', 'Align bottom edges'),
  { id: 'snap', label: 'Snap to the grid, on or off', run: () => toggle('snap', false, 'Snap to the grid') },
  {
    id: 'outline',
    label: 'Show or hide the outline',
    shortcut: 'o',
    run: () => {
      const opens = preferencesStore.getState().folded['outline'] ?? true
      setFolded('outline', !opens)
      if (opens) focusOutline()
    },
  },
]
