import type { Finding } from './finding'

/**
 * What names each finding of a list: `rule@at`, and from the second finding of one rule at one node on its
 * number too, as `rule@at#2`. Stays the same while the messages' numbers change, and for the findings of one
 * node it is the same as for the whole design, since both are in one order.
 */
export function findingKeys(findings: readonly Finding[]): ReadonlyMap<Finding, string> {
  const met = new Map<string, number>()
  const keys = new Map<Finding, string>()
  for (const finding of findings) {
    const subject = `${finding.rule}@${finding.at}`
    const count = (met.get(subject) ?? 0) + 1
    met.set(subject, count)
    keys.set(finding, count === 1 ? subject : `${subject}#${count}`)
  }
  return keys
}

/** What names one finding of a list, as `findingKeys` does, by the findings of its own node alone. */
export function findingKey(finding: Finding, ofNode: readonly Finding[] = [finding]): string {
  let count = 0
  for (const other of ofNode) {
    if (other.rule === finding.rule && other.at === finding.at) count += 1
    if (other === finding) break
  }
  const subject = `${finding.rule}@${finding.at}`
  return count <= 1 ? subject : `${subject}#${count}`
}

/** The finding that a key names, with the findings of each node at hand; undefined where there is none. */
export function findByKey(
  key: string,
  byNode: Pick<ReadonlyMap<string, readonly Finding[]>, 'get'>,
): Finding | undefined {
  const at = key.slice(key.indexOf('@') + 1)
  for (const node of [at, at.replace(/#\d+$/, '')]) {
    const found = byNode.get(node)?.find((finding, _, all) => findingKey(finding, all) === key)
    if (found) return found
  }
  return undefined
}
