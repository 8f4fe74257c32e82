import { err, ok, type Result } from './result'

/** What parts thousands and nothing else: spaces of every width, underscores, apostrophes. */
const PARTS = /[ _'’]/g

/** `1.500` and `10.000`: nobody writes such zeros behind a decimal, and half of the world parts thousands so. */
const DOTTED = /^[1-9]\d{0,2}\.\d\d0$/

/**
 * Returns the number that is written, as people of either custom write it: `1,000` and `1 000` and `1'000` and
 * `1.000.000` are whole, `2,5` and `0,125` and `1.234,5` have decimals. Refuses, in a sentence that goes on, what both
 * customs would write with another meaning, as `1.500`, and what is no number.
 */
export function parseNumber(written: string): Result<number> {
  const bare = written.trim().replace(PARTS, '')
  const plain = withPoint(bare)
  if (plain === null)
    return err(`“${bare}” can be read in two ways: write ${bare.replace('.', ',')}, or ${Number(bare)}.`)
  const number = Number(plain)
  return plain === '' || !Number.isFinite(number)
    ? err(`“${written.slice(0, 40)}” is not a number.`)
    : ok(number)
}

/** The same with a point for the decimals and nothing for the thousands; null where that cannot be told. */
function withPoint(bare: string): string | null {
  if (/^\+?\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?$/.test(bare) || /^\+?\d{1,3}(?:\.\d{3})+,\d+$/.test(bare))
    return bare.replace(/\./g, '').replace(',', '.')
  if (/^[+-]?\d*,\d{1,2}$/.test(bare) || /^[+-]?0+,\d+$/.test(bare)) return bare.replace(',', '.')
  if (DOTTED.test(bare)) return null
  // A digit typed after `5,000` is no fault, and neither is the comma before the next three.
  return bare.replace(/,/g, '')
}
