/**
 * What a template or a program puts in place of a value: `{{ .Values.partitions }}`, `${PARTITIONS}`,
 * `var.partitions`. An importer does not compute it; it carries it along, so that whoever needs the value can say
 * which expression stands there instead.
 *
 * Inside a text that is still to be parsed an expression is hidden in characters of the private use area, one for
 * one, so that no quote, bracket or colon of it means anything and every column stays where it was.
 */
const OPEN = '\uE000'
const CLOSE = '\uE001'
const SHIFT = 0xe100
const HIDDEN = /\uE000([^\uE001]*)\uE001/g

/** An expression as it stands in a value: readable again by `sayExpressions`. */
export const hideExpression = (text: string): string =>
  OPEN +
  [...text]
    .map((character) => {
      const code = character.codePointAt(0) ?? 0
      return code < 0x100 ? String.fromCharCode(code + SHIFT) : character
    })
    .join('') +
  CLOSE

/** What templates of no kind that is known here leave in a plain text: `${X}`, `{{ x }}`, `{% x %}`. */
const PLAIN = /\$\{[^}]*\}|\{\{[^}]*\}\}|\{%[^%]*%\}/

/** Whether a text is, or has in it, something that is not said here. */
export const hasExpression = (text: string): boolean => text.includes(OPEN) || PLAIN.test(text)

/** The text with hidden expressions as they were written. */
export const showExpressions = (text: string): string =>
  text.replace(HIDDEN, (_, hidden: string) =>
    [...hidden]
      .map((character) => {
        const code = character.codePointAt(0) ?? 0
        return code >= SHIFT && code < SHIFT + 0x100 ? String.fromCharCode(code - SHIFT) : character
      })
      .join(''),
  )

const LONGEST = 80
/** What may have a secret in it as its default is not repeated. */
const SECRET = /pass|secret|token|credential|private|jaas|:-|:/i

/** An expression for a sentence, in backticks, without what it may hold of secrets. */
export function sayExpression(text: string): string {
  const shown = showExpressions(text).replace(/\s+/g, ' ').trim()
  if (SECRET.test(shown) && /\$\{/.test(shown)) return 'an expression'
  const short = shown.length > LONGEST ? `${shown.slice(0, LONGEST)}…` : shown
  return `\`${short.replaceAll('`', "'")}\``
}

/** A sentence that may have expressions in it, as it is printed. */
export const sayAll = (sentence: string): string =>
  sentence.replace(HIDDEN, (hidden) => sayExpression(hidden).replaceAll('`', ''))

const MARKS = /[\uE000-\uE2FF]/g

/** A text in which the characters that hide expressions mean nothing: what has them already does not mean that. */
export const withoutMarks = (text: string): string => text.replace(MARKS, '\uFFFD')
