import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { realisticDesign } from '@/testing/realistic-design'
import { packDesign, unpackDesign } from './pack-design'
import { isPacked, type KnownPieces, piecesOf } from './packed-content'

/** A disk that keeps every piece. */
function disk() {
  const pieces = new Map<number, readonly unknown[]>()
  let known: KnownPieces | undefined
  let content: unknown
  return {
    /** Stores a state and returns how many items were written for it. */
    save(design: object): number {
      const packed = packDesign(design, known)
      for (const { id, items } of packed.added) pieces.set(id, items)
      known = packed.known
      content = structuredClone(packed.content)
      return packed.added.reduce((sum, { items }) => sum + items.length, 0)
    },
    load: () => unpackDesign(content, (id) => pieces.get(id)),
    content: () => content,
    known: () => known,
  }
}

const item = fc.record({ name: fc.string({ maxLength: 8 }) })
const list = fc.array(item, { minLength: 100, maxLength: 400, size: 'max' })
const table = fc.dictionary(fc.string({ minLength: 2, maxLength: 6 }), item, {
  minKeys: 100,
  maxKeys: 300,
  size: 'max',
})

/** One change of a list: replaces, inserts and removes at places that are told as shares of its length. */
const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.nat(90),
  put: fc.array(item, { maxLength: 90 }),
})

describe('a packed design', () => {
  it('is the design again, whatever was changed in between', () => {
    fc.assert(
      fc.property(list, table, fc.array(change, { maxLength: 8 }), (items, positions, changes) => {
        const store = disk()
        let design = { name: 'x', items, layout: { positions }, few: [1, 2, 3] }
        store.save(design)
        expect(store.load().design).toEqual(design)
        for (const { at, removed, put } of changes) {
          const from = Math.floor(at * design.items.length)
          const spliced = design.items.toSpliced(from, removed, ...put)
          const entries = Object.entries(design.layout.positions).toSpliced(from, removed)
          const moved = Object.fromEntries([
            ...entries,
            ...put.map((value) => [`k${value.name}`, value] as const),
          ])
          design = { ...design, items: spliced, layout: { positions: moved } }
          store.save(design)
          const loaded = store.load()
          expect(loaded.isTorn).toBe(false)
          expect(loaded.design).toEqual(design)
          expect(Object.keys(loaded.design as object)).toEqual(Object.keys(design))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('stays whole where nothing in it is long', () => {
    const small = realisticDesign(100)
    const { content, added } = packDesign(small)
    expect(content).toBe(small)
    expect(added).toEqual([])
    expect(isPacked(content)).toBe(false)
  })

  it('writes one piece for one node that changed, and little for one that was added', () => {
    const store = disk()
    const design = realisticDesign(10_000)
    store.save(design)
    const renamed = { ...design, topics: design.topics.with(1_500, { name: 'other' }) }
    expect(store.save(renamed)).toBeLessThanOrEqual(64)
    const grown = { ...renamed, topics: [...renamed.topics, { name: 'new' }] }
    expect(store.save(grown)).toBeLessThanOrEqual(64)
    const shrunk = { ...grown, topics: grown.topics.toSpliced(700, 1) }
    expect(store.save(shrunk)).toBeLessThanOrEqual(128)
    expect(store.load().design).toEqual(shrunk)
    expect(store.save(shrunk)).toBe(0)
  })

  it('does not fall into ever more pieces', () => {
    const store = disk()
    let items: { readonly at: number }[] = Array.from({ length: 200 }, (_, at) => ({ at }))
    store.save({ items })
    for (let at = 0; at < 300; at += 1) {
      items = [...items, { at: 200 + at }]
      store.save({ items })
    }
    expect(piecesOf(store.content()).length).toBeLessThan(20)
  })

  it('knows what it was loaded from', () => {
    const store = disk()
    store.save(realisticDesign(1_000))
    const { design, known } = store.load()
    expect(packDesign(design as object, known).added).toEqual([])
  })

  it('says that a piece is missing, and has the rest', () => {
    const { content, added } = packDesign(realisticDesign(1_000))
    const [lost] = added
    const kept = new Map(added.slice(1).map(({ id, items }) => [id, items]))
    const loaded = unpackDesign(content, (id) => kept.get(id))
    expect(loaded.isTorn).toBe(true)
    const nodes = loaded.design as { topics: unknown[]; producers: unknown[] }
    expect(nodes.topics.length + nodes.producers.length).toBe(340 + 260 - (lost?.items.length ?? 0))
  })
})
