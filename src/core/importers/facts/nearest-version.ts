import { KAFKA_VERSIONS } from '../../kafka/versions'
import { placeText } from '../source'
import type { Claim } from './claim'
import type { FactBook } from './fact-book'

const RELEASE = /^v?(\d+)\.(\d+)(?:[.-].*)?$/

/**
 * A claim about Kafka's version with the release that the catalogue has: the same, or else the newest that is not
 * newer, or the oldest; which one was taken is a guess. Nothing where it is no version.
 */
export function nearestVersion(book: FactBook, claim: Claim): Claim[] {
  const said = String(claim.value)
  const number = numberOf(said)
  if (number === undefined) {
    book.lose(claim.place, `\`${said}\` is no version of Kafka in ${placeText(claim.place)}.`)
    return []
  }
  const known = KAFKA_VERSIONS.map((version) => ({ version, number: numberOf(version) ?? 0 }))
  const nearest = known.findLast((candidate) => candidate.number <= number) ?? known[0]
  if (!nearest) return []
  if (nearest.number !== number) {
    book.guess(
      claim.place,
      `Kafka ${said} is taken as ${nearest.version}, the nearest release that Surveyor knows.`,
    )
  }
  return [{ ...claim, value: nearest.version }]
}

function numberOf(version: string): number | undefined {
  const found = RELEASE.exec(version)
  return found ? Number(found[1]) * 1000 + Number(found[2]) : undefined
}
