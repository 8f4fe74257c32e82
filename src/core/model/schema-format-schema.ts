import { COMPATIBILITY_MODES } from './compatibility-modes'
import { z } from './zod'

/** A schema that another one names, as a registry lists it beside the text that names it. */
const schemaReferenceSchema = z.strictObject({
  /** As the text writes it: the full name of Avro's type, the path of an import, or the address of a `$ref`. */
  name: z.string().min(1, 'must not be empty').max(1000),
  subject: z.string().min(1, 'must not be empty').max(1000).optional(),
  version: z.number().int().min(1).optional(),
  /** Its text, where no topic of this design has the subject. */
  text: z.string().max(500_000).optional(),
})

export const schemaVersionSchema = z.strictObject({
  text: z.string().min(1, 'must not be empty').max(500_000),
  references: z.array(schemaReferenceSchema).max(100).optional(),
})

/** What the keys or the values of a topic are, and by which schema. */
export const schemaFormatSchema = z.strictObject({
  format: z.enum(['none', 'avro', 'protobuf', 'json-schema']),
  /** What records without a schema are. */
  encoding: z.enum(['json', 'text', 'bytes']).optional(),
  compatibility: z.enum(COMPATIBILITY_MODES).optional(),
  /** What a subject is named after: the topic, the type of the record, or both. */
  naming: z.enum(['topic', 'record', 'topic-record']).optional(),
  /** The types of record that it carries, each with its versions, oldest first. */
  types: z
    .array(z.strictObject({ versions: z.array(schemaVersionSchema).min(1).max(200) }))
    .max(100)
    .optional(),
})
