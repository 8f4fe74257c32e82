import type { SchemaFormat, SchemaVersion } from '../../model/design'
import type { Place } from '../source'
import type { How } from './claim'

/** One version of a schema that a source holds. */
export interface SchemaFact {
  /** The subject, where a registry or the name of a file says it. */
  readonly subject?: string
  /** What the file is called, without its ending and its version. */
  readonly called: string
  /** Whether it is a file of its own that somebody named. */
  readonly isOfFile: boolean
  readonly language: Exclude<SchemaFormat['format'], 'none'>
  readonly version: SchemaVersion
  /** Which version it is, where that is said. */
  readonly number?: number
  /** The name of the record, with its namespace or package; empty where it has none. */
  readonly recordName: string
  /** Whether another schema of the sources names it, so that it need be of no topic. */
  readonly isNamed: boolean
  readonly place: Place
  readonly how: How
}

/** A compatibility mode of a subject, or of all that have none of their own. */
export interface ModeFact {
  readonly subject?: string
  readonly mode: string
  readonly place: Place
}
