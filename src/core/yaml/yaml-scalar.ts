/** Words that some YAML reader takes for something else than text; 1.1 readers included. */
const RESERVED = /^(?:null|true|false|yes|no|on|off|y|n)$/i
const KEY = /^[A-Za-z_][\w.-]*$/
/** Safe without quotes anywhere, inside brackets too. */
const WORD = /^[A-Za-z_/][\w./+@-]*(?: [\w./+(@-][\w./+()@-]*)*$/
/** Safe without quotes after a key, where commas and brackets are only text. */
const SENTENCE = /^[A-Za-z][ !-~\u{a1}-\u{d7ff}]*$/u
const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}]/u
const NUMERIC = /^[-+.\d]/

/** A number so that reading it gives the very same one: beyond 2^53 with an exponent, as no exact integer. */
export function numberText(value: number): string {
  if (Object.is(value, -0)) return '-0'
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? value.toExponential() : String(value)
}

/** A scalar of one line; `isNested` where it stands inside brackets. */
export function yamlScalar(value: unknown, isNested: boolean): string {
  if (typeof value === 'number') return numberText(value)
  return typeof value === 'string' ? text(value, isNested) : String(value)
}

function text(value: string, isNested: boolean): string {
  if (value.length <= 5 && RESERVED.test(value)) return quoted(value)
  if (WORD.test(value)) return value
  if (!isNested && isSentence(value)) return value
  return quoted(value)
}

const isSentence = (value: string): boolean =>
  SENTENCE.test(value) && !/: | #|[: ]$/.test(value) && !UNPRINTABLE.test(value)

/** In double quotes where single ones cannot hold it, or where it looks like a number. */
function quoted(value: string): string {
  if (UNPRINTABLE.test(value)) {
    const escapeUnit = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
    const escaped = JSON.stringify(value).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) =>
      character.split('').map(escapeUnit).join(''),
    )
    return escaped
  }
  return NUMERIC.test(value) ? JSON.stringify(value) : `'${value.replaceAll("'", "''")}'`
}

/** A key of a mapping, in quotes where some reader of YAML would not take it as it is. */
export const yamlKey = (key: string): string =>
  KEY.test(key) && !(key.length <= 5 && RESERVED.test(key)) ? key : quoted(key)

/** Text of several lines as a literal block with its indicator, or undefined where one cannot hold it. */
export function literalBlock(value: string, margin: string): string | undefined {
  if (!value.includes('\n')) return undefined
  const ends = value.endsWith('\n')
  const lines = (ends ? value.slice(0, -1) : value).split('\n')
  const isPlain = lines.every((line) => !UNPRINTABLE.test(line) && (line === '' || line.trim() !== ''))
  if (!isPlain || !lines[0] || lines[0].startsWith(' ') || lines.at(-1) === '') return undefined
  return `${ends ? '|' : '|-'}${lines.map((line) => (line === '' ? '\n' : `\n${margin}${line}`)).join('')}`
}
