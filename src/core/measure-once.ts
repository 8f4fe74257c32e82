import { expandWhole } from './expand/expand-whole'
import { createMeasurer, type Measured } from './measure-design'
import type { Design } from './model/design'
import { finish } from './shared/pieces'
import { profileOf } from './sizing/profiles/providers'

/**
 * Measures a design alone, with all that Kafka makes for it and by the profile that it names, as an analysis does; apart,
 * since neither what has to build a topology first nor what a provider limits is in the first load.
 */
export const measureDesign = (design: Design): Measured =>
  finish(createMeasurer(expandWhole, profileOf).measure(design))
