/** Program text put together of parts, some of which only some programs have. */

/** A part of a program, or nothing where it is not needed. */
export type Part = string | false | undefined

/** The parts that are there, one below the other. */
export const block = (...parts: readonly Part[]): string =>
  parts.filter((part): part is string => part !== false && part !== undefined).join('\n')

/** The parts that are there, with an empty line between them. */
export const blocks = (...parts: readonly Part[]): string =>
  parts.filter((part): part is string => part !== false && part !== undefined).join('\n\n')

/** A text in double quotes, as JSON, Python, Go and C# read it; half of a character, which none of them may say, is U+FFFD. */
export const quoted = (text: string): string =>
  JSON.stringify(text.replace(/[\ud800-\udfff]/gu, '\ufffd')).replace(
    UNSEEN,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** Ends of lines to C#, and the byte order mark, which Go takes nowhere but first. */
const UNSEEN = /[\u0085\u2028\u2029\ufeff]/g
