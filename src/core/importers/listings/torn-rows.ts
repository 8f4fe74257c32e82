/** Rows of a listing that lost a blank, a cell or their end as they were copied. */

const wordsOf = (text: string): string[] => text.trim().split(/\s+/)
const isNumber = (word: string | undefined): boolean => word !== undefined && /^\d+$/.test(word)

/** An address that stands at the end of a longer word: the columns CONSUMER-ID and HOST ran together. */
const ADDRESS_AT_END = /^([^/]+)(\/(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-fA-F]*:[\da-fA-F:.]+(?:%\w+)?))$/

/** The text with a blank again where two of its columns ran together; as it is where that is not sure. */
export function unglued(columns: readonly string[], text: string): string {
  const words = wordsOf(text)
  const missing = columns.length - words.length
  if (missing < 1 || missing > 2 || text.includes('|')) return text
  const id = columns.indexOf('CONSUMER-ID')
  const apart =
    id >= 0 && columns[id + 1] === 'HOST'
      ? words.map((word) => word.replace(ADDRESS_AT_END, '$1\t$2'))
      : words
  const lag = columns.indexOf('LAG')
  const [committed, end] = [
    words[columns.indexOf('CURRENT-OFFSET')],
    words[columns.indexOf('LOG-END-OFFSET')],
  ]
  if (lag >= 0 && isNumber(committed) && isNumber(end)) {
    // Where a lag ends is sure only by the offsets before it.
    const digits = String(Number(end) - Number(committed))
    const word = apart[lag] ?? ''
    if (word.startsWith(digits) && !/^-?\d*$/.test(word))
      apart[lag] = `${digits}\t${word.slice(digits.length)}`
  }
  // No row with tabs is read by where its columns begin.
  const whole = apart.join('\t')
  return whole === words.join('\t') ? text : whole
}

/** Whether a text begins a row of its own, and is not the rest of the one before that a terminal broke. */
export function isBeginning(columns: readonly string[], before: string, text: string): boolean {
  const [words, others] = [wordsOf(text), wordsOf(before)]
  const [topic, partition] = [columns.indexOf('TOPIC'), columns.indexOf('PARTITION')]
  const isSame = columns[0] !== 'GROUP' || words[0] === others[0]
  if (topic < 0 || partition < 0)
    return columns[0] === 'GROUP' && isSame && words.length >= columns.length - 2
  const areOffsets = ['CURRENT-OFFSET', 'LOG-END-OFFSET'].every((column) =>
    /^(?:\d+|-)$/.test(words[columns.indexOf(column)] ?? ''),
  )
  return (
    words.length > partition + 2 &&
    isNumber(words[partition]) &&
    (isSame || areOffsets) &&
    (words[topic] === others[topic] || !isNumber(words[topic]))
  )
}

/** The words of a row of `--state` whose group has no assignor: Kafka prints none, and nothing in its place. */
export function withAssignor(
  columns: readonly string[],
  words: readonly string[],
): readonly (string | undefined)[] {
  const at = columns.indexOf('ASSIGNMENT-STRATEGY')
  const isShort = at >= 0 && words.length === columns.length - 1 && columns.at(-1) === '#MEMBERS'
  return isShort && isNumber(words.at(-1)) ? [...words.slice(0, at), undefined, ...words.slice(at)] : words
}
