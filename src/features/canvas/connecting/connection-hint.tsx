import { useConnection } from '@xyflow/react'
import { memo, useEffect } from 'react'
import { edgeKindsBetween, whyNotConnect } from '@/core/edits/connect-nodes'
import { type NodeId, type NodeKind, parseNodeId } from '@/core/model/node-id'
import { useDocument } from '@/stores/document/document-store'
import { RichText } from '@/ui/rich-text'
import { canvasHandle } from '../flow/canvas-handle'
import type { FlowNode } from '../flow/flow-types'
import { boxAt, type Scene } from '../flow/scene'
import { endsOf, handleEnd } from './connection-ends'

const kindAt = (id: NodeId): NodeKind => parseNodeId(id)?.kind ?? 'topic'

/**
 * While a line is drawn over a node that it cannot lead to: why not, in the place and the look of the notice
 * that says it once the line is let go. The line is marked as refused.
 */
export const ConnectionHint = memo(function ConnectionHint({ scene }: { scene: Scene }) {
  const design = useDocument((state) => state.design)
  const over = useConnection<FlowNode, string | null>((connection) => {
    if (!connection.inProgress) return null
    const { fromNode, fromHandle, toNode, to: tip } = connection
    const other = toNode?.id ?? boxAt(scene.boxes, tip.x, tip.y)?.id
    if (other === undefined || other === fromNode.id || parseNodeId(other) === null) return null
    const start = fromNode.id as NodeId
    const { from, to } = endsOf(start, fromHandle.type, other as NodeId)
    const meant = handleEnd(start, fromHandle).edges ?? edgeKindsBetween(kindAt(from), kindAt(to))
    const [usual = whyNotConnect(design, from, to), ...others] = meant.map((edge) =>
      whyNotConnect(design, from, to, edge),
    )
    return others.includes(null) ? null : usual
  })
  const isRefused = over !== null
  useEffect(() => {
    canvasHandle()?.element.toggleAttribute('data-refused', isRefused)
  }, [isRefused])
  if (over === null) return null
  return (
    <div className="pointer-events-none fixed top-13 left-1/2 z-50 w-max max-w-[min(560px,90vw)] -translate-x-1/2 rounded-control border border-warning bg-raised py-2 pr-10.5 pl-3 shadow-node">
      <p>
        <RichText text={over} />
      </p>
    </div>
  )
})
