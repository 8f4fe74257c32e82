import type { Step } from './processing'
import { isVersionedAbove, type StreamsBuilder } from './streams-builder'
import { ProgramError, TopologyError } from './topology'
import type { Cogrouped, GlobalTable, Grouped, GroupedTable, Stream, Table } from './values'

/** What a chain has in hand between two steps. */
export type Held = Stream | Table | GlobalTable | Grouped | GroupedTable | Cogrouped

type Join = Step & { op: 'join' | 'leftJoin' | 'outerJoin' }

/**
 * Throws where a join is told what Kafka's has no argument for: a window or a foreign key that is none of it, or a grace.
 *
 * @see KStream.join, KTable.join, KStreamImpl.doStreamTableJoin
 */
export function refuseOptions(builder: StreamsBuilder, one: Stream | Table, other: Held, step: Join): void {
  const { op, window, foreignKey, graceMs } = step
  const isOfStreams = one.is === 'stream' && other.is === 'stream'
  const kind = isOfStreams
    ? 'two streams'
    : `${one.is === 'stream' ? 'a stream' : 'a table'} with ${other.is === 'globalTable' ? 'a global table' : 'a table'}`
  if (window !== undefined && !isOfStreams)
    throw new ProgramError(
      `the ${op} of ${kind} has no window: within is only between two streams, and a table is joined as it is when a record comes`,
    )
  if (foreignKey === true && one.is === 'stream')
    throw new ProgramError(`the ${op} of ${kind} has no foreign key: only two tables have`)
  if (graceMs === undefined) return
  if (isOfStreams)
    throw new ProgramError(`the ${op} of ${kind} has its grace with its window, as within 5 min grace 1 min`)
  if (one.is === 'table' || other.is !== 'table')
    throw new ProgramError(
      `the ${op} of ${kind} has no grace: only a stream that is joined with a versioned table`,
    )
  if (!(other.node.isVersioned ?? isVersionedAbove(other.node, builder.root)))
    throw new TopologyError('KTable must be versioned to use a grace period in a stream table join.')
}
