import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readCells } from './paste-cells'

it('reads rows and cells, with quotes as spreadsheets put them', () => {
  expect(readCells('a\tb\r\nc\td\r\n')).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ])
  expect(readCells('"two\nlines"\t"say ""x"""')).toEqual([['two\nlines', 'say "x"']])
  expect(readCells('a\t\n\tb')).toEqual([
    ['a', ''],
    ['', 'b'],
  ])
  expect(readCells('7 d')).toEqual([['7 d']])
})

it('reads back any block that is written as spreadsheets write it', () => {
  const cells = fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 4 }), {
    minLength: 1,
    maxLength: 5,
  })
  fc.assert(
    fc.property(cells, (rows) => {
      const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
      expect(readCells(rows.map((row) => row.map(quoted).join('\t')).join('\n'))).toEqual(rows)
    }),
  )
})
