/** The page of the formats and the tables of importers and exporters say the same. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { importers } from '../importers/index'
import { exporterEntries } from './entries'

const rows = readFileSync('docs/formats.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '').trim()))
  .slice(1)

const idsIn = (column: number): string[] =>
  [
    ...new Set(
      rows.flatMap((cells) => [...(cells[column] ?? '').matchAll(/`([^`]+)`/g)].map(([, id = '']) => id)),
    ),
  ].toSorted()

it('has a row for every format, with its version, losses and what checks it', () => {
  expect(idsIn(2)).toEqual(importers.map(({ id }) => id).toSorted())
  expect(idsIn(3)).toEqual(exporterEntries.map(({ id }) => id).toSorted())
  for (const cells of rows)
    expect([cells[0], cells.length, cells.filter((cell) => cell === '')]).toEqual([cells[0], 7, []])
})
