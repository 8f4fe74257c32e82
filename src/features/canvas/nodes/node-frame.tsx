import { type CSSProperties, type ReactNode, useMemo } from 'react'
import { frameSize, outsideOf } from '@/core/layout/node-size'
import type { NodeId, NodeKind } from '@/core/model/node-id'
import { formatCountOf } from '@/core/shared/format'
import { useSession } from '@/stores/session/session-store'
import { type Badges, NO_BADGES } from '../flow/flow-types'
import type { OutsideAt, Shape } from '../kinds/canvas-kind'
import { badgesBeside, isShort } from './fit-name'
import { LockSign } from './lock-sign'
import { NameField } from './name-field'
import { ownNames } from './own-names'
import { useShownNames } from './shown-names'

interface FrameProps {
  readonly id: NodeId
  readonly kind: NodeKind
  readonly name: string
  readonly shape: Shape
  readonly outsideAt: OutsideAt | undefined
  /** What is drawn beside the frame, at that side. */
  readonly outside: ReactNode
  readonly badges: Badges
  readonly selected: boolean
  readonly isLocked: boolean
  readonly icon: ReactNode
  /** Whose it is and what data it holds, in a few words. */
  readonly about: string
  readonly children: ReactNode
}

const SHAPE_CLASS: Readonly<Record<Shape['left'], string>> = {
  square: 'rounded-control',
  round: 'rounded-group',
  chamfered: 'node-chamfered',
}

/** What every node has: its shape, icon, name, badges, and the ring that says it is chosen. */
export function NodeFrame(props: FrameProps) {
  const { id, kind, name, shape, outsideAt, badges, selected, isLocked, icon, about, children } = props
  const isRenaming = useSession(({ renaming }) => renaming === id)
  const count = Object.keys(badges).length
  const isWhole = outsideAt === undefined
  const own = useMemo(() => ownNames({ name, kind, badges: count, isWhole }), [name, kind, count, isWhole])
  const { near: text, small, tiny } = useShownNames((names) => names.get(id)) ?? own
  const isFlashed = useSession(({ flashed }) => flashed?.ids.includes(id) ?? false)
  return (
    <div
      data-flashed={isFlashed || undefined}
      data-notch={outsideAt}
      style={frameStyle(kind, outsideAt)}
      title={titleOf(name, text, about)}
      className={`node-frame relative flex size-full flex-col border bg-raised px-2.5 py-2 shadow-node data-flashed:animate-[flash_150ms_ease-out] ${
        SHAPE_CLASS[shape.left]
      } ${selected ? 'border-ink outline-2 outline-ink outline-offset-2' : 'border-line-strong'}`}
    >
      {props.outside && (
        <div
          aria-hidden="true"
          className={`absolute inset-y-0 ${outsideAt === 'left' ? 'right-full' : 'left-full'}`}
          style={{ width: outsideOf(kind) }}
        >
          {props.outside}
        </div>
      )}
      <div className="node-head flex h-[18px] items-center gap-1.5">
        <span aria-hidden="true" className="node-icon shrink-0 text-ink-soft">
          {icon}
        </span>
        {isRenaming ? (
          <NameField id={id} name={name} />
        ) : (
          <span
            data-name-small={small === text ? undefined : small}
            data-name-tiny={tiny === text ? undefined : tiny}
            className={`node-name min-w-0 flex-1 whitespace-nowrap font-mono font-semibold text-mono ${isShort(text, kind, count, isWhole) ? 'node-name-short' : ''}`}
          >
            <span>{text}</span>
          </span>
        )}
        {badges !== NO_BADGES && (
          <BadgeRow badges={badges} hangs={badgesBeside(name, kind, count, 'near', isWhole) < count} />
        )}
      </div>
      {isLocked && <LockSign />}
      {children}
    </div>
  )
}

/** The frame leaves the room at its side free in which something stands. */
const frameStyle = (kind: NodeKind, outsideAt: OutsideAt | undefined): CSSProperties | undefined =>
  outsideAt && { width: frameSize(kind).width, marginLeft: outsideAt === 'left' ? outsideOf(kind) : 0 }

const SEVERITY_WORDS = { error: 'error', warning: 'warning', info: 'hint' } as const
/** What a pointer that rests on a node is told beyond what stands there. */
function titleOf(name: string, shown: string, about: string): string | undefined {
  if (about !== '') return `${name}: ${about}`
  return shown === name ? undefined : name
}

const TONE = {
  error: 'bg-error-ground text-error',
  warning: 'bg-warning-ground text-warning',
  info: 'bg-info-ground text-info',
} as const

/** Beside the name, or on the frame above it where the name is long. */
function BadgeRow({ badges, hangs }: { badges: Badges; hangs: boolean }) {
  return (
    <span data-hangs={hangs || undefined} className="node-badges flex shrink-0 gap-1.5">
      {(['error', 'warning', 'info'] as const).map((severity) =>
        badges[severity] === undefined ? null : (
          <span
            key={severity}
            data-severity={severity}
            title={`${formatCountOf(badges[severity], SEVERITY_WORDS[severity])}: click to see`}
            className={`node-badge min-w-[18px] rounded-full px-1 text-center font-semibold text-small ${TONE[severity]}`}
          >
            {badges[severity]}
          </span>
        ),
      )}
    </span>
  )
}
