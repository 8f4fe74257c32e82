/** One entry of a properties file. */
export interface Property {
  readonly key: string
  readonly value: string
  /** The line that it begins in, counted from 1. */
  readonly line: number
}

const ESCAPES: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f' }

const unescaped = (text: string): string =>
  text.replace(
    /\\(?:u([\dA-Fa-f]{4})|([\s\S]?))/g,
    (_, code: string | undefined, character: string | undefined) =>
      code === undefined
        ? (ESCAPES[character ?? ''] ?? character ?? '')
        : String.fromCharCode(Number.parseInt(code, 16)),
  )

/**
 * The entries of a text in Java's properties format, in its order; a line that ends in a backslash goes on in the next.
 *
 * @see java.util.Properties.load
 */
export function settingsOfProperties(text: string): Property[] {
  const found: Property[] = []
  const lines = text.split(/\r\n?|\n/)
  for (let at = 0; at < lines.length; at += 1) {
    const line = at + 1
    let entry = (lines[at] ?? '').replace(/^[ \t\f]+/, '')
    if (entry === '' || entry.startsWith('#') || entry.startsWith('!')) continue
    while (endsOpen(entry) && at + 1 < lines.length) {
      at += 1
      entry = entry.slice(0, -1) + (lines[at] ?? '').replace(/^[ \t\f]+/, '')
    }
    const end = keyEnd(entry)
    const rest = entry.slice(end).replace(/^[ \t\f]*[=:]?[ \t\f]*/, '')
    const key = unescaped(entry.slice(0, end))
    if (key !== '') found.push({ key, value: unescaped(rest), line })
  }
  return found
}

/** Whether a line ends in an odd number of backslashes. */
function endsOpen(line: string): boolean {
  let at = line.length
  while (line.charAt(at - 1) === '\\') at -= 1
  return (line.length - at) % 2 === 1
}

/** Where a key ends: at the first blank, `=` or `:` that no backslash stands before. */
function keyEnd(entry: string): number {
  for (let at = 0; at < entry.length; at += 1) {
    const sign = entry.charAt(at)
    if (sign === '\\') at += 1
    else if (/[=: \t\f]/.test(sign)) return at
  }
  return entry.length
}
