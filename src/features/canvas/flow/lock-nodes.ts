import type { Design } from '@/core/model/design'
import { lockedIds } from '@/core/model/locks'
import type { DrawnNode } from '../marks/mark-nodes'

const twins = new WeakMap<DrawnNode, DrawnNode>()

/** The nodes, of which the locked ones cannot be dragged; the same twin of each every time. */
export function lockNodes<Item extends DrawnNode>(design: Design, nodes: Item[]): Item[] {
  const locked = lockedIds(design)
  if (locked.size === 0) return nodes
  return nodes.map((node) => {
    if (!locked.has(node.id)) return node
    const known = twins.get(node)
    if (known) return known as Item
    const twin = { ...node, draggable: false, ariaLabel: `${node.ariaLabel ?? node.id}, locked` }
    twins.set(node, twin)
    return twin
  })
}
