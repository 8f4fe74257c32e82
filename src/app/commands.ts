/**
 * Everything that a user can do from anywhere: the command palette lists it, the keyboard runs it.
 */
import { emptyDesign } from '@/core/model/empty-design'
import { canvasCommands } from '@/features/canvas/canvas-commands'
import { documentStore, openDesign, redo, undo } from '@/stores/document/document-store'
import { saveFile } from '@/stores/document/save-file'
import { setTheme, turn } from '@/stores/session/preferences-store'
import { type BottomTab, type DialogName, openDialog, showTab } from '@/stores/session/session-store'
import { SHORTCUTS, type ShortcutOf } from '@/stores/session/shortcuts'
import type { Command } from '@/ui/command'
import { shownTheme } from './theme'

const dialog = (name: DialogName, label: string): Command => ({
  id: `open-${name}`,
  label,
  ...withShortcut(`open-${name}`),
  run: () => openDialog(name),
})

const withShortcut = (id: string) =>
  Object.hasOwn(SHORTCUTS, id) ? { shortcut: SHORTCUTS[id as ShortcutOf] } : {}

const tab = (name: BottomTab, label: string): Command => ({
  id: `show-${name}`,
  label,
  ...withShortcut(`show-${name}`),
  run: () => {
    turn('bottomPanel', true)
    showTab(name)
  },
})

const appCommands: readonly Command[] = [
  {
    id: 'undo',
    label: 'Undo',
    shortcut: SHORTCUTS.undo,
    enabled: () => documentStore.getState().past.length > 0,
    run: undo,
  },
  {
    id: 'redo',
    label: 'Redo',
    shortcut: SHORTCUTS.redo,
    enabled: () => documentStore.getState().future.length > 0,
    run: redo,
  },
  dialog('export', 'Export files'),
  dialog('share', 'Share as a link'),
  dialog('open', 'Open a file or text'),
  { id: 'save', label: 'Save as a file', shortcut: SHORTCUTS.save, run: saveFile },
  dialog('designs', 'My designs'),
  dialog('templates', 'Start from an example'),
  { id: 'new', label: 'New empty design', run: () => openDesign(emptyDesign('Untitled design')) },
  tab('findings', 'Show findings'),
  tab('checklist', 'Show the checklist'),
  tab('sizing', 'Show sizing'),
  {
    id: 'theme',
    label: 'Switch between light and dark',
    run: () => setTheme(shownTheme() === 'dark' ? 'light' : 'dark'),
  },
  dialog('shortcuts', 'Keyboard shortcuts'),
  dialog('commands', 'Find or do anything'),
]

export const commands: readonly Command[] = [...appCommands, ...canvasCommands]
