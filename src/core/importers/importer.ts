import type { DesignError } from '../document/design-error'
import type { Design } from '../model/design'
import type { Result } from '../shared/result'

/** A design read from another format, and what of the text did not come along. */
export interface Imported {
  readonly design: Design
  readonly losses: readonly string[]
}

/** One format to bring in. */
export interface Importer {
  readonly id: string
  readonly label: string
  /** How likely the text is of this format, 0 to 1; the highest wins. */
  detect(text: string): number
  /** The design, or everything that is wrong with the text, with its line where that is known. Never throws. */
  import(text: string): Result<Imported, DesignError[]>
}
