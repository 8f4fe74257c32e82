import { z } from '../model/zod'

type Shape = Readonly<Record<string, unknown>>

/**
 * The fields of the mapping that a schema describes, in the order in which the schema has them; of the mappings
 * of a list, and of the one mapping that a union of ways to write a thing has. Undefined where it describes none.
 */
export function fieldsOfSchema(schema: unknown): Shape | undefined {
  if (schema instanceof z.ZodObject) return schema.shape as Shape
  if (schema instanceof z.ZodArray) return fieldsOfSchema(schema.element)
  if (schema instanceof z.ZodUnion) {
    for (const option of schema.options) {
      const fields = fieldsOfSchema(option)
      if (fields) return fields
    }
    return undefined
  }
  if (schema instanceof z.ZodPipe) return fieldsOfSchema(schema.def.out)
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault
    ? fieldsOfSchema(schema.def.innerType)
    : undefined
}
