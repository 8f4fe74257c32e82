import { type RefObject, useMemo, useRef, useState } from 'react'
import { portOf } from '@/core/graph/edge-words'
import type { Design, RecordRate } from '@/core/model/design'
import { type NodeId, type NodeKind, nodeIds, parseNodeId } from '@/core/model/node-id'
import { useDocument } from '@/stores/document/document-store'
import { keepTyped, takeTyped, textWanted } from '@/stores/session/typed-ahead'
import { Dialog } from '@/ui/dialog'
import { readTypedRate } from '../edges/typed-rate'
import { connect, edgesThatFit } from './connect'
import { stopConnecting, useConnecting } from './connecting-store'
import { needOf } from './need-of'
import { splitTyped } from './split-typed'

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
  readonly name: string
  /** What the edge would mean, seen from the node that it starts at. */
  readonly meaning: string
  readonly isRead: boolean
  readonly edge: string
  /** The name of the topic at its one end, and what stands at its other. */
  readonly topic: string
  readonly client: NodeId
  /** Whether it is written at a rate of its own, which may be typed with its name. */
  readonly hasRate: boolean
  readonly run: (rate?: RecordRate) => void
}

/** What writes at a rate of its own; a group writes so much for each record that it reads. */
const RATED_KINDS: ReadonlySet<NodeKind> = new Set(['producer', 'connector'])

/** The edges that make sense between two nodes, whichever way, the likeliest first. */
function targetsAt(design: Design, start: NodeId, id: NodeId): readonly Target[] {
  const [one, other] = [parseNodeId(start), parseNodeId(id)]
  if (!one || !other) return []
  const clientKind = one.kind === 'topic' ? other.kind : one.kind
  const towards = (from: NodeId, to: NodeId): readonly Target[] =>
    edgesThatFit(design, from, to).map((edge) => {
      const { verbs, records } = portOf({ clientKind, kind: edge })
      return {
        id,
        name: other.name,
        meaning: one.kind === 'topic' ? verbs.backward : verbs.forward,
        isRead: records === 'out-of-topic',
        edge,
        topic: one.kind === 'topic' ? one.name : other.name,
        client: one.kind === 'topic' ? id : start,
        hasRate: edge === 'produces' && RATED_KINDS.has(clientKind),
        run: (rate) => void connect(from, to, edge, rate && { rate, start }),
      }
    })
  return [...towards(id, start), ...towards(start, id)]
}

function rateIn(typed: string, topic: string): RecordRate | undefined {
  const { rate } = splitTyped(typed)
  const read = rate === undefined ? undefined : readTypedRate(rate, topic)
  return read?.ok ? read.value : undefined
}

/** How well a target answers what was typed; 0 is not at all. */
function scoreOf({ name, meaning }: Target, words: readonly string[]): number {
  const [called, means] = [name.toLowerCase(), meaning.toLowerCase()]
  if (!words.every((word) => called.includes(word) || means.includes(word))) return 0
  if (words.includes(called)) return 3
  return words.some((word) => called.startsWith(word)) ? 2 : 1
}

function findTargets(design: Design, start: NodeId, typed: string): readonly Target[] {
  const words = splitTyped(typed).name.toLowerCase().split(/\s+/).filter(Boolean)
  return nodeIds(design)
    .flatMap((id) => targetsAt(design, start, id))
    .map((target) => ({ target, score: scoreOf(target, words), need: needOf(design, target) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score || other.need - one.need)
    .slice(0, SHOWN)
    .map(({ target }) => target)
}

/** Keys may lead to a row out of sight. */
const showRow = (row: HTMLElement | null): void => row?.scrollIntoView?.({ block: 'nearest' })

/** Whether any edge of a node can have a rate of its own. */
const takesRate = (from: NodeId): boolean => {
  const kind = parseNodeId(from)?.kind
  return kind === 'topic' || (kind !== undefined && RATED_KINDS.has(kind))
}

function Targets({ from, field }: { from: NodeId; field: RefObject<HTMLInputElement | null> }) {
  const design = useDocument((state) => state.design)
  const [typed, setTyped] = useState('')
  const [wanted, setWanted] = useState(0)
  const targets = useMemo(() => findTargets(design, from, typed), [design, from, typed])
  const at = Math.min(wanted, targets.length - 1)
  const target = targets[at]
  const { rate } = splitTyped(typed)
  const pick = (target: Target | undefined, by = typed) => {
    if (!target) return
    stopConnecting()
    target.run(target.hasRate ? rateIn(by, target.topic) : undefined)
  }
  return (
    <div className="flex min-h-0 flex-col gap-2 p-3">
      <input
        ref={field}
        data-takes-typed
        aria-label="Name of the node"
        placeholder={
          takesRate(from) ? 'Type a name, or writes orders; with a rate: orders 5k' : 'Type a name'
        }
        value={typed}
        onFocus={() => {
          const [text = '', ...entered] = takeTyped().split('\n')
          if (text !== '') setTyped(typed + text)
          if (entered.length === 0) return
          pick(findTargets(design, from, typed + text)[0], typed + text)
          // What was typed after Enter is the rate, and waits for its field in turn.
          if (textWanted() === 'field') keepTyped(entered.join('\n'))
        }}
        onChange={(event) => {
          setTyped(event.target.value)
          setWanted(0)
        }}
        onKeyDown={(event) => {
          const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
          if (step === 0 && event.key !== 'Enter') return
          // Or the key would go on to what has the focus once the dialog is gone.
          event.preventDefault()
          if (step === 0) pick(targets[at])
          else setWanted(Math.min(Math.max(0, at + step), targets.length - 1))
        }}
        className="h-7 rounded-control border border-line-strong bg-raised px-2"
      />
      {rate !== undefined && target && !target.hasRate && (
        <p role="status" className="text-small text-warning">
          {target.meaning} {target.name} has no rate of its own: {rate} is not taken.
        </p>
      )}
      <ul className="min-h-0 overflow-auto">
        {targets.map((target, index) => (
          <li key={`${target.id} ${target.meaning}`}>
            <button
              type="button"
              ref={index === at ? showRow : undefined}
              onClick={() => pick(target)}
              onPointerMove={() => setWanted(index)}
              aria-current={index === at}
              className="flex w-full justify-between gap-3 rounded-control px-2 py-1 text-left aria-[current=true]:bg-sunk"
            >
              <span className="text-ink-soft text-small leading-[18px]">{target.meaning}</span>
              <span className="min-w-0 truncate font-mono text-mono">{target.name}</span>
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
