import { readTypedRate } from '../edges/typed-rate'

interface Typed {
  readonly name: string
  readonly rate?: string
}

/** Longer than any name with a rate. */
const LONGEST = 600

/**
 * Returns the name that is typed, and the rate behind it at which the edge is written: `orders 5k`, `orders 500 to 2000`,
 * `orders 10 MB/s`. A number that does not begin a rate is of the name: `terminal 4 feed 5k`.
 */
export function splitTyped(typed: string): Typed {
  if (typed.length > LONGEST) return { name: typed }
  for (const { index } of typed.matchAll(/(?<=\S)\s(?=\s*\d)/g)) {
    const rate = typed.slice(index).trim()
    if (/^\d/.test(rate) && readTypedRate(rate, '').ok)
      return { name: typed.slice(0, index).trimStart(), rate }
  }
  return { name: typed }
}
