import type { Analysis } from '../analysis'
import type { Design } from '../model/design'
import type { NodeId } from '../model/node-id'

/** How a file is highlighted, as highlight.js names it. */
export type Language =
  | 'yaml'
  | 'json'
  | 'bash'
  | 'properties'
  | 'hcl'
  | 'markdown'
  | 'java'
  | 'python'
  | 'typescript'
  | 'go'
  | 'csharp'
  | 'xml'
  | 'plaintext'

/** A file to take away: its path, of letters, digits, `.`, `_`, `-` and `/`, and its whole text. */
export interface ExportedFile {
  readonly path: string
  readonly text: string
  readonly language: Language
}

/** One thing that the design says and the files do not. */
export interface ExportLoss {
  /** The node, the cluster, or the design as a whole. */
  readonly at: NodeId | 'cluster' | 'design'
  /** As `config.retention.ms`; empty where the whole node is left out. */
  readonly field: string
  /** Without the node's name: losses of one sentence are told together. */
  readonly sentence: string
}

/** A choice that a format leaves to whoever exports. The form and the command line's flags come from it. */
export type ExportOption = {
  /** In words joined by hyphens, as a flag of the command line has it: `api-version`. */
  readonly id: string
  readonly label: string
  /** One sentence: what changes with it. */
  readonly help: string
} & (
  | { readonly kind: 'text'; readonly initial: string }
  /** The name of a producer or a consumer group of the design; all of them where it is empty. */
  | { readonly kind: 'application'; readonly initial: '' }
  | { readonly kind: 'switch'; readonly initial: boolean }
  | {
      readonly kind: 'choice'
      readonly initial: string
      readonly choices: readonly { readonly value: string; readonly label: string }[]
    }
)

/** What was chosen, by option. */
export type OptionValues = Readonly<Record<string, string | boolean>>

/** Formats that belong together in the list. */
export type ExportGroup = 'surveyor' | 'topics' | 'clients' | 'starter' | 'access' | 'drawings' | 'operations'

/** One line of the table of formats: all that the list shows, and where the rest is. */
export interface ExporterEntry {
  readonly id: string
  readonly label: string
  readonly group: ExportGroup
  /** One sentence: who takes it, so that whoever looks for a format knows theirs. */
  readonly audience: string
  /** One sentence: what the files are for, and which tool takes them. */
  readonly summary: string
  load(): Promise<Exporter>
}

/** One format to take away. An exporter prints what the design and its analysis say; it decides nothing. */
export interface Exporter {
  readonly options: readonly ExportOption[]
  /** What of this design the files do not carry, field by field; whatever is not named here is in them. */
  losses(design: Design, values?: OptionValues): readonly ExportLoss[]
  /** The files; an option that `values` leaves out, or gives a value that it has not, is as it is initially. */
  export(design: Design, analysis: Analysis, values?: OptionValues): readonly ExportedFile[]
}
