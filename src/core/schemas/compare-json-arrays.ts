import { additionalChange, coveredByOthers, unevaluatedChange } from './compare-json-objects'
import { type CompareJson, change, changesAt, limitChange } from './json-change'
import type { JsonArray, JsonSchema } from './json-schema'
import type { JsonSchemaChange } from './json-schema-changes'

/** What differs between two schemas of arrays, items by their index. */
export function compareArrays(
  writer: JsonArray,
  reader: JsonArray,
  compare: CompareJson,
): readonly JsonSchemaChange[] {
  const found: JsonSchemaChange[] = [
    ...changesAt('items', compare(writer.items, reader.items)),
    ...firstItems(writer, reader, compare),
    ...changesAt('additionalItems', additionalChange(writer.additional, reader.additional, compare, 'ITEMS')),
    ...changesAt(
      'unevaluatedItems',
      unevaluatedChange(writer.unevaluated, reader.unevaluated, compare, 'ITEMS'),
    ),
    ...limitChange('MAX_ITEMS', 'maxItems', writer.maxItems, reader.maxItems),
    ...limitChange('MIN_ITEMS', 'minItems', writer.minItems, reader.minItems),
    ...limitChange('MAX_CONTAINS', 'maxContains', writer.maxContains, reader.maxContains),
    ...limitChange('MIN_CONTAINS', 'minContains', writer.minContains, reader.minContains),
  ]
  if (writer.uniqueItems !== reader.uniqueItems)
    found.push(change(writer.uniqueItems ? 'UNIQUE_ITEMS_REMOVED' : 'UNIQUE_ITEMS_ADDED', 'uniqueItems'))
  return found
}

function firstItems(writer: JsonArray, reader: JsonArray, compare: CompareJson): JsonSchemaChange[] {
  const longest = Math.max(writer.first.length, reader.first.length)
  return Array.from({ length: longest }, (_, index) => {
    const [written, read] = [writer.first[index], reader.first[index]]
    return changesAt(`items/${index}`, oneItem(written, read, { writer, reader }, compare))
  }).flat()
}

function oneItem(
  written: JsonSchema | undefined,
  read: JsonSchema | undefined,
  { writer, reader }: Readonly<Record<'writer' | 'reader', JsonArray>>,
  compare: CompareJson,
): readonly JsonSchemaChange[] {
  if (written && read) return compare(written, read)
  if (written) {
    if (isOpen(reader)) return [change('ITEM_REMOVED_FROM_OPEN_CONTENT_MODEL')]
    const others = schemaOfOthers(reader)
    if (others) return coveredByOthers('ITEM_REMOVED', compare(written, others))
    const isNever = written.kind === 'never'
    return [
      change(
        isNever
          ? 'ITEM_WITH_FALSE_REMOVED_FROM_CLOSED_CONTENT_MODEL'
          : 'ITEM_REMOVED_FROM_CLOSED_CONTENT_MODEL',
      ),
    ]
  }
  if (isOpen(writer)) {
    const isAny = read?.kind === 'any'
    return [
      change(
        isAny ? 'ITEM_WITH_EMPTY_SCHEMA_ADDED_TO_OPEN_CONTENT_MODEL' : 'ITEM_ADDED_TO_OPEN_CONTENT_MODEL',
      ),
    ]
  }
  const others = schemaOfOthers(writer)
  if (others) return coveredByOthers('ITEM_ADDED', compare(others, read))
  return [change('ITEM_ADDED_TO_CLOSED_CONTENT_MODEL')]
}

const isOpen = ({ additional, unevaluated }: JsonArray): boolean =>
  additional === undefined && (unevaluated === undefined || unevaluated.kind === 'any')

function schemaOfOthers({ additional, unevaluated }: JsonArray): JsonSchema | undefined {
  if (additional !== undefined) return additional === false ? undefined : additional
  return unevaluated?.kind === 'never' || unevaluated?.kind === 'any' ? undefined : unevaluated
}
