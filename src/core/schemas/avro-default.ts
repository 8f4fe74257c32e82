import type { AvroSchema } from './avro-types'
import { isFields } from './schema-fault'

/** Numbers that Java reads of a text, in tens, in sixteens, or none; spaces around it do not count. */
const DECIMAL = /^(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?[fd]?$/i
const HEX = /^0x(?:[\da-f]+\.?[\da-f]*|\.[\da-f]+)p[+-]?\d+[fd]?$/i
const NO_NUMBER = /^(?:NaN|Infinity)$/

/** Whether a text is a number to `Double.valueOf` of Java. */
function isDoubleText(text: string): boolean {
  const digits = text.trim().replace(/^[+-]/, '')
  return [DECIMAL, HEX, NO_NUMBER].some((form) => form.test(digits))
}

/**
 * Returns whether Avro takes a value, as `parseAvroJson` reads it, as the default of a field. A field of `float` or
 * `double` takes it as a text as well, which alone says `NaN`; what is in it, or a branch of its union, does not.
 *
 * @see org.apache.avro.Schema.parseField and isValidDefault of 1.12.1
 */
export const isAvroDefault = (schema: AvroSchema, value: unknown): boolean =>
  (schema.type === 'float' || schema.type === 'double') && typeof value === 'string'
    ? isDoubleText(value)
    : isDefault(schema, value)

const isWithin = (value: unknown, bits: number): boolean =>
  typeof value === 'bigint' && BigInt.asIntN(bits, value) === value

function isDefault(schema: AvroSchema, value: unknown): boolean {
  switch (schema.type) {
    case 'null':
      return value === null
    case 'boolean':
      return typeof value === 'boolean'
    case 'int':
      return isWithin(value, 32)
    case 'long':
      return isWithin(value, 64)
    case 'float':
    case 'double':
      return typeof value === 'number' || typeof value === 'bigint'
    case 'array':
      return Array.isArray(value) && value.every((item) => isDefault(schema.items, item))
    case 'map':
      return isFields(value) && Object.values(value).every((item) => isDefault(schema.values, item))
    case 'union':
      return schema.branches.some((branch) => isDefault(branch, value))
    case 'record':
      return (
        isFields(value) &&
        schema.fields.every(({ name, schema: of, hasDefault }) =>
          Object.hasOwn(value, name) ? isDefault(of, value[name]) : hasDefault,
        )
      )
    default:
      return typeof value === 'string'
  }
}
