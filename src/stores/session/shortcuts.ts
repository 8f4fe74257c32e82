/**
 * The keys of every command, by its id, as tinykeys writes them; `$mod` is Ctrl, or ⌘ on a Mac. One table, so
 * that a tooltip, a menu and the keyboard can never tell different keys.
 */
export const SHORTCUTS = {
  undo: '$mod+z',
  redo: '$mod+Shift+z',
  'open-export': '$mod+e',
  'open-share': '$mod+Shift+s',
  'open-open': '$mod+o',
  'open-shortcuts': '?',
  'open-commands': '$mod+k',
  save: '$mod+s',
  'show-findings': '1',
  'show-checklist': '2',
  'show-sizing': '3',
  'add-producer': 'p',
  'add-topic': 't',
  'add-consumerGroup': 'g',
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
