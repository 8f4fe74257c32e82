import { createExpander } from './expand'
import { WHOLE_KINDS } from './kinds/whole'

/** Expands a design by all that Kafka makes for it by itself. Builds the topologies of its Streams applications. */
export const expandWhole = createExpander(WHOLE_KINDS)
