/** What can be done to the drawing from anywhere, each a line; the app lists them with its own commands. */
import { KIND_WORDS } from '@/core/edits/kind-words'
import { lockedIds } from '@/core/model/locks'
import { MARK_KINDS, MARKS, type MarkId, markIds, parseMarkId } from '@/core/model/marks'
import { NODE_KINDS, type NodeId, nodeIds, parseNodeId } from '@/core/model/node-id'
import { formatCountOf } from '@/core/shared/format'
import { copiedFragment } from '@/stores/browser/copied-nodes'
import { documentStore } from '@/stores/document/document-store'
import { whereDrawn } from '@/stores/document/where-drawn'
import { isOn, type Switch, turn } from '@/stores/session/preferences-store'
import { announce, select } from '@/stores/session/session-store'
import { FURTHER_KEYS, SHORTCUTS, type ShortcutOf } from '@/stores/session/shortcuts'
import type { Command } from '@/ui/command'
import { addToDrawing } from './adding/add-to-drawing'
import { arrangingCommands } from './arranging-commands'
import { startConnecting } from './connecting/connecting-store'
import { canvasHandle } from './flow/canvas-handle'
import { focusOutline } from './gestures/focus-node'
import { rename } from './gestures/rename'
import { beginMark } from './marks/begin-mark'
import {
  dispatchLoaded,
  hasAny,
  hasItems,
  hasOne,
  isEmpty,
  selectedItems,
  selectedNodes,
  selection,
} from './selected-items'
import { motion, showAll, showItems } from './viewport/show-all'

async function remove(ids = selection() as readonly NodeId[]): Promise<void> {
  const locked = lockedIds(documentStore.getState().design)
  const free = ids.filter((id) => !locked.has(id))
  if (free.length < ids.length) void import('./gestures/lock').then(({ sayLocked }) => sayLocked(ids))
  if (free.length === 0) return
  const loading = import('@/core/edits/remove-items').then(({ removeItems }) => removeItems(free))
  if (!(await dispatchLoaded(loading))) return
  announce(`${formatCountOf(free.length, 'item')} removed`)
}

/** Copies are made by what loads with the first of them. */
const duplicate = () =>
  import('@/stores/document/duplicate-items').then(({ duplicateItems }) => duplicateItems(selectedItems()))

/** What adds marks comes with what they are drawn with, once the page is idle. */
const marks = () => import('./marks/add-mark')

/** Copying comes with the habits of the canvas, before anything can be chosen. */
const clipboard = () => import('./gestures/copy-paste')

async function copy(): Promise<void> {
  const ids = selectedItems()
  const { copySelected } = await clipboard()
  copySelected(ids)
}

/** What stands in an area is cut with it: it comes back with it when it is pasted. */
async function cut(): Promise<void> {
  const { withAreaContents } = await import('@/core/layout/with-area-contents')
  const ids = [...withAreaContents(whereDrawn(documentStore.getState().design), selection())]
  await copy()
  await remove(ids as readonly NodeId[])
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

function withOne(run: (id: NodeId) => void): void {
  const [id] = selectedNodes()
  if (id) run(id)
}

/** The keys of a command, as the tables have them. */
const keysOf = (id: ShortcutOf) => {
  const furtherKeys = FURTHER_KEYS[id]
  return { shortcut: SHORTCUTS[id], ...(furtherKeys && { furtherKeys }) }
}

const retryTopicOf = (id: NodeId) =>
  import('@/core/edits/add-retry-topic').then((module) => module.addRetryTopic(parseNodeId(id)?.name ?? ''))

/** Turns a switch over, and says how it stands now. */
function flip(name: Switch, what: string): void {
  const on = !isOn(name)
  turn(name, on)
  announce(`${what} ${on ? 'on' : 'off'}`)
}

export const canvasCommands: readonly Command[] = [
  ...NODE_KINDS.map((kind) => ({
    id: `add-${kind}`,
    label: `Add a ${KIND_WORDS[kind]}`,
    ...keysOf(`add-${kind}`),
    draws: true,
    run: () => addToDrawing(kind),
  })),
  ...MARK_KINDS.map((kind) => ({
    id: `add-${kind}`,
    label: `Add ${kind === 'area' ? 'an' : 'a'} ${MARKS[kind].word}`,
    ...keysOf(`add-${kind}`),
    draws: true,
    run: () => beginMark(kind),
  })),
  {
    id: 'fold-area',
    label: 'Fold or open the selected area',
    enabled: () => selection().some((id) => parseMarkId(id)?.kind === 'area'),
    run: () => marks().then(({ foldSelected }) => foldSelected()),
  },
  {
    id: 'connect',
    label: 'Connect to …',
    ...keysOf('connect'),
    enabled: hasOne,
    run: () => withOne(startConnecting),
  },
  {
    id: 'add-retry-topic',
    label: 'Add a retry topic to the selected group',
    enabled: () => parseNodeId(selectedNodes()[0] ?? '')?.kind === 'consumerGroup',
    run: () => withOne((id) => void dispatchLoaded(retryTopicOf(id))),
  },
  {
    id: 'rename',
    label: 'Rename',
    ...keysOf('rename'),
    enabled: () => selectedItems().length === 1,
    run: () => {
      const [id] = selectedItems()
      if (id !== undefined) rename(id as NodeId | MarkId)
    },
  },
  {
    id: 'lock',
    label: 'Lock or unlock',
    ...keysOf('lock'),
    enabled: hasItems,
    run: () => import('./gestures/lock').then(({ lockSelected }) => lockSelected()),
  },
  { id: 'delete', label: 'Delete', ...keysOf('delete'), enabled: hasAny, run: () => remove() },
  { id: 'duplicate', label: 'Duplicate', ...keysOf('duplicate'), enabled: hasItems, run: duplicate },
  {
    id: 'copy',
    label: 'Copy',
    ...keysOf('copy'),
    enabled: hasItems,
    run: copy,
  },
  {
    id: 'cut',
    label: 'Cut',
    ...keysOf('cut'),
    enabled: hasItems,
    run: cut,
  },
  {
    id: 'copy-picture',
    label: 'Copy as a picture',
    ...keysOf('copy-picture'),
    enabled: () => !isEmpty(),
    run: () => import('./picture/copy-shown').then(({ copyShown }) => copyShown(selectedItems())),
  },
  {
    id: 'paste',
    label: 'Paste',
    ...keysOf('paste'),
    isNative: true,
    enabled: () => copiedFragment() !== null,
    run: () => clipboard().then(({ pasteCopied }) => pasteCopied()),
  },
  {
    id: 'select-all',
    label: 'Select everything',
    ...keysOf('select-all'),
    run: () => {
      const { design } = documentStore.getState()
      select([...nodeIds(design), ...markIds(design)])
    },
  },
  {
    id: 'arrange',
    label: 'Arrange in columns',
    ...keysOf('arrange'),
    draws: true,
    enabled: () => !isEmpty(),
    run: arrangeAll,
  },
  {
    id: 'direction',
    label: 'Arrange from top to bottom, or from left to right',
    enabled: () => !isEmpty(),
    run: () => import('./gestures/turn-drawing').then(({ turnAll }) => turnAll()),
  },
  {
    id: 'zoom-selection',
    label: 'Show what is selected',
    ...keysOf('zoom-selection'),
    enabled: hasAny,
    run: () => showItems(selection()),
  },
  { id: 'fit', label: 'Show everything', ...keysOf('fit'), run: () => showAll() },
  {
    id: 'zoom-in',
    label: 'Zoom in',
    ...keysOf('zoom-in'),
    run: () => canvasHandle()?.flow.zoomIn(motion()),
  },
  {
    id: 'zoom-out',
    label: 'Zoom out',
    ...keysOf('zoom-out'),
    run: () => canvasHandle()?.flow.zoomOut(motion()),
  },
  {
    id: 'zoom-one',
    label: 'Zoom to 100 %',
    ...keysOf('zoom-one'),
    run: () => canvasHandle()?.flow.zoomTo(1, motion()),
  },
  ...arrangingCommands,
  {
    id: 'tidy',
    label: 'Tidy without moving what I placed',
    enabled: () => !isEmpty(),
    run: () => dispatchLoaded(import('@/core/edits/arrange-nodes').then(({ tidyNodes }) => tidyNodes())),
  },
  {
    id: 'wheel-zooms',
    label: 'The wheel zooms, or moves the view',
    run: () => flip('wheelZooms', 'The wheel zooms:'),
  },
  {
    id: 'drag-selects',
    label: 'A drag over the ground selects, or moves the view',
    run: () => flip('dragSelects', 'A drag over the ground selects:'),
  },
  { id: 'snap', label: 'Snap to the grid, on or off', run: () => flip('snap', 'Snap to the grid') },
  {
    id: 'internals',
    label: 'Show or hide internal topics',
    ...keysOf('internals'),
    run: () => flip('internals', 'Internal topics'),
  },
  {
    id: 'outline',
    label: 'Show or hide the outline',
    ...keysOf('outline'),
    run: () => {
      const opens = !isOn('outline')
      turn('outline', opens)
      if (opens) focusOutline()
    },
  },
]
