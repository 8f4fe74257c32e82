import { useReactFlow } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { edgesOf } from '@/core/graph/edges'
import { nodeIds, parseNodeId } from '@/core/model/node-id'
import { useArranger } from '@/stores/arranger'
import { documentStore, useDocument } from '@/stores/document-store'
import { sessionStore, useSession } from '@/stores/session-store'
import { motion, showAll } from './show-all'
import { boxesOf } from './to-flow'

const MOTION_MS = 150

/** The middle of a node, or of the two ends of an edge. */
function middleOf(id: string): { x: number; y: number } | null {
  const { design } = documentStore.getState()
  const node = parseNodeId(id)
  if (!node) {
    const edge = edgesOf(design).find((candidate) => candidate.id === id)
    const from = edge && middleOf(edge.from)
    const to = edge && middleOf(edge.to)
    return from && to ? { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 } : null
  }
  const { x, y, width, height } = boxesOf(design)(`${node.kind}:${node.name}`)
  return { x: x + width / 2, y: y + height / 2 }
}

/** Whether the document leaves most of its drawing to be arranged, as a text does that was written by hand. */
function isArranged(): boolean {
  const { design } = documentStore.getState()
  const nodes = nodeIds(design)
  return 2 * nodes.filter((id) => design.layout?.positions?.[id]).length < nodes.length
}

/** Brings into view what was asked for, and shows the whole of a drawing that was just opened. */
export function useReveal(): void {
  const flow = useReactFlow()
  const revealed = useSession((session) => session.revealed)
  const documentId = useDocument((state) => state.documentId)
  const canArrange = useArranger()
  const fitted = useRef<string | null>(null)

  useEffect(() => {
    const drawn = `${documentId} ${canArrange && isArranged()}`
    if (fitted.current === drawn) return
    fitted.current = drawn
    requestAnimationFrame(() => showAll(false))
  }, [documentId, canArrange])

  useEffect(() => {
    const middle = revealed && middleOf(revealed.id)
    if (!middle) return
    const zoom = Math.min(1.2, Math.max(flow.getZoom(), 0.8))
    flow.setCenter(middle.x, middle.y, { zoom, ...motion() })
  }, [revealed, flow])

  useEffect(
    () =>
      sessionStore.subscribe(({ flashed }) => {
        if (flashed) setTimeout(() => clearFlash(flashed.nonce), 2 * MOTION_MS)
      }),
    [],
  )
}

function clearFlash(nonce: number): void {
  if (sessionStore.getState().flashed?.nonce === nonce) sessionStore.setState({ flashed: null })
}
