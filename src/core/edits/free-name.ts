import type { Design } from '../model/design'
import { nodeNames } from '../model/has-node'
import type { NodeKind } from '../model/node-id'

const NUMBERED = /^(.*)-(\d{1,9})$/s

/** Leaves room for a number within the thousand characters that a name may have. */
const LONGEST_BASE = 980

/** The first of `orders`, `orders-2`, `orders-3` that is not taken; `orders-2` itself goes on with `orders-3`. */
export function firstFreeName(isTaken: (name: string) => boolean, base: string): string {
  if (!isTaken(base)) return base
  const [, stem = base, number = '1'] = NUMBERED.exec(base) ?? []
  const short = stem.slice(0, LONGEST_BASE)
  for (let next = Number(number) + 1; ; next += 1) {
    const name = `${short}-${next}`
    if (!isTaken(name)) return name
  }
}

/** A name for a new node of a kind, as close to `base` as those that the design already has allow. */
export function freeName(design: Design, kind: NodeKind, base: string): string {
  const taken = nodeNames(design, kind)
  return firstFreeName((name) => taken.has(name), base)
}
