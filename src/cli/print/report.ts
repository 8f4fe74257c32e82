import type { Place } from '@/core/importers/source'
import type { Finding } from '@/core/lint/finding'
import type { Design } from '@/core/model/design'

/** A finding with where the files say it. */
export interface Located {
  readonly finding: Finding
  readonly place?: Place
}

/** What `check` found, for every way to print it. */
export interface CheckReport {
  readonly design: Design
  readonly found: readonly Located[]
  /** Those that the baseline accepts; they do not count. */
  readonly accepted: readonly Located[]
  readonly version: string
}

/** A message without the backticks that mark names and settings. */
export const plain = (message: string): string => message.replaceAll('`', '')
