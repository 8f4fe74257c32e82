/**
 * The laws of the analysis as a whole. Catches a view that is cached although something that it is made of
 * changed, an analysis that depends on what was analysed before, and a design that makes it throw.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { designArbitrary } from '@/testing/arbitraries'
import { analyse, createAnalyser } from './analyse'
import type { Analysis } from './analysis'
import type { Design } from './model/design'
import { emptyDesign } from './model/empty-design'
import { finish } from './shared/pieces'

/** Everything of an analysis that is plain data, as bytes. */
const bytes = ({
  traffic,
  sizing,
  findings,
  causes,
  accepted,
  checklist,
  findingsByNode,
}: Analysis): string =>
  JSON.stringify({
    traffic,
    sizing,
    findings,
    lines: causes.map(({ id, message, nodes }) => [id, message, nodes]),
    accepted,
    checklist,
    byNode: [...findingsByNode],
  })

const anew = (design: Design): Analysis => analyse(structuredClone(design))

/** Small changes that share what they do not touch, as edits do. */
const changeArbitrary = fc.record({
  what: fc.constantFrom(
    'retention',
    'rate',
    'members',
    'remove',
    'cluster',
    'growth',
    'deadLetter',
    'consume',
  ),
  at: fc.nat(20),
  value: fc.integer({ min: 1, max: 50 }),
})
type Change = typeof changeArbitrary extends fc.Arbitrary<infer Value> ? Value : never

const at = <Item>(items: readonly Item[], index: number, change: (item: Item) => Item): Item[] =>
  items.map((item, position) => (items.length > 0 && position === index % items.length ? change(item) : item))

function apply(design: Design, { what, at: index, value }: Change): Design {
  const topic = design.topics[value % Math.max(1, design.topics.length)]?.name
  switch (what) {
    case 'retention':
      return {
        ...design,
        topics: at(design.topics, index, (topic) => ({ ...topic, config: { 'retention.ms': value * 1000 } })),
      }
    case 'rate':
      return {
        ...design,
        producers: at(design.producers, index, (producer) => ({
          ...producer,
          produces: producer.produces?.map((to) => ({ ...to, recordsPerSecond: { average: value } })),
        })),
      }
    case 'members':
      return {
        ...design,
        consumerGroups: at(design.consumerGroups, index, (group) => ({ ...group, members: value })),
      }
    case 'remove':
      return { ...design, consumerGroups: design.consumerGroups.filter((_, position) => position !== index) }
    case 'cluster':
      return { ...design, cluster: { ...design.cluster, brokers: value } }
    case 'growth':
      return { ...design, sizing: { ...design.sizing, growth: value } }
    case 'deadLetter':
      return topic === undefined
        ? design
        : {
            ...design,
            consumerGroups: at(design.consumerGroups, index, (group) => ({
              ...group,
              deadLetter: { topic, recordsShare: value / 100 },
            })),
          }
    case 'consume':
      return topic === undefined
        ? design
        : {
            ...design,
            consumerGroups: at(design.consumerGroups, index, (group) => ({
              ...group,
              consumes: [{ topic }],
            })),
          }
  }
}

/** So many topics, each written by one producer and read by one group. */
function manyTopics(count: number): Design {
  const numbers = Array.from({ length: count }, (_, number) => number)
  return {
    ...emptyDesign('many'),
    topics: numbers.map((number) => ({ name: `t${number}`, partitions: 'auto' })),
    producers: numbers.map((number) => ({
      name: `p${number}`,
      produces: [{ topic: `t${number}`, recordsPerSecond: { average: 10 + number } }],
    })),
    consumerGroups: numbers.map((number) => ({ name: `g${number}`, consumes: [{ topic: `t${number}` }] })),
  }
}

describe('analyse', () => {
  it('says the same of the same design, to the byte, and never throws', () => {
    fc.assert(
      fc.property(designArbitrary, (design) => {
        expect(bytes(anew(design))).toBe(bytes(analyse(design)))
      }),
      { numRuns: 150 },
    )
  })

  it('gives after any edits what a computation anew gives', () => {
    fc.assert(
      fc.property(
        designArbitrary,
        fc.array(changeArbitrary, { minLength: 1, maxLength: 8 }),
        (start, changes) => {
          let design = start
          const { analyse } = createAnalyser()
          analyse(design)
          for (const change of changes) {
            design = apply(design, change)
            const edited = bytes(analyse(design))
            expect(edited).toBe(bytes(anew(design)))
          }
        },
      ),
      { numRuns: 150 },
    )
  })

  it('gives after edits of a large design what a computation anew gives', () => {
    const start = manyTopics(300)
    fc.assert(
      fc.property(
        fc.array(fc.record({ change: changeArbitrary, at: fc.nat(299) }), { minLength: 2, maxLength: 4 }),
        (changes) => {
          const { analyse } = createAnalyser()
          let design = start
          analyse(design)
          for (const { change, at } of changes) {
            design = apply(design, { ...change, at })
            analyse(design)
          }
          expect(bytes(analyse(design))).toBe(bytes(anew(design)))
        },
      ),
      { numRuns: 8 },
    )
  })

  it('gives in pieces what it gives at once, whatever is given up, edited or analysed in between', () => {
    const step = fc.record({ change: changeArbitrary, pieces: fc.nat(60), together: fc.boolean() })
    fc.assert(
      fc.property(designArbitrary, fc.array(step, { minLength: 1, maxLength: 8 }), (start, steps) => {
        const analyser = createAnalyser()
        let design = start
        for (const { change, pieces, together } of steps) {
          design = apply(design, change)
          const work = analyser.inPieces(design)
          let done = work.next()
          for (let piece = 0; piece < pieces && !done.done; piece += 1) done = work.next()
          if (together) analyser.analyse(start)
          else if (!done.done) continue
          expect(bytes(done.done ? done.value : finish(work))).toBe(bytes(anew(design)))
        }
        expect(bytes(finish(analyser.inPieces(design)))).toBe(bytes(anew(design)))
      }),
      { numRuns: 150 },
    )
  })

  it('answers to names that JavaScript knows too', () => {
    const design: Design = {
      ...emptyDesign('names'),
      topics: [{ name: '__proto__' }, { name: 'constructor' }],
      producers: [{ name: 'toString', produces: [{ topic: '__proto__', recordsPerSecond: { average: 7 } }] }],
    }
    const { traffic, sizing } = analyse(design)
    expect(Object.keys(traffic.topics)).toEqual(['__proto__', 'constructor'])
    // biome-ignore lint/suspicious/noProto: it is the name of a topic here
    expect(traffic.topics['__proto__']?.averageRecords).toBe(7)
    expect(sizing.topics['constructor']?.partitions.count).toBe(1)
  })

  it('keeps the views that an edit does not reach', () => {
    const design: Design = {
      ...emptyDesign('views'),
      topics: [{ name: 'a' }, { name: 'b' }],
      producers: [{ name: 'p', produces: [{ topic: 'a' }] }],
      consumerGroups: [
        { name: 'g', consumes: [{ topic: 'a' }] },
        { name: 'h', consumes: [{ topic: 'b' }] },
      ],
    }
    const { analyse } = createAnalyser()
    const before = analyse(design).views
    const after = analyse(apply(design, { what: 'members', at: 0, value: 9 })).views
    expect(after.topics['b']).toBe(before.topics['b'])
    expect(after.consumerGroups['h']).toBe(before.consumerGroups['h'])
    expect(after.topics['a']).not.toBe(before.topics['a'])
    expect(after.producers['p']).not.toBe(before.producers['p'])
  })
})
