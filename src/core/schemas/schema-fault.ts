/** A schema that cannot be read, with the sentence that says why. */
export class SchemaFault extends Error {}

/** Deeper than any schema that a person wrote. */
export const DEEPEST = 200
export const TOO_DEEP = 'This schema nests too deeply.'

export type Fields = Readonly<Record<string, unknown>>

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
