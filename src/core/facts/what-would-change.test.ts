/**
 * What is said to change a count comes true: with the one input that a sentence names at the value that it names, the
 * count is the one that it names, bound by what it names. Catches a number that is rounded to the wrong side.
 */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { analyse } from '../analyse'
import type { ConsumerGroup, Design } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { explainPartitions } from './explain-partitions'

const BOUNDS = {
  write: 'write',
  read: 'read',
  members: 'members',
  processing: 'processing',
  order: 'order',
} as const

const SENTENCE =
  /(At|Above|With) ([\d.,]+) (ms|B\/s|kB\/s|MB\/s|GB\/s|members?)( read)?(?: in `([^`]+)`)?: then ([\d,]+), because of ([\w-]+)\./g

const BYTES: Readonly<Record<string, number>> = { 'B/s': 1, 'kB/s': 1e3, 'MB/s': 1e6, 'GB/s': 1e9 }

const groups = fc.array(
  fc.record(
    {
      members: fc.integer({ min: 1, max: 60 }),
      threadsPerMember: fc.integer({ min: 1, max: 4 }),
      processingMsPerRecord: fc.double({ min: 0.01, max: 50, noNaN: true }),
    },
    { requiredKeys: [] },
  ),
  { maxLength: 3 },
)

const designs = fc
  .record({
    groups,
    records: fc.double({ min: 10, max: 200_000, noNaN: true }),
    bytes: fc.integer({ min: 50, max: 20_000 }),
    rounding: fc.constantFrom('none', 'divisible', 'brokers' as const),
    growth: fc.constantFrom(1, 1.5, 3),
  })
  .map(
    ({ groups: of, records, bytes, growth, rounding }): Design => ({
      ...emptyDesign('law'),
      sizing: { growth, ...(rounding === 'brokers' ? {} : { rounding: rounding as 'none' | 'divisible' }) },
      topics: [{ name: 'orders', record: { averageBytes: bytes } }],
      producers: [
        { name: 'checkout', produces: [{ topic: 'orders', recordsPerSecond: { average: records } }] },
      ],
      consumerGroups: of.map(
        (group, at): ConsumerGroup => ({ name: `group-${at}`, consumes: [{ topic: 'orders' }], ...group }),
      ),
    }),
  )

const partitionsOf = (design: Design) => analyse(design).sizing.topics['orders']?.partitions

/** The design with the input of a sentence at its value; a hair above it where it says so. */
function withInput(
  design: Design,
  [, word = '', number = '', unit = '', read, name]: readonly (string | undefined)[],
): Design {
  const value = Number(number.replaceAll(',', '')) * (word === 'Above' ? 1 + 1e-6 : 1)
  const change = (field: 'members' | 'processingMsPerRecord') =>
    design.consumerGroups.map((group) =>
      name === undefined || group.name === name ? { ...group, [field]: value } : group,
    )
  if (unit.startsWith('member')) return { ...design, consumerGroups: change('members') }
  if (unit === 'ms') return { ...design, consumerGroups: change('processingMsPerRecord') }
  const written = (value * (BYTES[unit] ?? 1)) / (read ? design.consumerGroups.length : 1)
  const bytes = design.topics[0]?.record?.averageBytes ?? 1
  const produces = [{ topic: 'orders', recordsPerSecond: { average: written / bytes } }]
  return { ...design, producers: [{ name: 'checkout', produces }] }
}

it('comes true, sentence by sentence', () => {
  fc.assert(
    fc.property(designs, (design) => {
      const view = analyse(design).views.topics['orders']
      const { change = '' } = view ? explainPartitions(view) : {}
      for (const match of change.matchAll(SENTENCE)) {
        const now = partitionsOf(withInput(design, match))
        const bound = BOUNDS[match[7] as keyof typeof BOUNDS]
        expect(`${match[0]} → ${now?.binding} ${now?.recommended}`).toBe(
          `${match[0]} → ${bound} ${match[6]?.replaceAll(',', '')}`,
        )
      }
    }),
    { numRuns: 100 },
  )
})
