import { CommandPalette } from '@/features/command-palette/command-palette'
import { DesignsDialog } from '@/features/designs/designs-dialog'
import { ExportDialog } from '@/features/export/export-dialog'
import { OpenDialog } from '@/features/open/open-dialog'
import { ShareDialog } from '@/features/share/share-dialog'
import { commands } from './commands'
import { ShortcutsDialog } from './shortcuts-dialog'

/** Every dialog of the app; loaded when the first of them opens. */
export function Dialogs() {
  return (
    <>
      <ExportDialog />
      <ShareDialog />
      <OpenDialog />
      <DesignsDialog />
      <CommandPalette commands={commands} />
      <ShortcutsDialog />
    </>
  )
}
