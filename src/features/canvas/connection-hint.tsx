import { useConnection } from '@xyflow/react'
import { memo } from 'react'
import { whyNotConnect } from '@/core/edits/connect-nodes'
import type { NodeId } from '@/core/model/node-id'
import { useDocument } from '@/stores/document-store'
import { RichText } from '@/ui/rich-text'
import { endsOf } from './connection-ends'
import type { FlowNode } from './flow-types'
import { boxAt, type Scene } from './scene'

/** While a line is drawn over a node that it cannot lead to: why not. */
export const ConnectionHint = memo(function ConnectionHint({ scene }: { scene: Scene }) {
  const design = useDocument((state) => state.design)
  const over = useConnection<FlowNode, string | null>((connection) => {
    if (!connection.inProgress) return null
    const { fromNode, fromHandle, toNode, to: tip } = connection
    const other = toNode?.id ?? boxAt(scene.boxes, tip.x, tip.y)?.id
    if (other === undefined || other === fromNode.id) return null
    const { from, to } = endsOf(fromNode.id as NodeId, fromHandle.type, other as NodeId)
    return whyNotConnect(design, from, to)
  })
  if (over === null) return null
  return (
    <p className="pointer-events-none absolute bottom-14 left-1/2 z-10 max-w-[min(520px,90%)] -translate-x-1/2 rounded-control border border-warning bg-warning-ground px-3 py-1.5 text-warning">
      <RichText text={over} />
    </p>
  )
})
