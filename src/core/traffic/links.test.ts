/** Catches an edge that stays after its node went, one that is missing, and neighbours in another order than the document's. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ConsumerGroup, Design, Producer } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { finish } from '../shared/pieces'
import { createLinksReader, type Links, linksOf } from './links'

const TOPICS = ['a', 'b', 'c']
const entries = fc.array(
  fc.constantFrom(...TOPICS).map((topic) => ({ topic })),
  { maxLength: 3 },
)

const groupArbitrary: fc.Arbitrary<ConsumerGroup> = fc.record({
  name: fc.string({ maxLength: 3 }),
  consumes: entries,
  deadLetter: fc.option(
    fc.constantFrom(...TOPICS).map((topic) => ({ topic })),
    { nil: undefined },
  ),
})
const producerArbitrary: fc.Arbitrary<Producer> = fc.record({
  name: fc.string({ maxLength: 3 }),
  produces: entries,
})

/** What takes some items out of a list, somewhere, and puts others in their place. */
const splice = <Item>(item: fc.Arbitrary<Item>) =>
  fc.tuple(fc.nat(40), fc.nat(3), fc.array(item, { maxLength: 40 })).map(
    ([at, removed, added]) =>
      (list: readonly Item[]) =>
        list.toSpliced(at, removed, ...added),
  )

/** All that links say, by topic. */
const said = (links: Links) =>
  TOPICS.map((topic) => ({
    groups: links.nodesAt('consumerGroup', 'consumes', topic),
    letters: links.nodesAt('consumerGroup', 'deadLetter', topic),
    producers: links.nodesAt('producer', 'produces', topic),
    neighbours: links.neighboursOf(topic),
    emissions: links.emissionsTo(topic),
  }))

describe('links', () => {
  it('are after any edits what they are anew', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(splice(groupArbitrary), splice(producerArbitrary)), { maxLength: 8 }),
        (edits) => {
          const read = createLinksReader()
          let design: Design = emptyDesign('links')
          for (const [editGroups, editProducers] of edits) {
            design = {
              ...design,
              consumerGroups: editGroups(design.consumerGroups),
              producers: editProducers(design.producers),
            }
            expect(said(finish(read(design)))).toEqual(said(linksOf(design)))
          }
        },
      ),
    )
  })
})
