import type { Design } from '../model/design'

/**
 * One thing that a person does to a design: pure, and labelled for the undo menu. Edits with one
 * `mergeKey`, made one after the other, undo as one step, as typing into one field should.
 */
export interface Edit {
  readonly label: string
  readonly mergeKey?: string
  apply(design: Design): Design
}
