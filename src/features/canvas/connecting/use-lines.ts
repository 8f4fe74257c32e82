import type { Connection, Edge, FinalConnectionState } from '@xyflow/react'
import { type RefObject, useCallback, useState } from 'react'
import { whyNotConnect } from '@/core/edits/connect-nodes'
import type { NodeId } from '@/core/model/node-id'
import { documentStore } from '@/stores/document/document-store'
import type { Scene } from '../flow/scene'
import { connect } from './connect'
import { endsOf, nodeAt } from './connection-ends'
import type { Drop } from './drop-menu'

/**
 * Drawing lines with the mouse, from handle to handle or simply onto a node: what makes sense is connected,
 * what does not is told why, and a line let go over empty ground asks what should be there.
 */
export function useLines(scene: RefObject<Scene | null>) {
  const [drop, setDrop] = useState<Drop | null>(null)
  const onConnect = useCallback(
    ({ source, target }: Connection) => connect(source as NodeId, target as NodeId),
    [],
  )
  const isValidConnection = useCallback(
    ({ source, target }: Connection | Edge) =>
      whyNotConnect(documentStore.getState().design, source as NodeId, target as NodeId) === null,
    [],
  )
  const onConnectEnd = useCallback(
    (event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
      if (state.isValid || !state.fromNode) return
      const start = state.fromNode.id as NodeId
      const handle = state.fromHandle?.type ?? 'source'
      const point = 'clientX' in event ? event : event.changedTouches[0]
      if (!point) return
      const { clientX: x, clientY: y } = point
      const over =
        (state.toNode?.id as NodeId | undefined) ?? (scene.current && nodeAt(scene.current, { x, y }, start))
      if (over) {
        const { from, to } = endsOf(start, handle, over)
        connect(from, to)
      } else setDrop({ from: start, fromHandle: handle, x, y })
    },
    [scene],
  )
  const closeDrop = useCallback(() => setDrop(null), [])
  return { drop, closeDrop, events: { onConnect, isValidConnection, onConnectEnd } }
}
