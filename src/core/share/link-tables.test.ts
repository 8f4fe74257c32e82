import { expect, it } from 'vitest'
import { FIELD_ORDER, type FieldOrder } from '../document/order-fields'
import { text } from './cells'
import { LINK_FORMAT_V1 } from './link-format-v1'
import { consumerGroupColumns, DESIGN, producerColumns, SUPPRESSIONS, topicColumns } from './link-tables'
import type { Column } from './table-text'

/** The fields of the document at the end of a path, as `record.averageBytes`. */
function leaves(order: FieldOrder | null | undefined, path = ''): string[] {
  if (!order) return [path]
  return Object.keys(order).flatMap((field) => leaves(order[field], path === '' ? field : `${path}.${field}`))
}

const paths = (columns: readonly Column[]) => columns.map(([path]) => path).sort()

it('has a column for every field of the document, or a link would lose it', () => {
  const { surveyor: _, producers, topics, consumerGroups, suppressions, layout: __, ...design } = FIELD_ORDER
  expect(paths(DESIGN)).toEqual(leaves(design).sort())
  expect(['name', ...paths(topicColumns(() => text))].sort()).toEqual(leaves(topics).sort())
  expect(paths(SUPPRESSIONS)).toEqual(leaves(suppressions).sort())
  const edges = (order: FieldOrder | null | undefined, list: string) =>
    leaves(order)
      .map((path) => (path === `${list}.topic` ? list : path))
      .filter((path) => !path.startsWith(`${list}.`))
      .sort()
  expect(paths(producerColumns(() => text))).toEqual(edges(producers, 'produces'))
  expect(paths(LINK_FORMAT_V1.rates.columns)).toEqual(['recordsPerSecond.average', 'recordsPerSecond.peak'])
  expect(paths(consumerGroupColumns(() => text))).toEqual(edges(consumerGroups, 'consumes'))
})
