import type { Connector } from '../../model/design'
import type { Place } from '../source'

/** A connector that a source describes. */
export interface ConnectorFact {
  readonly connector: Connector
  readonly place: Place
}
