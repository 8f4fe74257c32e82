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

it('has no column that is no field of the document; a field without one travels beside the tables', () => {
  const { surveyor: _, producers, topics, consumerGroups, suppressions, layout: __, ...design } = FIELD_ORDER
  const all = (fields: readonly string[]) => expect.arrayContaining([...fields])
  expect(leaves(design)).toEqual(all(paths(DESIGN)))
  expect(leaves(topics)).toEqual(all(paths(topicColumns(() => text))))
  expect(leaves(suppressions)).toEqual(all(paths(SUPPRESSIONS)))
  expect([...leaves(producers), 'produces']).toEqual(all(paths(producerColumns(() => text))))
  expect(paths(LINK_FORMAT_V1.rates.columns)).toEqual(['recordsPerSecond.average', 'recordsPerSecond.peak'])
  expect([...leaves(consumerGroups), 'consumes']).toEqual(all(paths(consumerGroupColumns(() => text))))
})
