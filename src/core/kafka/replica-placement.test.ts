import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import vectors from './fixtures/replica-placement.json'
import { type PlacementBroker, placementRefusal, placeReplicas } from './replica-placement'

type BrokerCell = [id: number, rack?: string | null, fenced?: number]
type Case = [brokers: BrokerCell[], replicationFactor: number, draws: 0 | number[], replicas: number[][]]

describe('placeReplicas', () => {
  it('places as Kafka does, on its vectors', () => {
    for (const [cells, replicationFactor, draws, replicas] of vectors.cases as Case[]) {
      const brokers = cells.map(([id, rack, fenced]) => ({
        id,
        ...(typeof rack === 'string' ? { rack } : {}),
        ...(fenced === 1 ? { fenced: true } : {}),
      }))
      const request = { brokers, partitions: replicas.length, replicationFactor }
      const left = draws === 0 ? undefined : [...draws]
      expect(placeReplicas(request, left && (() => left.shift() ?? -1))).toEqual(replicas)
      expect(left ?? []).toEqual([])
    }
  })

  it('never puts two replicas of a partition on one broker, and leads from one in service', () => {
    fc.assert(
      fc.property(requests, fc.infiniteStream(fc.nat()), ({ request, fenced }, numbers) => {
        const placed = placeReplicas(request, (bound) => (numbers.next().value ?? 0) % bound)
        expect(placed).toHaveLength(request.partitions)
        for (const replicas of placed) {
          expect(new Set(replicas).size).toBe(request.replicationFactor)
          expect(fenced.has(replicas[0] ?? -1)).toBe(false)
        }
      }),
    )
  })

  it('keeps the replicas of a partition in different racks while there are racks for them', () => {
    fc.assert(
      fc.property(requests, ({ request }) => {
        const rackOf = new Map(request.brokers.map(({ id, rack }) => [id, rack]))
        const racks = new Set(rackOf.values())
        for (const replicas of placeReplicas(request)) {
          const used = new Set(replicas.map((id) => rackOf.get(id)))
          expect(used.size).toBe(Math.min(racks.size, replicas.length))
        }
      }),
    )
  })

  it('places nothing for no partitions', () => {
    expect(placeReplicas({ brokers: [{ id: 1 }], partitions: 0, replicationFactor: 1 })).toEqual([])
  })

  it.each([
    ['more replicas than brokers', [{ id: 1 }], 2],
    ['no replica', [{ id: 1 }], 0],
    ['no broker', [], 1],
    ['no broker in service', [{ id: 1, fenced: true }], 1],
  ])('refuses %s with the exception that Kafka throws', (_, brokers, replicationFactor) => {
    expect(placementRefusal({ brokers, replicationFactor })).toMatch(/\.$/)
    const place = () => placeReplicas({ brokers, partitions: 1, replicationFactor })
    expect(place).toThrow(expect.objectContaining({ name: 'InvalidReplicationFactorException' }))
  })
})

/** Requests that Kafka does not refuse. */
const requests = fc
  .record({
    brokers: fc.uniqueArray(
      fc.record({ id: fc.nat(50), rack: fc.constantFrom('a', 'b', 'c', 'd'), fenced: fc.boolean() }),
      { selector: ({ id }) => id, minLength: 1, maxLength: 14 },
    ),
    partitions: fc.nat(60),
    share: fc.double({ min: 0, max: 0.99, noNaN: true }),
  })
  .map(({ brokers, partitions, share }) => {
    const [first, ...others] = brokers
    const all: PlacementBroker[] = first === undefined ? [] : [{ ...first, fenced: false }, ...others]
    const fenced = new Set(all.filter((broker) => broker.fenced).map(({ id }) => id))
    const replicationFactor = 1 + Math.floor(share * all.length)
    return { request: { brokers: all, partitions, replicationFactor }, fenced }
  })
