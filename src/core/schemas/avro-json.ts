/** The only key of what stands for a whole number between the two readings. */
const WHOLE = '\u0000whole'

/** Texts, which are passed over, and numbers, of JSON that is known to be sound. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g

/** More digits than any `long` has. */
const LONGEST = 20

/**
 * Returns what a text of JSON holds, with the numbers as Avro's parser tells them apart: those that are written whole
 * are bigints, those with a fraction or an exponent are numbers, `1e2` and `1.0` too. Throws where it is no JSON.
 */
export function parseAvroJson(text: string): unknown {
  const plain: unknown = JSON.parse(text)
  const marked = text.replace(TOKEN, (token) =>
    /^-?\d+$/.test(token) && token.length <= LONGEST ? `{${JSON.stringify(WHOLE)}:"${token}"}` : token,
  )
  return marked === text ? plain : (JSON.parse(marked, wholeNumbers) as unknown)
}

const wholeNumbers = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && WHOLE in value ? BigInt(String(value[WHOLE])) : value
