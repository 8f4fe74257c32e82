/** One line of the text that Prometheus reads. */
export interface Sample {
  readonly name: string
  readonly labels: ReadonlyMap<string, string>
  readonly value: number
  /** Milliseconds since 1970, where the line tells it. */
  readonly at: number | undefined
  readonly line: number
}

const SAMPLE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})?\s+(\S+)(?:\s+(-?\d+))?\s*$/
const LABEL = /([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"/g

/**
 * Returns the sample of a line, or undefined where it is none.
 *
 * @see Prometheus, exposition formats, text-based format
 */
export function sampleOf(text: string, line: number): Sample | undefined {
  const [, name, inner = '', value = '', at] = SAMPLE.exec(text) ?? []
  if (name === undefined) return undefined
  const labels = new Map<string, string>()
  for (const [, key = '', said = ''] of inner.matchAll(LABEL))
    labels.set(
      key,
      said.replace(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign)),
    )
  return { name, labels, value: Number(value), at: at === undefined ? undefined : Number(at), line }
}
