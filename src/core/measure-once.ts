import { createMeasurer, type Measured } from './measure-design'
import type { Design } from './model/design'
import { finish } from './shared/pieces'
import { profileOf } from './sizing/profiles/providers'

/** Measures a design alone, by the profile that it names; apart, since what a provider limits is not in the first load. */
export const measureDesign = (design: Design): Measured =>
  finish(createMeasurer(undefined, profileOf).measure(design))
