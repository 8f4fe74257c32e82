import type { Analysis } from './analysis'
import { type Analyser, createAnalyser as createWith } from './create-analyser'
import type { Design } from './model/design'
import { readProtobufSchema } from './schemas/read-protobuf-schema'

/** Returns an analyser of one document that reads schemas of every language. */
export const createAnalyser = (): Analyser => createWith(readProtobufSchema)

/**
 * Computes all that Surveyor knows about a design: traffic on every edge, sizing, findings and checklist.
 *
 * Pure: the same design gives the same analysis, to the byte. Refuses nothing: what is wrong with a design is a
 * finding.
 */
export const analyse = (design: Design): Analysis => createAnalyser().analyse(design)
