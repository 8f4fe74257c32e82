import { type RefObject, useMemo, useRef, useState } from 'react'
import { whyNotConnect } from '@/core/edits/connect-nodes'
import type { Design } from '@/core/model/design'
import { type NodeId, nodeIds, parseNodeId } from '@/core/model/node-id'
import { useDocument } from '@/stores/document/document-store'
import { Dialog } from '@/ui/dialog'
import { connect } from './connect'
import { stopConnecting, useConnecting } from './connecting-store'

/** More targets than these are narrowed down by typing. */
const SHOWN = 40

/** Connects by keyboard: the targets that make sense, by name. */
export function ConnectPicker() {
  const from = useConnecting()
  const field = useRef<HTMLInputElement>(null)
  return (
    <Dialog
      open={from !== null}
      onOpenChange={stopConnecting}
      firstFocus={field}
      title={`Connect ${from ? (parseNodeId(from)?.name ?? '') : ''} to …`}
    >
      {from && <Targets from={from} field={field} />}
    </Dialog>
  )
}

interface Target {
  readonly id: NodeId
  /** What the line would mean, seen from the node that it starts at. */
  readonly meaning: string
  readonly run: () => void
}

const MEANING = {
  producer: { forward: 'write it', backward: '' },
  topic: { forward: 'is read by it', backward: 'is written by it' },
  consumerGroup: { forward: 'send dead letters there', backward: 'read it' },
} as const

/** The lines that make sense between two nodes: reading a topic comes before sending dead letters to it. */
function targetsAt(design: Design, from: NodeId, id: NodeId): readonly Target[] {
  const kind = parseNodeId(from)?.kind ?? 'topic'
  const found: Target[] = []
  if (whyNotConnect(design, id, from) === null) {
    const isDeadLetter = parseNodeId(id)?.kind === 'consumerGroup'
    const meaning = isDeadLetter ? 'takes its dead letters' : MEANING[kind].backward
    found.push({ id, meaning, run: () => connect(id, from) })
  }
  if (whyNotConnect(design, from, id) === null) {
    const target = { id, meaning: MEANING[kind].forward, run: () => connect(from, id) }
    if (kind === 'topic') found.unshift(target)
    else found.push(target)
  }
  return found
}

function Targets({ from, field }: { from: NodeId; field: RefObject<HTMLInputElement | null> }) {
  const design = useDocument((state) => state.design)
  const [typed, setTyped] = useState('')
  const targets = useMemo(() => {
    const found: Target[] = []
    for (const id of nodeIds(design)) {
      if (!id.toLowerCase().includes(typed.toLowerCase())) continue
      found.push(...targetsAt(design, from, id))
      if (found.length >= SHOWN) break
    }
    return found
  }, [design, from, typed])
  const pick = (target: Target | undefined) => {
    if (!target) return
    stopConnecting()
    target.run()
  }
  return (
    <div className="flex min-h-0 flex-col gap-2 p-3">
      <input
        ref={field}
        aria-label="Name of the node"
        placeholder="Type a name"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          // Or the key would go on to what has the focus once the dialog is gone.
          event.preventDefault()
          pick(targets[0])
        }}
        className="h-7 rounded-control border border-line-strong bg-raised px-2"
      />
      <ul className="min-h-0 overflow-auto">
        {targets.map((target) => (
          <li key={`${target.id} ${target.meaning}`}>
            <button
              type="button"
              onClick={() => pick(target)}
              className="flex w-full justify-between gap-3 rounded-control px-2 py-1 text-left hover:bg-sunk"
            >
              <span className="font-mono text-mono">{parseNodeId(target.id)?.name}</span>
              <span className="text-ink-soft text-small">{target.meaning}</span>
            </button>
          </li>
        ))}
      </ul>
      {targets.length === 0 && (
        <p className="text-ink-soft">Nothing in the drawing can be connected to it.</p>
      )}
    </div>
  )
}
