import type { StreamsApp } from '../../model/design'
import type { Place } from '../source'

/** A Streams application that a source describes. */
export interface StreamsAppFact {
  readonly app: StreamsApp
  /** Whether its name is its application id, as the source says it, or one that was made up. */
  readonly isNamed: boolean
  /** Whether its file says a name, which is told where it is read. */
  readonly isCalled?: boolean
  /** Only which topics the program reads and writes is known then: what another source describes counts for more. */
  readonly edges?: { readonly reads: readonly string[]; readonly writes: readonly string[] }
  readonly place: Place
}
