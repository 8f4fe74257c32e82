/** A schema of Avro with every name resolved: a named type that is used again is the very same object. */
export type AvroSchema =
  | { readonly type: AvroPrimitive; readonly logicalType?: string }
  | { readonly type: 'array'; readonly items: AvroSchema }
  | { readonly type: 'map'; readonly values: AvroSchema }
  | { readonly type: 'union'; readonly branches: readonly AvroSchema[] }
  | AvroFixed
  | AvroEnum
  | AvroRecord

export type AvroPrimitive = (typeof PRIMITIVES)[number]

export interface Named {
  /** Without its namespace. */
  readonly name: string
  readonly fullName: string
  /** Full names. */
  readonly aliases: readonly string[]
}
export interface AvroFixed extends Named {
  readonly type: 'fixed'
  readonly logicalType?: string
  readonly size: number
}
export interface AvroEnum extends Named {
  readonly type: 'enum'
  readonly symbols: readonly string[]
  readonly hasDefault: boolean
}
export interface AvroField {
  readonly name: string
  readonly aliases: readonly string[]
  readonly schema: AvroSchema
  readonly hasDefault: boolean
}
export interface AvroRecord extends Named {
  readonly type: 'record'
  readonly fields: readonly AvroField[]
}

export const PRIMITIVES = ['null', 'boolean', 'int', 'long', 'float', 'double', 'bytes', 'string'] as const
