/** The only key of what stands for a whole number between the two readings. */
const WHOLE = '\u0000whole'

/** Texts, which are passed over, and comments as in Java; one that is not closed goes to the end, so that none is tried twice. */
const COMMENT = /"[^"\\]*(?:\\[\s\S][^"\\]*)*(?:"|\\?$)|\/\/[^\n\r]*|\/\*[\s\S]*?(?:\*\/|$)/g

const isClosed = (part: string): boolean =>
  part.startsWith('//') || (part.startsWith('/*') && part.length > 3 && part.endsWith('*/'))

/**
 * Returns a schema of Avro with a space for each character of its comments, so that all else stands where it stood:
 * its parser takes them before and inside of a schema, parsers in other languages do not. One after its end stays, and
 * is refused, as it is by Avro. @see org.apache.avro.Schema.FACTORY of Avro 1.12.1
 */
export function withoutComments(text: string): string {
  if (!text.includes('/')) return text
  const end = Math.max(...['}', ']', '"'].map((last) => text.lastIndexOf(last))) + 1
  const inside = text
    .slice(0, end)
    .replace(COMMENT, (part) => (isClosed(part) ? part.replaceAll(/[^\n\r]/g, ' ') : part))
  return inside + text.slice(end)
}

/** Texts, which are passed over, and numbers, of JSON that is known to be sound. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g

/** More digits than any `long` has. */
const LONGEST = 20

/**
 * Returns what a text of JSON holds, comments left out, with the numbers as Avro's parser tells them apart: those that are written whole
 * are bigints, those with a fraction or an exponent are numbers, `1e2` and `1.0` too. Throws where it is no JSON.
 */
export function parseAvroJson(commented: string): unknown {
  const text = withoutComments(commented)
  const plain: unknown = JSON.parse(text)
  const marked = text.replace(TOKEN, (token) =>
    /^-?\d+$/.test(token) && token.length <= LONGEST ? `{${JSON.stringify(WHOLE)}:"${token}"}` : token,
  )
  return marked === text ? plain : (JSON.parse(marked, wholeNumbers) as unknown)
}

const wholeNumbers = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && WHOLE in value ? BigInt(String(value[WHOLE])) : value
