import type { Comparison, NodeChange } from './compare-designs'
import type { FieldChange } from './field-changes'
import type { Planner } from './plan-change'

/**
 * Returns a comparison without what differs in words and not in effect: partitions that are left to Surveyor and come to
 * the same number, a setting that is stated on one side and is the default on the other. Where files say what a cluster
 * has, how a drawing says it is no difference.
 */
export function inEffect(comparison: Comparison, { before, after }: Planner['topics']): Comparison {
  const differs = (name: string, { path, before: was, after: is }: FieldChange): FieldChange[] => {
    const [one, other] = [before.get(name), after.get(name)]
    if (!one || !other) return [{ path, before: was, after: is }]
    if (path === 'partitions' || path === 'replicationFactor')
      return one[path] === other[path] ? [] : [{ path, before: one[path], after: other[path] }]
    const key = path.startsWith('config.') ? path.slice('config.'.length) : null
    const isSame = key !== null && one.settings.text(key) === other.settings.text(key)
    return isSame ? [] : [{ path, before: was, after: is }]
  }
  const changed = comparison.changed.flatMap((change): NodeChange[] => {
    if (change.kind !== 'topic') return [change]
    const fields = change.fields.flatMap((field) => differs(change.name, field))
    return fields.length === 0 ? [] : [{ ...change, fields }]
  })
  return { ...comparison, changed, same: comparison.same + comparison.changed.length - changed.length }
}
