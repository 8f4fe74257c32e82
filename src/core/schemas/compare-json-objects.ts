import { isWithin, patternWithin } from '../shared/quick-pattern'
import { type CompareJson, change, changesAt, limitChange, takesTheSame } from './json-change'
import { type JsonObject, type JsonSchema, referredBy } from './json-schema'
import type { JsonSchemaChange } from './json-schema-changes'

/** What differs between two schemas of objects. A model is open where a property that it does not name may be anything. */
export function compareObjects(
  writer: JsonObject,
  reader: JsonObject,
  compare: CompareJson,
): readonly JsonSchemaChange[] {
  return [
    ...changesAt('required', required(writer, reader)),
    ...changesAt('properties', properties(writer, reader, compare)),
    ...changesAt('dependencies', dependencies(writer, reader, compare)),
    ...changesAt(
      'additionalProperties',
      additionalChange(writer.additional, reader.additional, compare, 'PROPERTIES'),
    ),
    ...changesAt(
      'unevaluatedProperties',
      unevaluatedChange(writer.unevaluated, reader.unevaluated, compare, 'PROPERTIES'),
    ),
    ...limitChange('MAX_PROPERTIES', 'maxProperties', writer.maxProperties, reader.maxProperties),
    ...limitChange('MIN_PROPERTIES', 'minProperties', writer.minProperties, reader.minProperties),
  ]
}

const hasDefault = (schema: JsonSchema): boolean => schema.default !== undefined

function required(writer: JsonObject, reader: JsonObject): JsonSchemaChange[] {
  return [...writer.properties.keys()].flatMap((name) => {
    const read = reader.properties.get(name)
    const [was, is] = [writer.required.has(name), reader.required.has(name)]
    if (!read || was === is) return []
    if (was) return [change('REQUIRED_ATTRIBUTE_REMOVED', name)]
    return [
      change(hasDefault(read) ? 'REQUIRED_ATTRIBUTE_WITH_DEFAULT_ADDED' : 'REQUIRED_ATTRIBUTE_ADDED', name),
    ]
  })
}

function properties(writer: JsonObject, reader: JsonObject, compare: CompareJson): JsonSchemaChange[] {
  const names = new Set([...writer.properties.keys(), ...reader.properties.keys()])
  return [...names].flatMap((name) => {
    const [written, read] = [writer.properties.get(name), reader.properties.get(name)]
    if (written && read) return changesAt(name, compare(written, read))
    if (written) return changesAt(name, removed(name, written, reader, compare))
    return read ? changesAt(name, added(name, read, writer, reader, compare)) : []
  })
}

/** The reader no longer names the property: what its content model takes decides. */
function removed(
  name: string,
  written: JsonSchema,
  reader: JsonObject,
  compare: CompareJson,
): JsonSchemaChange[] {
  if (isOpen(reader)) return [change('PROPERTY_REMOVED_FROM_OPEN_CONTENT_MODEL')]
  const others = schemaOfOthers(reader, name)
  if (others) return coveredByOthers('PROPERTY_REMOVED', compare(written, others))
  const isNever = written.kind === 'never'
  return [
    change(
      isNever
        ? 'PROPERTY_WITH_FALSE_REMOVED_FROM_CLOSED_CONTENT_MODEL'
        : 'PROPERTY_REMOVED_FROM_CLOSED_CONTENT_MODEL',
    ),
  ]
}

/** The writer did not name the property: what its content model let through decides. */
function added(
  name: string,
  read: JsonSchema,
  writer: JsonObject,
  reader: JsonObject,
  compare: CompareJson,
): JsonSchemaChange[] {
  const isRequired = reader.required.has(name)
  const kind = isRequired
    ? hasDefault(read)
      ? 'REQUIRED_PROPERTY_WITH_DEFAULT'
      : 'REQUIRED_PROPERTY'
    : 'OPTIONAL_PROPERTY'
  if (isOpen(writer)) {
    if (read.kind === 'any') return [change('PROPERTY_WITH_EMPTY_SCHEMA_ADDED_TO_OPEN_CONTENT_MODEL')]
    return [change(`${kind}_ADDED_TO_OPEN_CONTENT_MODEL`)]
  }
  const others = schemaOfOthers(writer, name)
  return [
    ...(others ? coveredByOthers('PROPERTY_ADDED', compare(others, read)) : []),
    change(`${kind}_ADDED_TO_UNOPEN_CONTENT_MODEL`),
  ]
}

/** Whether the schema of all others takes what was written, or is taken by the reader. */
export const coveredByOthers = (
  what: 'PROPERTY_ADDED' | 'PROPERTY_REMOVED' | 'ITEM_ADDED' | 'ITEM_REMOVED',
  changes: readonly JsonSchemaChange[],
): JsonSchemaChange[] => [
  ...changes,
  change(`${what}_${takesTheSame(changes) ? 'IS' : 'NOT'}_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL`),
]

const isOpen = ({ additional, patternProperties, unevaluated }: JsonObject): boolean =>
  additional === undefined &&
  patternProperties.size === 0 &&
  (unevaluated === undefined || unevaluated.kind === 'any')

/** What a property that a partly open model does not name must be; undefined where there may be none. */
function schemaOfOthers(
  { additional, patternProperties, unevaluated }: JsonObject,
  name: string,
): JsonSchema | undefined {
  for (const [pattern, schema] of patternProperties) if (matches(pattern, name)) return schema
  if (additional !== undefined) return additional === false ? undefined : additional
  return unevaluated?.kind === 'never' || unevaluated?.kind === 'any' ? undefined : unevaluated
}

function matches(pattern: string, name: string): boolean {
  const within = patternWithin(pattern, 'u')
  return within !== undefined && isWithin(within, name)
}

function dependencies(writer: JsonObject, reader: JsonObject, compare: CompareJson): JsonSchemaChange[] {
  const found: JsonSchemaChange[] = []
  for (const name of new Set([...writer.needs.keys(), ...reader.needs.keys()])) {
    const [was, is] = [writer.needs.get(name), reader.needs.get(name)]
    if (!is) found.push(change('DEPENDENCY_ARRAY_REMOVED', name))
    else if (!was) found.push(change('DEPENDENCY_ARRAY_ADDED', name))
    else {
      const [isMore, isLess] = [[...was].every((one) => is.has(one)), [...is].every((one) => was.has(one))]
      if (isMore && isLess) continue
      const ending = isMore ? 'EXTENDED' : isLess ? 'NARROWED' : 'CHANGED'
      found.push(change(`DEPENDENCY_ARRAY_${ending}`, name))
    }
  }
  for (const name of new Set([...writer.schemaNeeds.keys(), ...reader.schemaNeeds.keys()])) {
    const [was, is] = [writer.schemaNeeds.get(name), reader.schemaNeeds.get(name)]
    if (!is) found.push(change('DEPENDENCY_SCHEMA_REMOVED', name))
    else if (!was) found.push(change('DEPENDENCY_SCHEMA_ADDED', name))
    else found.push(...changesAt(name, compare(was, is)))
  }
  return found
}

/** What became of what else there may be, of properties or of items. */
export function additionalChange(
  writer: JsonSchema | false | undefined,
  reader: JsonSchema | false | undefined,
  compare: CompareJson,
  of: 'PROPERTIES' | 'ITEMS',
): readonly JsonSchemaChange[] {
  if ((writer === false) !== (reader === false))
    return [change(writer === false ? `ADDITIONAL_${of}_ADDED` : `ADDITIONAL_${of}_REMOVED`)]
  if (writer === false || reader === false) return []
  if (writer === undefined && reader !== undefined) return [change(`ADDITIONAL_${of}_NARROWED`)]
  if (reader === undefined && writer !== undefined) return [change(`ADDITIONAL_${of}_EXTENDED`)]
  return compare(writer, reader)
}

/** What became of what no other keyword looked at. */
export function unevaluatedChange(
  writer: JsonSchema | undefined,
  reader: JsonSchema | undefined,
  compare: CompareJson,
  of: 'PROPERTIES' | 'ITEMS',
): readonly JsonSchemaChange[] {
  const [was, is] = [writer && referredBy(writer), reader && referredBy(reader)]
  if (was === undefined && is === undefined) return []
  if (was === undefined)
    return [change(is?.kind === 'never' ? `UNEVALUATED_${of}_REMOVED` : `UNEVALUATED_${of}_NARROWED`)]
  if (is === undefined)
    return [change(was.kind === 'never' ? `UNEVALUATED_${of}_ADDED` : `UNEVALUATED_${of}_EXTENDED`)]
  if (was.kind === 'never' && is.kind !== 'never') return [change(`UNEVALUATED_${of}_ADDED`)]
  if (was.kind !== 'never' && is.kind === 'never') return [change(`UNEVALUATED_${of}_REMOVED`)]
  if (was.kind === 'any' && is.kind !== 'any') return [change(`UNEVALUATED_${of}_NARROWED`)]
  if (was.kind !== 'any' && is.kind === 'any') return [change(`UNEVALUATED_${of}_EXTENDED`)]
  return compare(was, is)
}
