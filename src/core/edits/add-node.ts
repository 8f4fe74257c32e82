import type { Position } from '../model/design'
import { nodeNames } from '../model/has-node'
import { LIST_OF_KIND, type NodeId, type NodeKind } from '../model/node-id'
import { LONGEST_NAME } from './check-name'
import type { Edit } from './edit'
import { KIND_WORDS } from './kind-words'
import { newNode } from './new-node'
import { placeNodes } from './place-nodes'

/**
 * Draws a new node at the end of its list. Changes nothing where the kind has a node of that name, or the name
 * is empty or longer than a name may be; ask `freeName` for one that is free.
 */
export function addNode(kind: NodeKind, name: string, position: Position): Edit {
  return {
    label: `Add ${KIND_WORDS[kind]} ${name}`,
    apply(design) {
      const list = LIST_OF_KIND[kind]
      if (name === '' || name.length > LONGEST_NAME || nodeNames(design, kind).has(name)) return design
      const id: NodeId = `${kind}:${name}`
      const added = { ...design, [list]: [...design[list], newNode(kind, name, design.cluster)] }
      return placeNodes(added, { [id]: position })
    },
  }
}
