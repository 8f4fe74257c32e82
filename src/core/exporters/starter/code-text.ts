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
export const quoted = (text: string): string => JSON.stringify(text.replace(/[\ud800-\udfff]/gu, '\ufffd'))
