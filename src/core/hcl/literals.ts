import type { HclExpression } from './hcl'

export const literal = (
  value: string | number | boolean | null,
  line: number,
  text: string,
): HclExpression => ({
  kind: 'literal',
  value,
  line,
  text,
})

/** A number, a text, a truth value or null, as it is written. */
export function literalOf(text: string, line: number): HclExpression {
  if (text === 'null') return literal(null, line, text)
  if (text === 'true' || text === 'false') return literal(text === 'true', line, text)
  if (text.startsWith('"')) return literal(unquoted(text), line, text)
  const number = Number(text)
  // An integer that no number holds stays as it is written.
  return literal(Number.isInteger(number) && !Number.isSafeInteger(number) ? text : number, line, text)
}

/** What a text in quotes says. */
export const unquoted = (text: string): string => unescaped(text.replace(/^"|"$/g, ''))

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

/** What the inside of a quoted text says: `\n`, `\"`, `\u00e9`, and `$${` for `${`. */
export const unescaped = (text: string): string =>
  text
    .replace(
      /\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|(.))/g,
      (whole, short?: string, long?: string, sign?: string) => {
        if (sign !== undefined) return ESCAPES[sign] ?? sign
        const code = Number.parseInt(short ?? long ?? '', 16)
        return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole
      },
    )
    .replace(/([$%])\1\{/g, '$1{')
