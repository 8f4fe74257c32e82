import type { Design } from '../../model/design'
import { LIST_OF_KIND, NODE_KINDS } from '../../model/node-id'
import { isEqual } from '../../shared/is-equal'
import type { Place } from '../source'
import type { FactBook } from './fact-book'

/**
 * Takes a whole design into a book: the first is what facts are laid over. Of a later one the nodes that are not
 * there yet join it; one of a name that is there already and says something else is a loss.
 */
export function addDesign(book: FactBook, design: Design, place: Place): void {
  const { base } = book
  if (!base) {
    book.base = design
    return
  }
  let joined = base
  for (const kind of NODE_KINDS) {
    const list = LIST_OF_KIND[kind]
    const known = new Map<string, object>(joined[list].map((node) => [node.name, node]))
    const fresh = design[list].filter((node) => !known.has(node.name))
    for (const node of design[list]) {
      const before = known.get(node.name)
      if (before === undefined || isEqual(before, node)) continue
      book.lose(
        place,
        `\`${node.name}\` is in the design \`${base.name}\` too and differs: that one is taken.`,
      )
    }
    joined = { ...joined, [list]: [...joined[list], ...fresh] }
  }
  const positions = { ...design.layout?.positions, ...base.layout?.positions }
  book.base =
    Object.keys(positions).length > 0 ? { ...joined, layout: { ...base.layout, positions } } : joined
}
