import { KINDS } from '@/core/model/kinds/index'
import { NODE_KINDS, type NodeKind } from '@/core/model/node-id'

/**
 * The keys of commands, by their ids, as tinykeys writes them; `$mod` is Ctrl, or ⌘ on a Mac. One table, so that a
 * tooltip, a menu and the keyboard can never tell different keys. Those of dialogs and panels stand in the tables
 * of the app.
 */
const KEYS = {
  undo: '$mod+z',
  redo: '$mod+Shift+z',
  save: '$mod+s',
  'add-note': 'n',
  'add-area': 'a',
  connect: 'c',
  rename: 'F2',
  delete: 'Delete',
  duplicate: '$mod+d',
  lock: '$mod+Shift+l',
  copy: '$mod+c',
  cut: '$mod+x',
  'copy-picture': 'Shift+Alt+KeyC',
  paste: '$mod+v',
  'select-all': '$mod+a',
  arrange: 'Shift+a',
  fit: 'f',
  'zoom-in': '+',
  'zoom-out': '-',
  'zoom-one': '0',
  'zoom-selection': 'Shift+Digit2',
  outline: 'o',
  internals: 'Shift+i',
} as const satisfies Readonly<Record<string, string>>

/** A kind of node has its key in the table of kinds. */
type AddKeys = { readonly [Kind in NodeKind as `add-${Kind}`]: string }

export const SHORTCUTS: Readonly<typeof KEYS & AddKeys> = {
  ...KEYS,
  ...(Object.fromEntries(NODE_KINDS.map((kind) => [`add-${kind}`, KINDS[kind].key])) as AddKeys),
}

export type ShortcutOf = keyof typeof SHORTCUTS

/** The same commands under the keys that hands bring from other tools. */
export const FURTHER_KEYS: Readonly<Partial<Record<ShortcutOf, readonly string[]>>> = {
  redo: ['$mod+y'],
  delete: ['Backspace'],
  fit: ['Shift+Digit1'],
  'zoom-in': ['=', '$mod+=', '$mod++'],
  'zoom-out': ['$mod+-'],
  'zoom-one': ['$mod+0'],
}
