const isMac = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '')

const KEY_NAMES: Readonly<Record<string, string>> = {
  $mod: isMac ? '⌘' : 'Ctrl',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
}

/** A shortcut as tinykeys writes it, as keys to show: `Ctrl Shift Z`. */
export const shownShortcut = (shortcut: string): string =>
  shortcut
    .split(/\b\+/)
    .map((key) => KEY_NAMES[key] ?? key.replace(/^(Digit|Key)/, ''))
    .map((key) => (key.length === 1 ? key.toUpperCase() : key))
    .join(' ')
