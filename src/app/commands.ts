/**
 * Everything that a user can do from anywhere: the command palette lists it, the keyboard runs it, and
 * tooltips show its shortcut. `$mod` is Ctrl, or ⌘ on a Mac.
 */
import { emptyDesign } from '@/core/model/empty-design'
import { canvasCommands } from '@/features/canvas/canvas-commands'
import { documentStore, openDesign, redo, undo } from '@/stores/document-store'
import { setFolded, setTheme } from '@/stores/preferences-store'
import { type BottomTab, type DialogName, openDialog, showTab } from '@/stores/session-store'
import { shownShortcut } from '@/ui/shown-shortcut'
import { saveFile } from './save-file'
import { shownTheme } from './theme'

export interface Command {
  readonly id: string
  readonly label: string
  /** As tinykeys writes it; the first is the one that is shown. */
  readonly shortcut?: string
  /** The browser answers the keys itself, and tells the page: pasting is so. */
  readonly isNative?: boolean
  readonly enabled?: () => boolean
  readonly run: () => void
}

const dialog = (name: DialogName, label: string, shortcut?: string): Command => ({
  id: `open-${name}`,
  label,
  ...(shortcut && { shortcut }),
  run: () => openDialog(name),
})

const tab = (name: BottomTab, label: string, shortcut: string): Command => ({
  id: `show-${name}`,
  label,
  shortcut,
  run: () => {
    setFolded('bottom', false)
    showTab(name)
  },
})

const appCommands: readonly Command[] = [
  {
    id: 'undo',
    label: 'Undo',
    shortcut: '$mod+z',
    enabled: () => documentStore.getState().past.length > 0,
    run: undo,
  },
  {
    id: 'redo',
    label: 'Redo',
    shortcut: '$mod+Shift+z',
    enabled: () => documentStore.getState().future.length > 0,
    run: redo,
  },
  dialog('export', 'Export files', '$mod+e'),
  dialog('share', 'Share as a link', '$mod+Shift+s'),
  dialog('open', 'Open a file or text', '$mod+o'),
  { id: 'save', label: 'Save as a file', shortcut: '$mod+s', run: saveFile },
  dialog('designs', 'My designs'),
  dialog('templates', 'Start from an example'),
  { id: 'new', label: 'New empty design', run: () => openDesign(emptyDesign('Untitled design')) },
  tab('findings', 'Show findings', '1'),
  tab('checklist', 'Show the checklist', '2'),
  tab('sizing', 'Show sizing', '3'),
  {
    id: 'theme',
    label: 'Switch between light and dark',
    run: () => setTheme(shownTheme() === 'dark' ? 'light' : 'dark'),
  },
  dialog('shortcuts', 'Keyboard shortcuts', '?'),
  dialog('commands', 'Find or do anything', '$mod+k'),
]

export const commands: readonly Command[] = [...appCommands, ...canvasCommands]

/** The shortcut of a command, as keys to show: `Ctrl Shift Z`. */
export function shortcutOf(id: string): string | undefined {
  const shortcut = commands.find((command) => command.id === id)?.shortcut
  return shortcut && shownShortcut(shortcut)
}
