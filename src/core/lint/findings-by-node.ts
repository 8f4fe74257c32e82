import { cachedPer } from '../shared/cached-per'
import { type BySeverity, SEVERITIES } from './by-severity'
import type { Finding } from './finding'

type ByNode = ReadonlyMap<string, readonly Finding[]>

/**
 * The findings of each node, all of them grouped when somebody first goes through them: an edit that nobody looks at
 * pays nothing. A single node is looked up in `parts`, where all findings are theirs and none is left out: what is
 * grouped of a part is cached, so that an edit groups one part again.
 */
export const findingsByNode = (
  findings: readonly Finding[],
  parts: readonly BySeverity[] | null = null,
): ByNode => new LazyByNode(findings, parts)

class LazyByNode implements ByNode {
  readonly #findings: readonly Finding[]
  readonly #parts: readonly BySeverity[] | null
  #grouped: ByNode | undefined
  /** The same list each time that a node is asked for. */
  readonly #found = new Map<string, readonly Finding[]>()

  constructor(findings: readonly Finding[], parts: readonly BySeverity[] | null) {
    this.#findings = findings
    this.#parts = parts
  }

  get #map(): ByNode {
    this.#grouped ??= group(this.#findings)
    return this.#grouped
  }

  get size(): number {
    return this.#map.size
  }

  get(node: string): readonly Finding[] | undefined {
    if (this.#grouped || !this.#parts) return this.#map.get(node)
    const before = this.#found.get(node)
    if (before !== undefined) return before
    const found = findIn(this.#parts, node)
    if (found !== undefined) this.#found.set(node, found)
    return found
  }

  has(node: string): boolean {
    return this.get(node) !== undefined
  }

  forEach(visit: (findings: readonly Finding[], node: string, map: ByNode) => void): void {
    this.#map.forEach((findings, node) => {
      visit(findings, node, this)
    })
  }

  entries(): MapIterator<[string, readonly Finding[]]> {
    return this.#map.entries()
  }

  keys(): MapIterator<string> {
    return this.#map.keys()
  }

  values(): MapIterator<readonly Finding[]> {
    return this.#map.values()
  }

  [Symbol.iterator](): MapIterator<[string, readonly Finding[]]> {
    return this.#map.entries()
  }
}

const groupedPart = cachedPer((part: BySeverity) => group(SEVERITIES.flatMap((severity) => part[severity])))

/** The findings of one node, in the order that they have in the list of all: by severity, then part by part. */
function findIn(parts: readonly BySeverity[], node: string): readonly Finding[] | undefined {
  let found: readonly Finding[] | undefined
  let isOfSeveral = false
  for (const part of parts) {
    const some = groupedPart(part).get(node)
    if (some === undefined) continue
    isOfSeveral = found !== undefined
    found = found === undefined ? some : found.concat(some)
  }
  if (found === undefined || !isOfSeveral) return found
  const all = found
  return SEVERITIES.flatMap((severity) => all.filter((finding) => finding.severity === severity))
}

function group(findings: readonly Finding[]): ByNode {
  const nodes = new Map<string, Finding[]>()
  for (const finding of findings) {
    const known = nodes.get(finding.at)
    if (known) known.push(finding)
    else nodes.set(finding.at, [finding])
  }
  return nodes
}
