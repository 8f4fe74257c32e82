import { expect, it } from 'vitest'
import { analyse } from '@/core/analyse'
import type { Design } from '@/core/model/design'
import { emptyDesign } from '@/core/model/empty-design'
import { pasteInto, tableRows } from './table-rows'

const design: Design = {
  ...emptyDesign('x'),
  topics: [
    { name: 'orders', partitions: 12 },
    { name: 'payments', partitions: 6, config: { 'retention.ms': 3_600_000 } },
    { name: 'clicks', partitions: 100 },
  ],
}

const rowsOf = (typed = '', sorting: Parameters<typeof tableRows>[4] = null) =>
  tableRows(design, analyse(design), 'topic', typed, sorting)
const names = (rows: ReturnType<typeof rowsOf>) => rows.map(({ node }) => node.name)

it('sorts by number and by name, and filters by any cell', () => {
  expect(names(rowsOf('', { column: 1, isDown: true }))).toEqual(['clicks', 'orders', 'payments'])
  expect(names(rowsOf('', { column: 0, isDown: false }))).toEqual(['clicks', 'orders', 'payments'])
  expect(names(rowsOf('1 hour'))).toEqual(['payments'])
  expect(names(rowsOf('ord'))).toEqual(['orders'])
})

it('takes a block of cells as one step, and says what it cannot take', () => {
  const rows = rowsOf()
  const { edit, refused } = pasteInto(design, 'topic', rows, { row: 1, column: 1 }, [
    ['24', '3'],
    ['many', '2'],
  ])
  const after = edit?.apply(design)
  expect(after?.topics.map(({ partitions, replicationFactor }) => [partitions, replicationFactor])).toEqual([
    [12, undefined],
    [24, 3],
    [100, 2],
  ])
  expect(refused).toEqual([expect.stringContaining('Partitions of clicks stays as it was.')])
})

it('adds the rows beyond the last by their names, each in a place of its own', () => {
  const { edit, refused } = pasteInto(design, 'topic', rowsOf(), { row: 3, column: 0 }, [
    ['refunds', '3'],
    ['bad name', '3'],
    ['orders', '3'],
  ])
  const after = edit?.apply(design)
  expect(after?.topics.map(({ name }) => name)).toEqual(['orders', 'payments', 'clicks', 'refunds'])
  expect(after?.topics[3]?.partitions).toBe(3)
  expect(after?.layout?.positions?.['topic:refunds']).toBeDefined()
  expect(refused).toHaveLength(2)
})
