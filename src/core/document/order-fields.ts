import type { Design } from '../model/design'
import { designSchema } from '../model/design-schema'
import { LIST_OF_KIND, nodeIds } from '../model/node-id'
import { fieldsOfSchema } from './schema-fields'

/** The order in which fields are written; a nested table orders the fields of what stands there. */
export interface FieldOrder {
  readonly [field: string]: FieldOrder | null
}

function orderOf(schema: unknown): FieldOrder | null {
  const fields = fieldsOfSchema(schema)
  if (!fields) return null
  return Object.fromEntries(Object.entries(fields).map(([field, inner]) => [field, orderOf(inner)]))
}

/** Every field of the document, in the order in which its schema has them and a person would tell them. */
export const FIELD_ORDER: FieldOrder = orderOf(designSchema) ?? {}

type Fields = Readonly<Record<string, unknown>>

/** The fields to write: empty lists of nodes left out, positions in the order of the nodes. */
export function fieldsToWrite(design: Design): Fields {
  const fields: Record<string, unknown> = { ...design }
  for (const list of Object.values(LIST_OF_KIND)) {
    if (design[list].length === 0) delete fields[list]
  }
  const positions = design.layout?.positions
  if (positions) fields['layout'] = { ...design.layout, positions: positionsInOrder(design, positions) }
  return fields
}

/** Visits the fields that a mapping has, in the order of the document, or as they are where it has none. */
export function eachField(
  fields: object,
  order: FieldOrder | null,
  visit: (field: string, value: unknown, order: FieldOrder | null) => void,
): void {
  for (const field of order ? Object.keys(order) : Object.keys(fields)) {
    const value = (fields as Fields)[field]
    if (value !== undefined) visit(field, value, order?.[field] ?? null)
  }
}

type Positions = NonNullable<NonNullable<Design['layout']>['positions']>

/** Positions in the order of the nodes, so that moving one node is one changed line. */
function positionsInOrder(design: Design, positions: Positions): Positions {
  const ids: string[] = [...nodeIds(design), ...Object.keys(positions).sort()]
  const ordered: Record<string, Positions[string]> = {}
  for (const id of ids) {
    const position = Object.hasOwn(positions, id) ? positions[id] : undefined
    if (position) ordered[id] = position
  }
  return ordered
}
