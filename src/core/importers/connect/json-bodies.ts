/** A body that a command sends or a page shows, with the connector's name where the address before it says one. */
export interface JsonBody {
  readonly text: string
  /** The line in which it begins, counted from 1. */
  readonly line: number
  readonly name?: string
}

/** As many as anybody pastes at once. */
const MOST = 500

/**
 * Returns the mappings of JSON in a text that are of connectors, whatever stands around them: the body of `curl`, what a
 * page says before and after. Comments in them fall away.
 */
export function jsonBodies(text: string): readonly JsonBody[] {
  const plain = withoutComments(withoutShell(text))
  const found: JsonBody[] = []
  for (let at = plain.indexOf('{'); at >= 0 && found.length < MOST; at = plain.indexOf('{', at)) {
    if (!isBeginning(plain, at)) {
      at += 1
      continue
    }
    const end = endOf(plain, at)
    if (end === undefined) break
    const body = plain.slice(at, end)
    if (/"connector\.class"/.test(body)) {
      const before = plain.slice(Math.max(0, at - 2000), at)
      const name =
        /\bname=["']?([\w.-]+)["']?\s+config:=["']?$/.exec(before)?.[1] ??
        /.*\/connectors\/([\w.-]+)(?:\/config)?(?=["'\s?]|$)/s.exec(before)?.[1]
      found.push({
        text: body,
        line: plain.slice(0, at).split('\n').length,
        ...(name !== undefined && { name }),
      })
    }
    at = end
  }
  return found
}

/** What a shell makes of its quotes: `'"$VAR"'` inside of single ones is the variable, `\\"` inside of double ones is `"`. */
function withoutShell(text: string): string {
  // Outside of a body in a shell's quotes they are those of the value, as of a query.
  const isQuoted = /'\s*[{[]/.test(text)
  const spliced = !isQuoted
    ? text
    : text.replace(
        /'"?\$(?:\{(\w+)(?:[^\w{}'"][^{}'"]*)?\}|(\w+))"?'/g,
        (_, one, other) => `\${${one ?? other}}`,
      )
  return /\{\s*\\"/.test(spliced) && !/\{\s*"/.test(spliced) ? spliced.replaceAll('\\"', '"') : spliced
}

const BEGINNING = /\{\s*["}]/y

/** Whether a mapping of JSON begins here: the body of a shell's function, or a variable, is none and may have one in it. */
function isBeginning(text: string, at: number): boolean {
  BEGINNING.lastIndex = at
  return BEGINNING.test(text)
}

/** Where the mapping that begins here ends; undefined where it is torn off. */
function endOf(text: string, start: number): number | undefined {
  let depth = 0
  let isQuoted = false
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at]
    if (isQuoted) {
      if (sign === '\\') at += 1
      else if (sign === '"') isQuoted = false
    } else if (sign === '"') isQuoted = true
    else if (sign === '{') depth += 1
    else if (sign === '}' && --depth === 0) return at + 1
  }
  return undefined
}

/** Comments of two slashes or a sharp, outside of quotes, as blanks, so that every line keeps its number. */
const withoutComments = (text: string): string =>
  text.replace(/"(?:[^"\\\n]|\\.)*"?|(?<=^|\s)(?:\/\/|#)[^\n]*/g, (found) =>
    found.startsWith('"') ? found : '',
  )
