import type { Finding } from './finding'

/**
 * What names each finding of a list: `rule@at`, and from the second finding of one rule at one place on its
 * number too, as `rule@at#2`. Stays the same while the messages' numbers change, and for the findings of one
 * node it is the same as for the whole design, since both are in one order.
 */
export function findingKeys(findings: readonly Finding[]): ReadonlyMap<Finding, string> {
  const met = new Map<string, number>()
  const keys = new Map<Finding, string>()
  for (const finding of findings) {
    const place = `${finding.rule}@${finding.at}`
    const count = (met.get(place) ?? 0) + 1
    met.set(place, count)
    keys.set(finding, count === 1 ? place : `${place}#${count}`)
  }
  return keys
}
