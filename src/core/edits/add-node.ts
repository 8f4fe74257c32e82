import type { Position } from '../model/design'
import { nodeNames } from '../model/has-node'
import { kindOf } from '../model/kinds/index'
import type { NodeId, NodeKind } from '../model/node-id'
import { LONGEST_NAME } from './check-name'
import type { Edit } from './edit'
import { placeNodes } from './place-nodes'

/**
 * Draws a new node at the end of its list. Changes nothing where the kind has a node of that name, or the name
 * is empty or longer than a name may be; ask `freeName` for one that is free.
 */
export function addNode(kind: NodeKind, name: string, position: Position): Edit {
  const { list, words, create } = kindOf(kind)
  return {
    label: `Add ${words.singular} ${name}`,
    apply(design) {
      if (name === '' || name.length > LONGEST_NAME || nodeNames(design, kind).has(name)) return design
      const id: NodeId = `${kind}:${name}`
      const added = { ...design, [list]: [...design[list], create(name, design.cluster)] }
      return placeNodes(added, { [id]: position })
    },
  }
}
