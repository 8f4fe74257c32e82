import { type ReactNode, useState } from 'react'
import { whyNotName } from '@/core/edits/check-name'
import { renameNode } from '@/core/edits/rename-node'
import { type NodeId, type NodeKind, parseNodeId } from '@/core/model/node-id'
import { dispatch, documentStore } from '@/stores/document/document-store'
import { notify, select, startRenaming, useSession } from '@/stores/session/session-store'
import { type Badges, NO_BADGES } from '../flow/flow-types'
import { focusItem } from '../gestures/focus-node'
import type { Shape } from '../kinds/canvas-kind'
import { fitName, isShort } from './fit-name'

interface FrameProps {
  readonly id: NodeId
  readonly kind: NodeKind
  readonly name: string
  readonly shape: Shape
  readonly badges: Badges
  readonly selected: boolean
  readonly icon: ReactNode
  readonly children: ReactNode
}

/** What every node has: its shape, icon, name, badges, and the ring that says it is chosen. */
export function NodeFrame({ id, kind, name, shape, badges, selected, icon, children }: FrameProps) {
  const isRenaming = useSession(({ renaming }) => renaming === id)
  const count = Object.keys(badges).length
  const text = fitName(name, kind, count)
  const isFlashed = useSession(({ flashed }) => flashed?.ids.includes(id) ?? false)
  return (
    <div
      data-flashed={isFlashed || undefined}
      title={text === name ? undefined : name}
      className={`relative flex size-full flex-col border bg-raised px-2.5 py-2 shadow-node data-flashed:animate-[flash_150ms_ease-out] ${
        shape.left === 'round' ? 'rounded-group' : 'rounded-control'
      } ${selected ? 'border-accent outline-2 outline-accent outline-offset-2' : 'border-line-strong'}`}
    >
      <div className="node-head flex h-[18px] items-center gap-1.5">
        <span aria-hidden="true" className="node-icon shrink-0 text-ink-soft">
          {icon}
        </span>
        {isRenaming ? (
          <NameField id={id} name={name} />
        ) : (
          <span
            className={`node-name min-w-0 flex-1 whitespace-nowrap font-mono font-semibold text-mono ${isShort(text, kind, count) ? 'node-name-short' : ''}`}
          >
            {text}
          </span>
        )}
        {badges !== NO_BADGES && <BadgeRow badges={badges} />}
      </div>
      {children}
    </div>
  )
}

const TONE = {
  error: 'bg-error-ground text-error',
  warning: 'bg-warning-ground text-warning',
  info: 'bg-info-ground text-info',
} as const

/** Beside the name, always: a long one leaves out more of its middle. */
function BadgeRow({ badges }: { badges: Badges }) {
  return (
    <span className="node-badges flex shrink-0 gap-1.5">
      {(['error', 'warning', 'info'] as const).map((severity) =>
        badges[severity] === undefined ? null : (
          <span
            key={severity}
            className={`min-w-[18px] rounded-full px-1 text-center font-semibold text-small ${TONE[severity]}`}
          >
            {badges[severity]}
          </span>
        ),
      )}
    </span>
  )
}

function NameField({ id, name }: { id: NodeId; name: string }) {
  const [typed, setTyped] = useState(name)
  const { kind } = parseNodeId(id) ?? {}
  const why = kind ? whyNotName(documentStore.getState().design, kind, name, typed) : null
  const leave = () => {
    startRenaming(null)
    focusItem(id)
  }
  const commit = () => {
    startRenaming(null)
    if (!kind || typed === name) return
    if (why !== null) {
      notify({ text: `${name} keeps its name instead of “${typed}”. ${why}`, tone: 'warning' })
      return
    }
    dispatch(renameNode(kind, name, typed))
    select([`${kind}:${typed}`])
  }
  return (
    <span className="relative min-w-0 flex-1">
      <input
        // biome-ignore lint/a11y/noAutofocus: the user asked to type the name here
        autoFocus
        aria-label={`New name of ${name}`}
        aria-invalid={why !== null}
        value={typed}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.key === 'Enter' && why === null) {
            commit()
            focusItem(`${id.slice(0, id.indexOf(':'))}:${typed}`)
          }
          if (event.key === 'Escape') leave()
        }}
        className="nodrag nopan pointer-events-auto w-full rounded-[3px] bg-sunk px-1 font-mono font-semibold text-mono outline-1 outline-line-strong aria-invalid:outline-error"
      />
      {why && (
        <span
          role="alert"
          className="absolute top-full left-0 z-10 mt-1 w-max max-w-72 whitespace-normal rounded-control border border-error bg-error-ground px-2 py-1 text-error text-small"
        >
          {why}
        </span>
      )}
    </span>
  )
}
