/** Catches keys that are read from another column than the one that is meant. */
import { expect, it } from 'vitest'
import { keysOf, likelyColumn, readTable, WHOLE_LINES } from './read-keys'

const CSV = 'order,customer_key,country\n1,anna,de\n2,"berta, the elder",at\n3,,de\n'

it('takes the column that is named as a key, and any other one that is chosen', () => {
  const table = readTable(CSV)
  expect(table.columns).toEqual(['order', 'customer_key', 'country'])
  expect(likelyColumn(table)).toBe(1)
  expect(keysOf(table, 1)).toEqual(['anna', 'berta, the elder'])
  expect(keysOf(table, 2)).toEqual(['de', 'at', 'de'])
})

it.each([';', '\t', '|'])('reads columns apart by %s', (sign) => {
  const table = readTable(`id${sign}name\n7${sign}anna\n8${sign}berta`)
  expect(keysOf(table, 0)).toEqual(['7', '8'])
  expect(keysOf(table, 1)).toEqual(['anna', 'berta'])
})

it('names columns by their numbers where no line heads them', () => {
  const table = readTable('1,anna\n2,berta')
  expect(table.columns).toEqual(['column 1', 'column 2'])
  expect(keysOf(table, 1)).toEqual(['anna', 'berta'])
  expect(keysOf(readTable('anna,de\nberta,at', false), 0)).toEqual(['anna', 'berta'])
})

it('takes a list as it is, without a word that only heads it', () => {
  expect(keysOf(readTable('anna\r\nberta\n\ncarl\n'), 0)).toEqual(['anna', 'berta', 'carl'])
  expect(keysOf(readTable('key\nanna\nberta'), 0)).toEqual(['anna', 'berta'])
  expect(keysOf(readTable(''), 0)).toEqual([])
})

it('takes whole lines where commas are parts of the keys', () => {
  expect(keysOf(readTable('{"a":1,"b":2}\n{"a":1,"b":3}', false), WHOLE_LINES)).toEqual([
    '{"a":1,"b":2}',
    '{"a":1,"b":3}',
  ])
})
