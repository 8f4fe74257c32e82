import type { Field } from '../reading/field'

/** The one value that a schema allows: of an enumeration, a constant or a default. */
export function literalOf(schema: Field): Field | undefined {
  schema.ignore('type', 'description', 'examples')
  if (!schema.isMapping) return schema
  const several = schema.get('enum')?.items() ?? []
  return schema.first('const', 'default') ?? (several.length === 1 ? several[0] : undefined)
}
