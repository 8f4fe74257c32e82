import type { Analysis } from '@/core/analysis'
import { aboutInWords } from '@/core/model/about'
import { type NodeId, type NodeKind, parseNodeId } from '@/core/model/node-id'
import { causeCount } from '@/core/shared/count-causes'
import { formatCountOf } from '@/core/shared/format'
import { nodeOf } from '@/core/views/node-of'
import { type NodeView, type ViewOf, viewOf } from '@/core/views/view-of'
import { kindNumbers } from '../kinds/numbers'

/** Returns a view as a sentence: `Topic orders, 16 partitions, replication factor 3, 2 findings`. */
export function describeView<Kind extends NodeKind>(
  kind: Kind,
  view: ViewOf<Kind>,
  findings: number,
): string {
  const parts = kindNumbers(kind).summary(view)
  const about = aboutInWords(nodeOf(view as NodeView))
  return [
    ...parts,
    ...(about === '' ? [] : [about]),
    ...(findings > 0 ? [formatCountOf(findings, 'finding')] : []),
  ].join(', ')
}

/** Returns a node of the analysis as a sentence; its name alone while it has not been analysed yet. */
export function describeNode(id: NodeId, { views, findingsByNode }: Analysis): string {
  const node = parseNodeId(id)
  if (!node) return id
  const view = viewOf(views, node.kind, node.name)
  return view ? describeView(node.kind, view, causeCount(findingsByNode.get(id))) : node.name
}
