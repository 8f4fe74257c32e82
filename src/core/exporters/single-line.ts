/** Text for a comment, however long: line ends and other control characters as spaces. */
export const wholeLine = (text: string): string => text.replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()

/** The same, of at most 200 characters. */
export const singleLine = (text: string): string =>
  wholeLine(text)
    .slice(0, 200)
    .replace(/\p{Cs}$/u, '')

/** Returns a line of a comment: nothing follows its mark where it is empty. */
export const commentLine = (line: string, mark = '#'): string => (line === '' ? mark : `${mark} ${line}`)

/** `a`, `a and b`, `a, b and 3 more`: names in backticks, for a sentence. */
export const namesInSentence = (names: readonly string[]): string =>
  listInSentence(names.map((name) => `\`${singleLine(name)}\``))

/** One setting of one node. */
interface NodeSetting {
  readonly node: string
  readonly key: string
}

/** `acks of a`, `acks of a, retries of b and 3 more`. */
export const settingsInSentence = (settings: readonly NodeSetting[]): string =>
  listInSentence(settings.map(({ node, key }) => `\`${singleLine(key)}\` of \`${singleLine(node)}\``))

function listInSentence(items: readonly string[]): string {
  const shown = items.slice(0, 3)
  const more = items.length - shown.length
  const parts = more > 0 ? [...shown, `${more} more`] : shown
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}
