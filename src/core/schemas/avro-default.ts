import type { AvroSchema } from './avro-schema'

const INT = 2 ** 31

/** Returns whether Avro takes a value of JSON as the default of a field. @see org.apache.avro.Schema.isValidDefault of 1.12 */
export function isAvroDefault(schema: AvroSchema, value: unknown): boolean {
  switch (schema.type) {
    case 'null':
      return value === null
    case 'boolean':
      return typeof value === 'boolean'
    case 'int':
      return Number.isInteger(value) && Number(value) >= -INT && Number(value) < INT
    case 'long':
      return Number.isInteger(value) && Math.abs(Number(value)) <= 2 ** 63
    case 'float':
    case 'double':
      return typeof value === 'number'
    case 'array':
      return Array.isArray(value) && value.every((item) => isAvroDefault(schema.items, item))
    case 'map':
      return isObject(value) && Object.values(value).every((item) => isAvroDefault(schema.values, item))
    case 'union':
      return schema.branches.some((branch) => isAvroDefault(branch, value))
    case 'record':
      return (
        isObject(value) &&
        schema.fields.every(({ name, schema: of, hasDefault }) =>
          Object.hasOwn(value, name) ? isAvroDefault(of, value[name]) : hasDefault,
        )
      )
    default:
      return typeof value === 'string'
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
