/**
 * Everything that a user can do from anywhere: the command palette lists it, the keyboard runs it.
 */
import { emptyDesign } from '@/core/model/empty-design'
import { canvasCommands } from '@/features/canvas/canvas-commands'
import { documentStore, openDesign, redo, undo } from '@/stores/document/document-store'
import { saveFile } from '@/stores/document/save-file'
import { setTheme, turn } from '@/stores/session/preferences-store'
import { openDialog, showTab, startReview } from '@/stores/session/session-store'
import { FURTHER_KEYS, SHORTCUTS } from '@/stores/session/shortcuts'
import type { Command } from '@/ui/command'
import { shownTheme } from '@/ui/shown-theme'
import { DIALOG_NAMES, DIALOGS } from './dialogs'
import { goBack } from './go-back'
import { PANEL_NAMES, PANELS } from './panels'

const dialogCommands: readonly Command[] = DIALOG_NAMES.map((name) => {
  const { label, key, furtherKeys } = DIALOGS[name]
  return {
    id: `open-${name}`,
    label,
    ...(key !== undefined && { shortcut: key }),
    ...(furtherKeys && { furtherKeys }),
    run: () => openDialog(name),
  }
})

const panelCommands: readonly Command[] = PANEL_NAMES.map((name) => {
  const { label, key } = PANELS[name]
  return {
    id: `show-${name}`,
    label: `Show ${label.toLowerCase()}`,
    shortcut: key,
    run: () => {
      turn('bottomPanel', true)
      showTab(name)
    },
  }
})

/** What prints loads with its first use. */
const print = async () => {
  const [{ printReport }, { printedDrawing }] = await Promise.all([
    import('@/features/report/print-report'),
    import('@/features/canvas/picture/printed-drawing'),
  ])
  await printReport(await printedDrawing())
}

/** What leads from region to region loads with its first use. */
const goOn = (step: 1 | -1) => () => import('./regions').then(({ goToRegion }) => goToRegion(step))

const appCommands: readonly Command[] = [
  {
    id: 'undo',
    label: 'Undo',
    shortcut: SHORTCUTS.undo,
    enabled: () => documentStore.getState().past.length > 0,
    run: () => goBack(undo),
  },
  {
    id: 'redo',
    label: 'Redo',
    shortcut: SHORTCUTS.redo,
    furtherKeys: FURTHER_KEYS.redo ?? [],
    enabled: () => documentStore.getState().future.length > 0,
    run: () => goBack(redo),
  },
  { id: 'save', label: 'Save as a file', shortcut: SHORTCUTS.save, run: saveFile },
  {
    id: 'next-region',
    label: 'Go to the inspector, the findings, the drawing',
    shortcut: 'F6',
    run: goOn(1),
  },
  { id: 'previous-region', label: 'Go back to the region before', shortcut: 'Shift+F6', run: goOn(-1) },
  { id: 'review', label: 'Review the design', run: startReview },
  { id: 'print', label: 'Print a report', shortcut: '$mod+p', run: print },
  { id: 'templates', label: 'Start from an example', run: () => openDialog('designs') },
  { id: 'new', label: 'New empty design', run: () => openDesign(emptyDesign('Untitled design')) },
  {
    id: 'theme',
    label: 'Switch between light and dark',
    run: () => setTheme(shownTheme() === 'dark' ? 'light' : 'dark'),
  },
]

export const commands: readonly Command[] = [
  ...appCommands,
  ...dialogCommands,
  ...panelCommands,
  ...canvasCommands,
]
