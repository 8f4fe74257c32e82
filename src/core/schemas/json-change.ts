import type { JsonSchema } from './json-schema'
import { JSON_SCHEMA_CHANGES, type JsonSchemaChange, type JsonSchemaChangeType } from './json-schema-changes'

/** What a reader's schema changes of a writer's, by path; undefined stands for no schema. */
export type CompareJson = (
  writer: JsonSchema | undefined,
  reader: JsonSchema | undefined,
) => readonly JsonSchemaChange[]

export const change = (type: JsonSchemaChangeType, path = ''): JsonSchemaChange => ({ type, path })

export const takesTheSame = (changes: readonly JsonSchemaChange[]): boolean =>
  changes.every(({ type }) => JSON_SCHEMA_CHANGES[type] === null)

/** The same changes, seen from outside of where they were found. */
export const changesAt = (path: string, changes: readonly JsonSchemaChange[]): JsonSchemaChange[] =>
  changes.map((change) => ({ ...change, path: change.path === '' ? path : `${path}/${change.path}` }))

type Limit = 'MAX_LENGTH' | 'MIN_LENGTH' | 'MAXIMUM' | 'MINIMUM' | 'EXCLUSIVE_MAXIMUM' | 'EXCLUSIVE_MINIMUM' | 'MAX_PROPERTIES' | 'MIN_PROPERTIES' | 'MAX_ITEMS' | 'MIN_ITEMS' | 'MAX_CONTAINS' | 'MIN_CONTAINS' // biome-ignore format: a list

/** What became of a limit. */
export function limitChange(
  limit: Limit,
  path: string,
  writer: number | undefined,
  reader: number | undefined,
): readonly JsonSchemaChange[] {
  if (writer === reader) return []
  if (writer === undefined) return [change(`${limit}_ADDED`, path)]
  if (reader === undefined) return [change(`${limit}_REMOVED`, path)]
  return [change(writer < reader ? `${limit}_INCREASED` : `${limit}_DECREASED`, path)]
}
