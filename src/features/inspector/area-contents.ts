import { parseMarkId } from '@/core/model/marks'
import { parseNodeId } from '@/core/model/node-id'
import { formatCountOf } from '@/core/shared/format'

/** Says how much stands in an area, by the ids of it: `2 nodes, 1 note in it`. */
export function contentsTitle(ids: readonly string[]): string {
  const counted = (word: string, isOf: (id: string) => boolean) => {
    const count = ids.filter(isOf).length
    return count === 0 ? [] : [formatCountOf(count, word)]
  }
  const parts = [
    ...counted('node', (id) => parseNodeId(id) !== null),
    ...counted('note', (id) => parseMarkId(id)?.kind === 'note'),
    ...counted('area', (id) => parseMarkId(id)?.kind === 'area'),
  ]
  return parts.length === 0 ? 'Nothing stands in it' : `${parts.join(', ')} in it`
}
