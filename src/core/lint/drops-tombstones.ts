import type { Connector, Transform } from '../model/design'
import { conditionOf, transformsOn } from '../model/transform-predicates'

const UNWRAP = /\.ExtractNewRecordState$/
const FILTER = /\.Filter$/
const TOMBSTONE = /\.RecordIsTombstone$/

/** Returns whether Debezium's transform that takes the row out of a change leaves tombstones out, by what it states. */
export const unwrapDropsTombstones = ({ type, config }: Transform): boolean =>
  UNWRAP.test(type) &&
  (String(config?.['drop.tombstones']) === 'true' ||
    /^(drop|rewrite)$/.test(String(config?.['delete.tombstone.handling.mode'])))

/** Returns whether tombstones come to a transform: not where its predicate keeps them away. */
export function meetsTombstones(connector: Connector, transform: Transform): boolean {
  const condition = conditionOf(connector, transform)
  return !(condition?.isNegated && TOMBSTONE.test(condition.type ?? ''))
}

/** Returns the first transform on a topic's records that no tombstone gets past; undefined where there is none. */
export const droppedBy = (connector: Connector, topic: string): Transform | undefined =>
  transformsOn(connector, topic).find(
    (one) =>
      (unwrapDropsTombstones(one) && meetsTombstones(connector, one)) || isFilterOfTombstones(connector, one),
  )

function isFilterOfTombstones(connector: Connector, transform: Transform): boolean {
  const condition = conditionOf(connector, transform)
  return FILTER.test(transform.type) && !condition?.isNegated && TOMBSTONE.test(condition?.type ?? '')
}
