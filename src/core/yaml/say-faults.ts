import type { LineCounter } from 'yaml'
import type { Fault } from './compose-yaml'
import type { TextError } from './text-error'

/** What the parser's words mean to someone who writes a document by hand. */
const MEANINGS: readonly (readonly [RegExp, string])[] = [
  [/(?:end with an? |expected .*with an? )([}\]])/i, 'A `$1` is missing, or a line is not indented'],
  [/^Missing closing (["'])/, 'A closing `$1` is missing'],
  [/^Implicit (?:map )?keys? .*(?:single line|followed by map values)/, 'A `:` or a `,` is missing'],
  [/^Nested mappings are not allowed/, 'There is a second `: ` in one line; text with a colon needs quotes'],
  [/^Sequence item without|^All (?:mapping|sequence) items/, 'A line is not indented as those around it'],
  [/^Tabs are not allowed/, 'Tabs are not allowed as indentation; use spaces'],
  [/ at node end$/, 'Something stands here after what was complete before it'],
]

function sentenceOf(message: string): string {
  const plain = message.replace(/\s+at line \d+, column \d+:?[\s\S]*$/, '')
  for (const [pattern, meaning] of MEANINGS) {
    const found = pattern.exec(plain)
    if (found) return meaning.replace('$1', found[1] ?? '')
  }
  return plain.slice(0, 200)
}

/** Faults of syntax as sentences with their lines, in the order of the text, each sentence once. */
export function sayFaults(
  faults: readonly Fault[],
  lines: LineCounter,
  before = 'This is neither YAML nor JSON: ',
): TextError[] {
  const said = new Map<string, TextError>()
  for (const { message, offset } of faults.toSorted((one, other) => one.offset - other.offset)) {
    const sentence = sentenceOf(message)
    if (said.has(sentence)) continue
    const end = /[.!?]$/.test(sentence) ? '' : '.'
    const { line } = lines.linePos(offset)
    said.set(sentence, { path: '', message: `${before}${sentence}${end}`, line })
  }
  return [...said.values()]
}
