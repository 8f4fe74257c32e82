import { z } from './zod'

const coordinateSchema = z.number().min(-1e7).max(1e7)
const positionSchema = z.tuple([coordinateSchema, coordinateSchema])
const lengthSchema = z.number().min(20).max(1e6)
const sizeSchema = z.tuple([lengthSchema, lengthSchema])
const markIdSchema = z.string().min(1).max(100)

export const noteSchema = z.strictObject({
  at: positionSchema,
  size: sizeSchema,
  /** Plain text with Markdown's basics: emphasis, code, lists, headings, links. */
  text: z.string().max(20_000),
})

export const areaSchema = z.strictObject({
  title: z.string().max(1000),
  at: positionSchema,
  size: sizeSchema,
  /** Whether what stands in it is drawn as one box with its traffic in and out. */
  folded: z.boolean().optional(),
  /** Ids of what is folded in it: it stays there, wherever else things are put while the area is folded. */
  holds: z.array(z.string().max(1100)).max(100_000).optional(),
})

/** Where nodes stand, and the marks: what a person writes and frames on the drawing, which Kafka never sees. */
export const layoutSchema = z.strictObject({
  /** Node id, as `topic:orders`, to [x, y] in canvas pixels. */
  positions: z.record(z.string().max(1100), positionSchema).optional(),
  /** By an id of its own, as `note-1`; a note has no name. */
  notes: z.record(markIdSchema, noteSchema).optional(),
  areas: z.record(markIdSchema, areaSchema).optional(),
  /** Where records go: from left to right where nothing is said, or from top to bottom. */
  direction: z.enum(['right', 'down']).optional(),
  /** Ids of nodes and marks that are neither moved nor deleted until they are unlocked. */
  locked: z.array(z.string().max(1100)).max(100_000).optional(),
})
