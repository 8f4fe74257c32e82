import type { importFiles } from '@/core/importers/import-files'
import type { Source } from '@/core/importers/source'

export type ImportOptions = NonNullable<Parameters<typeof importFiles>[1]>

/** What the page asks of the worker that imports. */
export interface ImportRequest {
  readonly sources: readonly Source[]
  readonly options: ImportOptions
}
