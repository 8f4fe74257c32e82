import { analyse } from '@/core/analyse'
import type { Design } from '@/core/model/design'
import type { DrawnNumbers } from '@/features/canvas/flow/drawn-numbers'
import { NUMBER_PARTS } from '@/features/canvas/flow/number-parts'

/** The numbers of a design as the drawing has them once they are loaded. */
export const drawnNumbers = (design: Design): DrawnNumbers => ({
  analysis: analyse(design),
  parts: NUMBER_PARTS,
})
