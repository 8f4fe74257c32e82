import type { Design } from '../model/design'
import { parseMarkId } from '../model/marks'
import { contentsOf } from './box-of'

/** Returns the ids of some items and of all that stands in the areas among them, each once. */
export function withAreaContents(design: Design, ids: Iterable<string>): ReadonlySet<string> {
  const all = new Set<string>()
  for (const id of ids) {
    all.add(id)
    const mark = parseMarkId(id)
    if (mark?.kind === 'area') for (const inner of contentsOf(design, `area:${mark.key}`)) all.add(inner)
  }
  return all
}
