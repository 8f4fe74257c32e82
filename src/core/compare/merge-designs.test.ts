import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { designArbitrary } from '@/testing/arbitraries'
import { validateDesign } from '../document/validate-design'
import type { Design, Topic } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { LIST_OF_KIND } from '../model/node-id'
import { mergeDesigns } from './merge-designs'

const design = (topics: readonly Topic[], rest: Partial<Design> = {}): Design => ({
  ...emptyDesign('shop'),
  ...rest,
  topics,
})

const ORDERS: Topic = { name: 'orders', partitions: 6, config: { 'retention.ms': 1000 } }

/** Nothing of where things stand, and lists in the order of the names. */
const ordered = ({ layout: _, ...rest }: Design) => ({
  ...rest,
  ...Object.fromEntries(
    Object.values(LIST_OF_KIND).map((list) => [
      list,
      [...rest[list]].sort((one, other) => (one.name < other.name ? -1 : 1)),
    ]),
  ),
})

/** Two copies of one design, each with nodes of its own taken away, changed and added. */
const copies = fc
  .tuple(designArbitrary, designArbitrary, designArbitrary, fc.nat(), fc.nat())
  .map(
    ([base, one, other, first, second]) =>
      [base, changed(base, one, first), changed(base, other, second)] as const,
  )

/** Some lists of a base from another design, and the others without one of their nodes. */
function changed(base: Design, other: Design, seed: number): Design {
  const lists = Object.values(LIST_OF_KIND).map((list, at) => {
    const bit = (seed >> (2 * at)) & 3
    const mixed = [...base[list].slice(bit === 2 ? 1 : 0), ...(bit === 1 ? other[list] : [])]
    return [list, mixed.filter(({ name }, index) => mixed.findIndex((node) => node.name === name) === index)]
  })
  const made: Design = { ...base, ...Object.fromEntries(lists) }
  const there = new Set(made.topics.map(({ name }) => name))
  const topics = made.topics.map(({ coPartitionedWith, ...topic }) => {
    const partners = coPartitionedWith?.filter((name) => there.has(name))
    return partners && partners.length > 0 ? { ...topic, coPartitionedWith: partners } : topic
  })
  return { ...made, topics }
}

describe('mergeDesigns', () => {
  it('takes what one side alone changed, all of it and nothing else', () => {
    fc.assert(
      fc.property(copies, ([base, one]) => {
        expect(mergeDesigns(base, one, base)).toEqual({ design: one, conflicts: [] })
        expect(mergeDesigns(base, base, one)).toEqual({ design: one, conflicts: [] })
        expect(mergeDesigns(base, one, one)).toEqual({ design: one, conflicts: [] })
      }),
      { numRuns: 60 },
    )
  })

  it('makes a valid design of valid ones, and the same of both sides where they do not contradict', () => {
    fc.assert(
      fc.property(copies, fc.constantFrom('mine', 'theirs'), ([base, one, other], side) => {
        const there = mergeDesigns(base, one, other)
        const back = mergeDesigns(base, other, one)
        expect(back.conflicts.map(({ id }) => id).sort()).toEqual(there.conflicts.map(({ id }) => id).sort())
        if (there.conflicts.length === 0) expect(ordered(back.design)).toEqual(ordered(there.design))
        const choices = Object.fromEntries(there.conflicts.map(({ id }) => [id, side]))
        const valid = validateDesign(mergeDesigns(base, one, other, choices).design)
        expect(valid.ok ? [] : valid.error).toEqual([])
      }),
      { numRuns: 80 },
    )
  })

  it('is the other side’s where every conflict is decided so, and the other way round', () => {
    fc.assert(
      fc.property(copies, ([base, one, other]) => {
        const { conflicts } = mergeDesigns(base, one, other)
        const turned = Object.fromEntries(conflicts.map(({ id }) => [id, 'theirs' as const]))
        const there = mergeDesigns(base, one, other, turned)
        expect(ordered(there.design)).toEqual(ordered(mergeDesigns(base, other, one).design))
      }),
      { numRuns: 40 },
    )
  })

  it('joins what two people did to one topic, setting by setting', () => {
    const mine = design([{ ...ORDERS, partitions: 12 }])
    const theirs = design([
      { ...ORDERS, config: { 'retention.ms': 2000, 'segment.ms': 500 } },
      { name: 'new' },
    ])
    expect(mergeDesigns(design([ORDERS]), mine, theirs)).toEqual({
      conflicts: [],
      design: design([
        { name: 'orders', partitions: 12, config: { 'retention.ms': 2000, 'segment.ms': 500 } },
        { name: 'new' },
      ]),
    })
  })

  it('asks where both changed one thing, and does as it is told', () => {
    const [mine, theirs] = [design([{ ...ORDERS, partitions: 12 }]), design([{ ...ORDERS, partitions: 24 }])]
    const asked = mergeDesigns(design([ORDERS]), mine, theirs)
    expect(asked.conflicts).toEqual([
      {
        id: 'topic:orders/partitions',
        at: 'topic:orders',
        path: 'partitions',
        base: 6,
        mine: 12,
        theirs: 24,
      },
    ])
    expect(asked.design).toEqual(mine)
    const chosen = mergeDesigns(design([ORDERS]), mine, theirs, { 'topic:orders/partitions': 'theirs' })
    expect(chosen.design).toEqual(theirs)
  })

  it('asks where one took a node away that the other changed, or began to read', () => {
    const gone = design([])
    expect(
      mergeDesigns(design([ORDERS]), gone, design([{ ...ORDERS, partitions: 9 }])).conflicts,
    ).toMatchObject([{ id: 'topic:orders', path: '', mine: undefined }])
    const reads = design([ORDERS], { consumerGroups: [{ name: 'billing', consumes: [{ topic: 'orders' }] }] })
    const merged = mergeDesigns(design([ORDERS]), gone, reads)
    expect(merged.conflicts).toMatchObject([{ id: 'topic:orders', mine: undefined, theirs: ORDERS }])
    expect(merged.design.topics).toEqual([])
    expect(mergeDesigns(design([ORDERS]), gone, reads, { 'topic:orders': 'theirs' }).design).toEqual(reads)
  })

  it('never asks where something stands', () => {
    const at = (x: number) => design([ORDERS], { layout: { positions: { 'topic:orders': [x, 0] } } })
    expect(mergeDesigns(at(0), at(1), at(2))).toEqual({ design: at(1), conflicts: [] })
  })
})
