import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { ITEM_HEIGHT, layTopology, linesOfName } from './lay-topology'
import type { StreamsApp } from './processing'
import { readProcessing } from './read-processing'

const CASES = JSON.parse(
  readFileSync(new URL('./fixtures/topologies.json', import.meta.url), 'utf8'),
) as readonly StreamsApp[]

it.each(CASES)('draws every node of $name once, and none over another', (app) => {
  const topology = readProcessing(app)
  const groups = layTopology(topology)
  const drawn = groups.flatMap(({ items }) => items)
  for (const name of topology.nodes.keys()) expect(drawn.filter(({ id }) => id === name)).toHaveLength(1)
  for (const { items, lines, width, height } of groups) {
    const ids = new Set(items.map(({ id }) => id))
    for (const { from, to } of lines) expect([ids.has(from), ids.has(to)]).toEqual([true, true])
    for (const one of items) {
      expect(one.x - one.width / 2).toBeGreaterThanOrEqual(0)
      expect(one.x + one.width / 2).toBeLessThanOrEqual(width + 0.001)
      expect(one.y + ITEM_HEIGHT / 2).toBeLessThanOrEqual(height)
      for (const other of items)
        if (other !== one && other.y === one.y)
          expect(Math.abs(one.x - other.x)).toBeGreaterThanOrEqual((one.width + other.width) / 2)
    }
  }
})

it.each([
  ['orders', ['orders']],
  [
    'KSTREAM-AGGREGATE-STATE-STORE-0000000003-repartition',
    ['KSTREAM-AGGREGATE-STATE-', 'STORE-0000000003-repartition'],
  ],
  ['a'.repeat(50), ['a'.repeat(25), 'a'.repeat(25)]],
  [`${'a'.repeat(60)}-b`, [`${'a'.repeat(31)}`, `${'a'.repeat(29)}-b`]],
] as const)('tells %s in lines, and leaves nothing out that fits', (name, lines) => {
  expect(linesOfName(name)).toEqual(lines)
})

it('keeps the end of a name that is too long for two lines', () => {
  const [first = '', last = ''] = linesOfName(`${'long-name-'.repeat(24)}changelog`)
  expect(first.endsWith('…')).toBe(true)
  expect(last.endsWith('changelog')).toBe(true)
})
