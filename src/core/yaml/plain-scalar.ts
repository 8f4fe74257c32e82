/**
 * What an unquoted word of YAML 1.2 (core schema) means. An integer that no number holds exactly stays
 * text, so that `9223372036854775807` is what it says.
 */
export function plainScalar(text: string): string | number | boolean | null {
  const first = text.charCodeAt(0)
  const isNumeric = (first >= 48 && first <= 57) || first === 43 || first === 45 || first === 46
  if (isNumeric) return INTEGER.test(text) ? integer(text) : number(text)
  return text.length <= 5 && WORDS.has(text) ? (WORDS.get(text) ?? null) : text
}

const INTEGER = /^[-+]?\d+$/
const FLOAT = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/

const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ['', null],
  ['~', null],
  ['null', null],
  ['Null', null],
  ['NULL', null],
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
])

function integer(text: string): number | string {
  const value = Number(text)
  return Number.isSafeInteger(value) ? value : text
}

function number(text: string): number | string {
  if (FLOAT.test(text)) return Number(text)
  if (/^0o[0-7]+$/.test(text) || /^0x[\da-fA-F]+$/.test(text)) return integerOf(text)
  const infinite = /^([-+]?)\.(?:inf|Inf|INF)$/.exec(text)
  if (infinite) return infinite[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  return /^\.(?:nan|NaN|NAN)$/.test(text) ? Number.NaN : text
}

function integerOf(text: string): number | string {
  const value = Number(text)
  return Number.isSafeInteger(value) ? value : text
}
