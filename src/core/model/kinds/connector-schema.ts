import { aboutFields } from '../about-schema'
import { connectConfigSchema } from '../connect-schema'
import { countSchema, nameSchema, rateSchema, shareSchema } from '../primitives-schema'
import { z } from '../zod'
import { consumesSchema } from './consumer-group-schema'
import { producesSchema } from './producer-schema'

export const converterSchema = z.strictObject({
  class: nameSchema,
  /** Whether records carry their schema, as `schemas.enable` of the JSON converter. */
  schemas: z.boolean().optional(),
})

export const transformSchema = z.strictObject({
  name: nameSchema,
  type: nameSchema,
  /** Its settings, by their names without `transforms.<name>.` before them. */
  config: connectConfigSchema.optional(),
})

export const connectorDeadLetterSchema = z.strictObject({
  topic: nameSchema,
  /** The share of the records that end there. */
  recordsShare: shareSchema.optional(),
  /** Of the topic, where Connect has to create it; 3 where it is left out. */
  replicationFactor: z.number().int().min(-1).max(32_767).optional(),
  /** Whether headers say what went wrong. */
  contextHeaders: z.boolean().optional(),
})

export const connectorSchema = z.strictObject({
  name: nameSchema,
  ...aboutFields,
  /** Which way records go; what its edges say, or its class, where it is left out. */
  type: z.enum(['source', 'sink']).optional(),
  /** The Connect cluster that runs it, by its name; the first one where it is left out. */
  connect: nameSchema.optional(),
  /** What is at its other end. */
  system: z
    .strictObject({ name: z.string().max(500).optional(), type: z.string().max(500).optional() })
    .optional(),
  class: nameSchema.optional(),
  tasksMax: countSchema.optional(),
  /** Into how many parts a source can be split: tables, files, partitions of the other end. */
  splits: countSchema.optional(),
  /** Rows that a source reads at first, before it follows what changes. */
  snapshotRows: rateSchema.optional(),
  /** What a sink takes for a record. */
  processingMsPerRecord: rateSchema.optional(),
  /** What a sink takes for each `put` beside that, however many records are in it: a request, a commit, a file. */
  processingMsPerBatch: rateSchema.optional(),
  keyConverter: converterSchema.optional(),
  valueConverter: converterSchema.optional(),
  transforms: z.array(transformSchema).max(100).optional(),
  errorsTolerance: z.enum(['none', 'all']).optional(),
  exactlyOnce: z.enum(['requested', 'required']).optional(),
  transactionBoundary: z.enum(['poll', 'interval', 'connector']).optional(),
  /** Where a source keeps its offsets, where that is not the topic of its Connect cluster. */
  offsetsTopic: nameSchema.optional(),
  config: connectConfigSchema.optional(),
  topicsRegex: z.string().min(1).max(5000).optional(),
  consumes: z.array(consumesSchema).optional(),
  produces: z.array(producesSchema).optional(),
  deadLetter: connectorDeadLetterSchema.optional(),
})
