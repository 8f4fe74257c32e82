/** Text for a comment: line ends and other control characters as spaces, at most 200 characters. */
export const singleLine = (text: string): string =>
  text
    .replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, 200)

/** `a`, `a and b`, `a, b and 3 more`: names in backticks, for a sentence. */
export function namesInSentence(names: readonly string[]): string {
  const shown = names.slice(0, 3).map((name) => `\`${singleLine(name)}\``)
  const more = names.length - shown.length
  const parts = more > 0 ? [...shown, `${more} more`] : shown
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}
