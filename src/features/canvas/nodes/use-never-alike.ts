import { useEffect } from 'react'
import type { Analysis } from '@/core/analysis'
import type { Design } from '@/core/model/design'
import { nodesOf } from '@/core/model/kinds/index'
import { NODE_KINDS, type NodeKind, type NodeOfKind, nodeCount, nodeId } from '@/core/model/node-id'
import { useDocument } from '@/stores/document/document-store'
import { useNumbers } from '@/stores/document/numbers-store'
import { badgesOf } from '../flow/to-flow'
import type { Outside } from '../kinds/canvas-kind'
import { canvasKind } from '../kinds/index'
import { type Named, neverAlike } from './never-alike'
import { showNames } from './shown-names'

/** In larger drawings it would be felt at the end of an edit. */
const MOST = 2_000

function namedOf(
  design: Design,
  findingsByNode: Analysis['findingsByNode'] | undefined,
): readonly Named[] | null {
  if (nodeCount(design) > MOST) return null
  return NODE_KINDS.flatMap((kind) =>
    nodesOf(design, kind).map((node) => {
      const id = nodeId(kind, node.name)
      const badges = Object.keys(badgesOf(findingsByNode?.get(id))).length
      return { id, kind, name: node.name, badges, isWhole: isWhole(kind, node) }
    }),
  )
}

function isWhole(kind: NodeKind, node: NodeOfKind<NodeKind>): boolean {
  const outside = canvasKind(kind).outside as Outside<NodeKind> | undefined
  return outside?.side(node) === undefined
}

/** Keeps names that are too long for their nodes from looking alike, as names and badges change. */
export function useNeverAlike(): void {
  const design = useDocument((state) => state.design)
  const findings = useNumbers((analysis) => analysis.findingsByNode)
  const nodes = namedOf(design, findings)
  const of = nodes?.map(({ id, badges, isWhole }) => `${badges} ${isWhole} ${id}`).join('\n')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text says all of the nodes that matters
  useEffect(() => showNames(nodes ? neverAlike(nodes) : new Map()), [of])
}
