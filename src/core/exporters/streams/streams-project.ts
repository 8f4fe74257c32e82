import type { Design, StreamsApp } from '../../model/design'
import type { Topology } from '../../streams/topology'
import type { StreamsRecords } from './java-records'

/** One application, ready to be printed. */
export interface StreamsProject {
  readonly app: StreamsApp
  readonly topology: Topology
  readonly design: Design
  readonly slug: string
  readonly packageName: string
  readonly values: Readonly<Record<'skip-unreadable', string>>
  readonly records: StreamsRecords
}

/** What became of its program. */
export interface WrittenProgram {
  /** Whether it reads and writes by schemas. */
  readonly hasSerdes: boolean
  /** Whether something of it is left to whoever completes it. */
  readonly isLeft: boolean
  /** Whether its test puts records in. */
  readonly takesRecords: boolean
}
