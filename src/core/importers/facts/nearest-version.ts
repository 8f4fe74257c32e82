import { NAMED_VERSIONS } from '../../kafka/versions'
import { placeText } from '../source'
import type { Claim } from './claim'
import type { FactBook } from './fact-book'

const RELEASE = /^v?(\d+)\.(\d+)(?:[.-].*)?$/

/**
 * A claim about Kafka's version with a release that a design may name: the same, or else the newest that is not
 * newer, or the oldest; which one was taken is a guess. Nothing where it is no version.
 */
export function nearestVersion(book: FactBook, claim: Claim): Claim[] {
  const said = String(claim.value)
  const number = numberOf(said)
  if (number === undefined) {
    book.lose(claim.place, `\`${said}\` is no version of Kafka in ${placeText(claim.place)}.`)
    return []
  }
  const same = NAMED_VERSIONS.find((version) => numberOf(version) === number)
  if (same) return [{ ...claim, value: same }]
  const nearest =
    NAMED_VERSIONS.findLast((version) => (numberOf(version) ?? 0) <= number) ?? NAMED_VERSIONS[0]
  if (!nearest) return []
  book.guess(claim.place, `Kafka ${said} is taken as ${nearest}, the nearest release that Surveyor knows.`)
  return [{ ...claim, value: nearest }]
}

function numberOf(version: string): number | undefined {
  const found = RELEASE.exec(version)
  return found ? Number(found[1]) * 1000 + Number(found[2]) : undefined
}
