const UNITS = [
  ['d', 86_400],
  ['h', 3600],
  ['min', 60],
] as const

/** A number of seconds exactly, as a person would type it again: `20 min`, `6 h`, `1 h 30 min`, `90 s`. */
export function sayLength(seconds: number): string {
  const parts: string[] = []
  let rest = seconds
  for (const [unit, size] of UNITS) {
    const count = Math.floor(rest / size)
    if (count > 0) parts.push(`${count} ${unit}`)
    rest -= count * size
  }
  if (rest > 0 || parts.length === 0) parts.push(`${Number(rest.toPrecision(12))} s`)
  return parts.join(' ')
}
