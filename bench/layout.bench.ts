import { arrange } from '@/core/layout/arrange'
import type { Design } from '@/core/model/design'
import { realisticDesign } from '@/testing/realistic-design'
import { largeDesign } from './large-design'
import { measure } from './measure'
import type { Row } from './row'

const unplaced = (design: Design): Design => ({ ...design, layout: {} })

/** A fresh copy each time: what is kept per object of a design must not help. */
const copies = (design: Design): readonly Design[] =>
  Array.from({ length: 30 }, () => structuredClone(unplaced(design)))

export function benchLayout(): readonly Row[] {
  const of = (name: string, design: Design, bar?: number): Row => {
    const designs = copies(design)
    const measured = measure((round) => arrange(designs[round] ?? design), 20, 10)
    return { name, measured, ...(bar !== undefined && { bar }) }
  }
  return [
    of('arrange 1,000 nodes, one large net', realisticDesign(1000), 50),
    of('arrange 1,000 nodes in rings of readers', largeDesign(250), 50),
    of('arrange 5,000 nodes', realisticDesign(5000)),
  ]
}
