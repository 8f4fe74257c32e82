import { useEffect, useRef } from 'react'
import { KIND_WORDS } from '@/core/edits/kind-words'
import { type NodeId, type NodeKind, parseNodeId } from '@/core/model/node-id'
import { select } from '@/stores/session/session-store'
import { addToDrawing } from '../adding/add-to-drawing'
import { canvasHandle } from '../flow/canvas-handle'
import { focusItem } from '../gestures/focus-node'
import { connect } from './connect'

/** Where a line was let go over empty ground. */
export interface Drop {
  readonly from: NodeId
  readonly fromHandle: 'source' | 'target'
  readonly x: number
  readonly y: number
}

/** What a line from a node's handle can lead to. */
function kindFor({ from, fromHandle }: Drop): NodeKind | null {
  switch (parseNodeId(from)?.kind) {
    case 'producer':
      return 'topic'
    case 'topic':
      return fromHandle === 'source' ? 'consumerGroup' : 'producer'
    case 'consumerGroup':
      return 'topic'
    default:
      return null
  }
}

/** Offers the node that would make sense where the line was let go. */
export function DropMenu({ drop, onClose }: { drop: Drop; onClose: () => void }) {
  const button = useRef<HTMLButtonElement>(null)
  const kind = kindFor(drop)
  useEffect(() => button.current?.focus(), [])
  if (!kind) return null
  const add = () => {
    const at = canvasHandle()?.flow.screenToFlowPosition({ x: drop.x, y: drop.y })
    onClose()
    if (!at) return
    const id = addToDrawing(kind, [at.x, at.y])
    if (drop.fromHandle === 'source') connect(drop.from, id)
    else connect(id, drop.from)
    select([id])
    focusItem(id)
  }
  return (
    <button
      ref={button}
      type="button"
      onClick={add}
      onBlur={onClose}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
      className="fixed z-20 rounded-control border border-accent bg-raised px-2.5 py-1 shadow-node hover:bg-sunk"
      style={{ left: drop.x, top: drop.y }}
    >
      New {KIND_WORDS[kind]} here
    </button>
  )
}
