import type { Connection, Edge, FinalConnectionState } from '@xyflow/react'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { NodeId } from '@/core/model/node-id'
import { documentStore } from '@/stores/document/document-store'
import { orSayFault } from '@/stores/session/say-fault'
import { afterDrawing } from '@/ui/first-drawing'
import type { Scene } from '../flow/scene'
import { setLineCancel } from './cancel-line'
import { endsOf, handleEnd, nodeAt } from './connection-ends'
import type { Drop } from './drop-menu'

/** What makes sense between two nodes comes after the first drawing: nobody draws an edge sooner. */
const load = () => import('./connect')

/** Said when it ends, wherever that is; without a listener no edge could be taken by its end. */
const NOTHING = () => undefined

/**
 * Drawing edges with the mouse, from handle to handle or simply onto a node: what makes sense is connected, or
 * asked for where several things do; what does not is told why; and an edge let go over empty ground asks what
 * should be there. An end of the selected edge can be led elsewhere, and Escape gives up what is drawn.
 */
export function useLines(scene: RefObject<Scene | null>) {
  const [drop, setDrop] = useState<Drop | null>(null)
  const loaded = useRef<Awaited<ReturnType<typeof load>>>(null)
  useEffect(() => {
    afterDrawing()
      .then(load)
      .then(
        (module) => {
          loaded.current = module
        },
        () => undefined,
      )
  }, [])
  const isValidConnection = useCallback(({ source, target, sourceHandle }: Connection | Edge) => {
    const { design } = documentStore.getState()
    const fitting = loaded.current?.edgesThatFit(design, source as NodeId, target as NodeId)
    const { edges } = handleEnd(source as NodeId, { id: sourceHandle, type: 'source' })
    return fitting?.some((edge) => edges?.includes(edge) ?? true) ?? true
  }, [])
  const isGivenUp = useRef(false)
  /** The edge of which an end is being led elsewhere. */
  const reconnected = useRef<Edge | null>(null)
  const onConnectStart = useCallback(() => {
    isGivenUp.current = false
    setLineCancel(() => {
      isGivenUp.current = true
    })
  }, [])
  const onReconnectStart = useCallback((_: unknown, edge: Edge) => {
    reconnected.current = edge
  }, [])
  const onReconnectEnd = useCallback(
    (event: MouseEvent | TouchEvent, edge: Edge, fixed: 'source' | 'target', state: FinalConnectionState) => {
      reconnected.current = null
      const point = 'clientX' in event ? event : event.changedTouches[0]
      const start = state.fromNode?.id as NodeId | undefined
      if (isGivenUp.current || !point || start === undefined) return
      const { clientX: x, clientY: y } = point
      const over =
        (state.toNode?.id as NodeId | undefined) ?? (scene.current && nodeAt(scene.current, { x, y }, start))
      if (!over) return
      const { from, to } = endsOf(start, fixed, over)
      void orSayFault('Leading the edge elsewhere', async () =>
        (await import('./reconnect')).reconnect(edge.id, from, to),
      )
    },
    [scene],
  )
  const onConnectEnd = useCallback(
    (event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
      setLineCancel(null)
      if (!state.fromNode || isGivenUp.current || reconnected.current) return
      const start = state.fromNode.id as NodeId
      const fromHandle = handleEnd(start, state.fromHandle)
      const point = 'clientX' in event ? event : event.changedTouches[0]
      if (!point) return
      const { clientX: x, clientY: y } = point
      const over =
        (state.toNode?.id as NodeId | undefined) ?? (scene.current && nodeAt(scene.current, { x, y }, start))
      if (!over) {
        setDrop({ from: start, fromHandle, x, y })
        return
      }
      const { from, to } = endsOf(start, fromHandle.type, over)
      const at = state.toHandle && handleEnd(over, state.toHandle)
      const asked = fromHandle.edges ?? at?.edges
      const draw = ({ connect, edgesThatFit }: Awaited<ReturnType<typeof load>>) => {
        const fitting = edgesThatFit(documentStore.getState().design, from, to)
        const meant = asked ? fitting.filter((edge) => asked.includes(edge)) : fitting
        if (meant.length > 1) setDrop({ from: start, fromHandle, x, y, over: { to: over, edges: meant } })
        else connect(from, to, meant[0] ?? asked?.[0])
      }
      // At once where it can be: the next key is of the edge already.
      if (loaded.current) draw(loaded.current)
      else void orSayFault('Drawing the edge', async () => draw(await load()))
    },
    [scene],
  )
  const closeDrop = useCallback(() => setDrop(null), [])
  return {
    drop,
    closeDrop,
    events: {
      isValidConnection,
      onConnectStart,
      onConnectEnd,
      onReconnectStart,
      onReconnectEnd,
      onReconnect: NOTHING,
    },
  }
}
