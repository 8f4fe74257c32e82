/**
 * The keys of commands, by their ids, as tinykeys writes them; `$mod` is Ctrl, or ⌘ on a Mac. One table, so that a
 * tooltip, a menu and the keyboard can never tell different keys. Those of dialogs and panels stand in the tables
 * of the app.
 */
export const SHORTCUTS = {
  undo: '$mod+z',
  redo: '$mod+Shift+z',
  save: '$mod+s',
  'add-producer': 'p',
  'add-topic': 't',
  'add-consumerGroup': 'g',
  'add-note': 'n',
  'add-area': 'a',
  connect: 'c',
  rename: 'F2',
  delete: 'Delete',
  backspace: 'Backspace',
  duplicate: '$mod+d',
  copy: '$mod+c',
  cut: '$mod+x',
  paste: '$mod+v',
  'select-all': '$mod+a',
  arrange: 'Shift+a',
  fit: 'f',
  'zoom-in': '+',
  'zoom-out': '-',
  'zoom-one': '0',
  outline: 'o',
} as const satisfies Readonly<Record<string, string>>

export type ShortcutOf = keyof typeof SHORTCUTS
