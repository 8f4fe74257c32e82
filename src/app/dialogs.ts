import type { ComponentType } from 'react'
import { loadRules } from '@/stores/document/load-numbers'
import type { DialogName } from '@/stores/session/session-store'
import type { Command } from '@/ui/command'
import { lazyPart } from '@/ui/lazy-part'

/** What every dialog is given; few ask for it. */
interface DialogProps {
  readonly commands: readonly Command[]
}

interface DialogEntry {
  /** What it does, as the palette and the list of shortcuts have it. */
  readonly label: string
  /** As tinykeys writes it. */
  readonly key?: string
  /** Other keys that open it. */
  readonly furtherKeys?: readonly string[]
  /** Loads what shows the dialog while it is open, and nothing while it is not. */
  readonly load: () => Promise<ComponentType<DialogProps>>
  readonly part: ComponentType<DialogProps>
}

const entry = ({ load, ...rest }: Omit<DialogEntry, 'part'>): DialogEntry => ({
  ...rest,
  load,
  part: lazyPart(load),
})

/** Every dialog of the app; each loads when it is first opened, or when there is nothing else to do. */
export const DIALOGS: Readonly<Record<DialogName, DialogEntry>> = {
  export: entry({
    label: 'Export files',
    key: '$mod+e',
    load: () => import('@/features/export/export-dialog').then((module) => module.ExportDialog),
  }),
  picture: entry({
    label: 'Copy or save a picture',
    key: '$mod+Shift+e',
    load: () => import('@/features/canvas/picture/picture-dialog').then((module) => module.PictureDialog),
  }),
  share: entry({
    label: 'Share as a link',
    key: '$mod+Shift+s',
    load: () => import('@/features/share/share-dialog').then((module) => module.ShareDialog),
  }),
  upgrade: entry({
    label: 'What an upgrade of Kafka changes',
    load: () =>
      loadRules()
        .then(() => import('@/features/upgrade/upgrade-dialog'))
        .then((module) => module.UpgradeDialog),
  }),
  compare: entry({
    label: 'Compare: what will applying this do?',
    load: () => import('@/features/compare/compare-dialog').then((module) => module.CompareDialog),
  }),
  versions: entry({
    label: 'Versions of this design',
    load: () => import('@/features/compare/versions-dialog').then((module) => module.VersionsDialog),
  }),
  merge: entry({
    label: 'Merge with another copy',
    load: () => import('@/features/compare/merge-dialog').then((module) => module.MergeDialog),
  }),
  schemas: entry({
    label: 'Schemas of a topic',
    load: () => import('@/features/schemas/schemas-dialog').then((module) => module.SchemasDialog),
  }),
  access: entry({
    label: 'Who may do what',
    load: () => import('@/features/access/access-dialog').then((module) => module.AccessDialog),
  }),
  open: entry({
    label: 'Open a file or text',
    key: '$mod+o',
    load: () => import('@/features/open/open-dialog').then((module) => module.OpenDialog),
  }),
  import: entry({
    label: 'What was read from files',
    load: () => import('@/features/open/import-dialog').then((module) => module.ImportDialog),
  }),
  new: entry({
    label: 'New design …',
    load: () => import('@/features/designs/new-dialog').then((module) => module.NewDialog),
  }),
  designs: entry({
    label: 'My designs and examples',
    load: () => import('@/features/designs/designs-dialog').then((module) => module.DesignsDialog),
  }),
  commands: entry({
    label: 'Find or do anything',
    key: '$mod+k',
    furtherKeys: ['$mod+f'],
    load: () => import('@/features/command-palette/command-palette').then((module) => module.CommandPalette),
  }),
  shortcuts: entry({
    label: 'Keyboard shortcuts',
    key: '?',
    load: () => import('./shortcuts-dialog').then((module) => module.ShortcutsDialog),
  }),
}

export const DIALOG_NAMES = Object.keys(DIALOGS) as readonly DialogName[]

/** Loads all dialogs ahead, so that what is typed after a key does not go astray. */
export const loadDialogs = (): Promise<unknown> =>
  Promise.all(DIALOG_NAMES.map((name) => DIALOGS[name].load()))
