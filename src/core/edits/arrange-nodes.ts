import { arrange } from '../layout/arrange'
import type { Edit } from './edit'
import { placeNodes } from './place-nodes'

/** Places every node anew, in columns, as one step. */
export const arrangeNodes = (): Edit => ({
  label: 'Arrange',
  apply: (design) => placeNodes(design, arrange(design)),
})
