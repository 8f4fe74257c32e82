/** More names than these are not meant to be listed. */
const MOST = 200

/**
 * Returns the names that a pattern matches where they can be listed: letters, escaped points and choices, as
 * `^shop\.(orders|items)$`. Undefined of any other, and of one that is no more than a name.
 */
export function namesOfPattern(pattern: string): readonly string[] | undefined {
  const inner = pattern.trim().replace(/^\^/, '').replace(/\$$/, '')
  if (!/^(?:[\w-]|\\[.-]|[|()]|\?:)+$/.test(inner) || inner.length > 5000) return undefined
  const reader = { text: inner, at: 0 }
  const names = choicesOf(reader)
  if (!names || reader.at < inner.length || names.length > MOST) return undefined
  return names.some((name) => name === '') || names[0] === pattern ? undefined : names
}

interface Reader {
  readonly text: string
  at: number
}

/** What stands between bars, up to a bracket that closes or the end. */
function choicesOf(reader: Reader): string[] | undefined {
  const found: string[] = []
  do {
    const names = sequenceOf(reader)
    if (!names || found.length + names.length > MOST) return undefined
    found.push(...names)
  } while (reader.text[reader.at] === '|' && ++reader.at)
  return found
}

function sequenceOf(reader: Reader): string[] | undefined {
  let names = ['']
  while (reader.at < reader.text.length && !'|)'.includes(reader.text[reader.at] ?? '')) {
    const part = partOf(reader)
    if (!part || names.length * part.length > MOST) return undefined
    names = names.flatMap((before) => part.map((after) => before + after))
  }
  return names
}

function partOf(reader: Reader): string[] | undefined {
  const sign = reader.text[reader.at] ?? ''
  if (sign === '(') {
    reader.at += reader.text.startsWith('(?:', reader.at) ? 3 : 1
    const inside = choicesOf(reader)
    if (reader.text[reader.at] !== ')') return undefined
    reader.at += 1
    return inside
  }
  if (sign === '?') return undefined
  reader.at += sign === '\\' ? 2 : 1
  return [sign === '\\' ? (reader.text[reader.at - 1] ?? '') : sign]
}
