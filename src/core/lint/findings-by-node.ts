import type { Finding } from './finding'

type ByNode = ReadonlyMap<string, readonly Finding[]>

/** The findings of each node, grouped when one is first asked for: an edit that nobody looks at pays nothing. */
export const findingsByNode = (findings: readonly Finding[]): ByNode => new LazyByNode(findings)

class LazyByNode implements ByNode {
  readonly #findings: readonly Finding[]
  #grouped: ByNode | undefined

  constructor(findings: readonly Finding[]) {
    this.#findings = findings
  }

  get #map(): ByNode {
    this.#grouped ??= group(this.#findings)
    return this.#grouped
  }

  get size(): number {
    return this.#map.size
  }

  get(node: string): readonly Finding[] | undefined {
    return this.#map.get(node)
  }

  has(node: string): boolean {
    return this.#map.has(node)
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

function group(findings: readonly Finding[]): ByNode {
  const nodes = new Map<string, Finding[]>()
  for (const finding of findings) {
    const known = nodes.get(finding.at)
    if (known) known.push(finding)
    else nodes.set(finding.at, [finding])
  }
  return nodes
}
