import type { Analysis } from '../analysis'
import type { Design } from '../model/design'

/** A file to take away: its path, of letters, digits, `.`, `_`, `-` and `/`, and its whole text. */
export interface ExportedFile {
  readonly path: string
  readonly text: string
}

/** One format to take away. An exporter prints what the design and its analysis say; it decides nothing. */
export interface Exporter {
  readonly id: string
  readonly label: string
  /** One sentence: what the files are for, and which tool takes them. */
  readonly summary: string
  /** For highlighting, as highlight.js names it. */
  readonly language: 'yaml' | 'json' | 'bash' | 'properties'
  /** What of this design the format cannot carry, a sentence each; said before the download. */
  unsupported(design: Design): readonly string[]
  export(design: Design, analysis: Analysis): readonly ExportedFile[]
}
