/** Who reads at the moment, over the members that a node draws: groups, Streams applications and the tasks of sinks. */
import { formatCount, formatCountOf, formatPercent } from '@/core/shared/format'
import type { GroupRun, Simulation } from '@/core/simulation/simulation'
import { useStrip } from '@/ui/drawn-nodes'
import { FULLY_BUSY, type MemberAt, membersAt, sayCount, valueAt } from './at-moment'
import { useDrawnMembers } from './drawn-members'
import { useMoment } from './use-moment'
import { largerAt, useScale } from './use-scale'

const MOST_PILLS = 30
const NUMBERED = 16
const HIDDEN = { display: 'none' }

function lookOf({ state, owned, busy, tookOver }: MemberAt, isShared: boolean): string {
  if (state !== 'up') return 'border border-error text-error'
  const ring = tookOver ? 'outline outline-1 outline-ink' : ''
  if (busy >= FULLY_BUSY) return `${ring} bg-warning-ground font-semibold text-warning`
  if (isShared) return 'border border-ramp-4 bg-ramp-1'
  return `${ring} ${owned === 0 ? 'border border-line-strong' : 'bg-ramp-2 text-ink'}`
}

interface Props {
  readonly node: Element
  readonly run: GroupRun
  readonly simulation: Simulation
}

export function GroupLayer({ node, run, simulation }: Props) {
  const scale = useScale()
  const strip = useStrip(node, '[data-strip="members"]', scale)
  const at = useMoment()
  const drawn = useDrawnMembers(run)
  const isGroup = run.node.startsWith('consumerGroup:')
  const members = membersAt(run, drawn, at, simulation)
  const shown = members.slice(0, MOST_PILLS)
  const up = members.filter(({ state }) => state === 'up')
  const busiest = up.reduce((most, { busy }) => Math.max(most, busy), 0)
  const lag = valueAt(simulation.seconds, run.lag, at)
  return (
    <>
      <span
        className="members-layer pointer-events-none absolute flex items-center gap-[3px] bg-raised"
        style={strip ?? HIDDEN}
        aria-hidden="true"
      >
        {shown.map((member) => (
          <span
            key={member.member}
            className={`h-3.5 min-w-0 flex-1 rounded-full text-center text-[9px] leading-[14px] ${lookOf(member, run.isShared)}`}
          >
            {shown.length <= NUMBERED && (member.state === 'up' ? !run.isShared && member.owned : '×')}
          </span>
        ))}
        {members.length > shown.length && (
          <span className="text-[9px] text-ink-soft">+{formatCount(members.length - shown.length)}</span>
        )}
      </span>
      {isGroup && <WordsNow node={node} up={up.length} all={members.length} busiest={busiest} />}
      {lag >= 1 && (
        <span
          style={{ scale: String(largerAt(scale)) }}
          className="pointer-events-none absolute -top-2.5 right-3 origin-bottom-right whitespace-nowrap rounded-sm border border-warning bg-warning-ground px-1.5 font-semibold text-small text-warning"
        >
          {sayCount(Math.round(lag))} behind
        </span>
      )}
    </>
  )
}

interface WordsProps {
  readonly node: Element
  readonly up: number
  readonly all: number
  readonly busiest: number
}

/** What a group says of itself, at the moment: over what it says of the design. */
function WordsNow({ node, up, all, busiest }: WordsProps) {
  const scale = useScale()
  const words = useStrip(node, '[data-strip="words"]', scale)
  const bar = useStrip(node, '[data-strip="busy"]', scale)
  const isLate = busiest >= FULLY_BUSY
  return (
    <>
      <span
        className="words-layer pointer-events-none absolute flex justify-between gap-2 overflow-hidden whitespace-nowrap bg-raised text-small"
        style={words ?? HIDDEN}
      >
        <span className={up < all ? 'text-error' : ''}>
          {up < all ? `${formatCount(up)} of ${formatCountOf(all, 'member')}` : formatCountOf(all, 'member')}
        </span>
        {busiest > 0 && (
          <span className={isLate ? 'text-warning' : 'text-ink-soft'}>
            {formatPercent(Math.round(busiest * 100) / 100)} busy
          </span>
        )}
      </span>
      <span
        className="busy-layer pointer-events-none absolute overflow-hidden rounded-full bg-sunk"
        style={bar ?? HIDDEN}
        aria-hidden="true"
      >
        <span
          className={`block h-full rounded-full ${isLate ? 'bg-warning' : 'bg-ramp-4'}`}
          style={{ width: `${Math.min(100, busiest * 100)}%` }}
        />
      </span>
    </>
  )
}
