import fc from 'fast-check'
import { expect, it } from 'vitest'
import { designArbitrary } from '@/testing/arbitraries'
import { type NodeId, nodeIds, parseNodeId } from '../model/node-id'
import { arrange } from './arrange'
import { nodeBox } from './box-of'
import { overlap, placeAll } from './place-all'

const boxAt = (id: NodeId, at: readonly [number, number] = [0, 0]) =>
  nodeBox(parseNodeId(id)?.kind ?? 'topic', at)

it('keeps what has a position, and puts nothing else over it, nor over each other', () => {
  fc.assert(
    fc.property(designArbitrary, fc.nat({ max: 3 }), (design, every) => {
      const ids = nodeIds(design)
      // The places that arranging wants are taken by others, in turn.
      const wanted = Object.values(arrange({ ...design, layout: {} }))
      const known = ids.filter((_, at) => at % (every + 2) === 0)
      const positions = Object.fromEntries(
        known.map((id, at) => [id, wanted[wanted.length - 1 - at] ?? ([0, 0] as const)]),
      )
      const all = placeAll({ ...design, layout: { positions } })
      expect(Object.keys(all).sort()).toEqual([...ids].sort())
      for (const id of known) expect(all[id]).toEqual(positions[id])
      for (const id of ids.filter((one) => !known.includes(one)))
        expect(
          ids.filter((other) => other !== id && overlap(boxAt(id, all[id]), boxAt(other, all[other]))),
        ).toEqual([])
    }),
  )
})

it('is what arranging gives where nothing has a position', () => {
  fc.assert(
    fc.property(designArbitrary, (design) => {
      expect(placeAll({ ...design, layout: {} })).toEqual(arrange({ ...design, layout: {} }))
    }),
  )
})
