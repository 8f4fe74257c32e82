import type { Connector, Transform } from '../model/design'
import { conditionOf, transformsOn } from '../model/transform-predicates'

const OLD = 'drop.tombstones'
const NEW = 'delete.tombstone.handling.mode'

const UNWRAP = /\.ExtractNewRecordState$/
const FILTER = /\.Filter$/
const TOMBSTONE = /\.RecordIsTombstone$/

/** Returns whether Debezium's transform that takes the row out of a change leaves tombstones out, by what it states. */
export const unwrapDropsTombstones = ({ type, config }: Transform): boolean =>
  UNWRAP.test(type) && (String(config?.[OLD]) === 'true' || /^(drop|rewrite)$/.test(String(config?.[NEW])))

/** Returns a transform that hands tombstones on, where it is Debezium's and leaves them out; any other as it is. */
export function letTombstonesThrough(transform: Transform): Transform {
  if (!unwrapDropsTombstones(transform)) return transform
  const { [OLD]: _, [NEW]: mode, ...rest } = transform.config ?? {}
  return {
    ...transform,
    config: mode === undefined ? { ...rest, [OLD]: false } : { ...rest, [NEW]: 'tombstone' },
  }
}

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
