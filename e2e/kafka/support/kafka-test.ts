import type { Cluster } from './cluster'
import type { Driver } from './driver'
import type { Report } from './report'

/** What every scenario works with. */
export interface KafkaTest {
  /** One broker. */
  readonly one: Cluster
  /** Three brokers in three racks. */
  readonly three: Cluster
  readonly driver: Driver
  readonly report: Report
  /** The seed of all that is random, printed so that a failure can be repeated. */
  readonly seed: number
}
