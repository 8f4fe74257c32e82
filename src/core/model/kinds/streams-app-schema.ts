import type { Chain } from '../../streams/processing'
import { aboutFields } from '../about-schema'
import { clientSchema } from '../client-schema'
import {
  bytesSchema,
  configSchema,
  countSchema,
  nameSchema,
  rateSchema,
  shareSchema,
} from '../primitives-schema'
import { principalSchema } from '../principal-schema'
import { z } from '../zod'

const topicsSchema = z.union([z.array(nameSchema).min(1).max(1000), nameSchema])

const windowSchema = z.strictObject({
  kind: z.enum(['tumbling', 'hopping', 'sliding', 'session']).optional(),
  sizeMs: rateSchema.optional(),
  advanceMs: rateSchema.optional(),
  differenceMs: rateSchema.optional(),
  gapMs: rateSchema.optional(),
  beforeMs: rateSchema.optional(),
  afterMs: rateSchema.optional(),
  graceMs: rateSchema.optional(),
  /** Of a windowed aggregation, never of a join. */
  emit: z.enum(['windowCloses']).optional(),
})

const storeSchema = z.strictObject({
  name: nameSchema.optional(),
  type: z.enum(['rocksdb', 'memory']).optional(),
  /** Distinct keys at any one time; those of one window where it is windowed. */
  keys: rateSchema.optional(),
  retentionMs: rateSchema.optional(),
  historyRetentionMs: rateSchema.optional(),
  changelog: z.boolean().optional(),
  caching: z.boolean().optional(),
  changelogConfig: z.record(z.string().min(1).max(500), z.string().max(32_767)).optional(),
})

const branchSchema = z.strictObject({
  id: nameSchema,
  named: nameSchema.optional(),
  /** The share of the records that it takes; all branches alike where none says. */
  share: shareSchema.optional(),
})

const OPERATIONS = [
  'filter',
  'filterNot',
  'map',
  'mapValues',
  'flatMap',
  'flatMapValues',
  'selectKey',
  'peek',
  'foreach',
  'print',
  'process',
  'processValues',
  'merge',
  'split',
  'groupByKey',
  'groupBy',
  'windowedBy',
  'count',
  'reduce',
  'aggregate',
  'cogroup',
  'suppress',
  'join',
  'leftJoin',
  'outerJoin',
  'repartition',
  'to',
  'toTable',
  'toStream',
] as const

/** What a step cannot be without. */
const NEEDS: Readonly<Record<string, 'topic' | 'with' | 'branches' | 'window'>> = {
  to: 'topic',
  merge: 'with',
  join: 'with',
  leftJoin: 'with',
  outerJoin: 'with',
  split: 'branches',
  windowedBy: 'window',
}

const WINDOW_NEEDS = {
  tumbling: ['sizeMs'],
  hopping: ['sizeMs', 'advanceMs'],
  sliding: ['differenceMs'],
  session: ['gapMs'],
} as const

/** One mapping for every operation, so that a wrong field is told by its name; what it needs is asked for after. */
const stepSchema = z
  .strictObject({
    op: z.enum(OPERATIONS),
    topic: nameSchema.optional(),
    with: topicsSchema.optional(),
    window: windowSchema.optional(),
    foreignKey: z.boolean().optional(),
    graceMs: rateSchema.optional(),
    branches: z.array(branchSchema).min(1).max(1000).optional(),
    defaultBranch: branchSchema.optional(),
    until: z.enum(['windowCloses', 'timeLimit']).optional(),
    timeLimitMs: rateSchema.optional(),
    partitions: countSchema.optional(),
    store: storeSchema.optional(),
    stores: z.array(nameSchema).max(100).optional(),
    named: nameSchema.optional(),
    recordsPerRecord: rateSchema.optional(),
    averageBytes: bytesSchema.optional(),
    /** Whether it has a window, and how long that is, is assumed: a description does not tell. */
    assumed: z.boolean().optional(),
  })
  .superRefine((step, context) => {
    const need = NEEDS[step.op]
    const refuse = (path: readonly string[], message: string) =>
      context.addIssue({ code: 'custom', path: [...path], message })
    if (need && step[need] === undefined) refuse([], `is \`${step.op}\`, which needs \`${need}\``)
    if (step.op !== 'cogroup' && Array.isArray(step.with)) refuse(['with'], 'must be one name here')
    if (step.op === 'cogroup' && typeof step.with === 'string') refuse(['with'], 'must be a list of names')
    if (step.op === 'windowedBy') {
      const { kind } = step.window ?? {}
      if (step.window && !kind) refuse(['window'], 'needs a `kind`: tumbling, hopping, sliding or session')
      for (const field of kind ? WINDOW_NEEDS[kind] : [])
        if (step.window?.[field] === undefined) refuse(['window'], `needs \`${field}\``)
    } else if (step.window && (step.window.beforeMs === undefined || step.window.afterMs === undefined))
      refuse(['window'], 'needs `beforeMs` and `afterMs`')
  })

/** Where a chain may begin. */
const BEGINNINGS = ['stream', 'pattern', 'table', 'globalTable', 'from'] as const

const chainSchema = z
  .strictObject({
    id: nameSchema.optional(),
    stream: topicsSchema.optional(),
    pattern: nameSchema.optional(),
    table: nameSchema.optional(),
    globalTable: nameSchema.optional(),
    from: nameSchema.optional(),
    named: nameSchema.optional(),
    store: storeSchema.optional(),
    steps: z
      .array(z.union([stepSchema, z.enum(OPERATIONS)]))
      .max(1000)
      .optional(),
  })
  .superRefine((chain, context) => {
    const begun = BEGINNINGS.filter((field) => chain[field] !== undefined)
    if (begun.length === 0 && chain.steps === undefined && chain.id === undefined)
      context.addIssue({ code: 'custom', path: [], message: 'begins nowhere and does nothing' })
    if (begun.length > 1)
      context.addIssue({ code: 'custom', path: [], message: `begins twice: with ${begun.join(' and ')}` })
  })

/** What the schema takes is a chain as `processing.ts` has it; its steps are too many kinds for zod to infer them well. */
const processingSchema = z.array(chainSchema).max(1000) as unknown as z.ZodType<readonly Chain[]>

export const streamsAppSchema = z.strictObject({
  name: nameSchema,
  ...aboutFields,
  principal: principalSchema.optional(),
  /** Kafka Streams is Java's, alone or inside Spring or Quarkus; its version is that of kafka-streams. */
  client: clientSchema.optional(),
  /** `application.id`: the name of its group and the beginning of its internal topics; the name where left out. */
  applicationId: nameSchema.optional(),
  instances: countSchema.optional(),
  processingMsPerRecord: rateSchema.optional(),
  /** What one instance has for state: the disk, and the memory outside of the Java heap. */
  diskBytesPerInstance: bytesSchema.optional(),
  memoryBytesPerInstance: bytesSchema.optional(),
  config: configSchema.optional(),
  /** Settings that the brokers keep of its streams group, as `kafka-configs --entity-type groups` takes them. */
  groupConfig: configSchema.optional(),
  processing: processingSchema.optional(),
  /** A text that was typed last and does not read as a program yet; `processing` is the last that did. */
  unreadProgram: z.string().max(200_000).optional(),
  /** What `Topology.describe()` prints of it, where its steps are not known: its processing has its edges alone then. */
  topology: z.string().min(1).max(200_000).optional(),
})
