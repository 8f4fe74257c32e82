/** What the moment looks like on the drawing: laid into the nodes that are on the screen, never part of them. */
import { useMemo } from 'react'
import { createPortal } from 'react-dom'
import { formatCountOf, formatRecordsPerSecond } from '@/core/shared/format'
import type { Simulation } from '@/core/simulation/simulation'
import { useWhatIf } from '@/stores/document/what-if-store'
import { useNodeElements, useStrip } from '@/ui/drawn-nodes'
import { changeAt, heatOf } from './at-moment'
import { useDiagnosis } from './diagnosis-store'
import { GroupLayer } from './group-layer'
import { heatColour } from './heat'
import { MomentEdges } from './moment-edges'
import { loggedAt } from './rates-at'
import { RealLayer } from './real-layer'
import { UntakenEdges } from './untaken-edges'
import { useMoment } from './use-moment'
import { largerAt, useScale } from './use-scale'

/** The state at the moment on every node that is on the screen. */
export function Overlay() {
  const elements = useNodeElements()
  const simulation = useWhatIf((state) => state.simulation)
  const diagnosis = useDiagnosis()
  const runs = useMemo(
    () => new Map(Object.values(simulation?.groups ?? {}).map((run) => [run.node, run])),
    [simulation],
  )
  if (diagnosis) return <RealLayer diagnosis={diagnosis} />
  if (!simulation) return null
  return (
    <>
      {[...elements].map(([id, element]) => {
        const colon = id.indexOf(':')
        const [kind, name] = [id.slice(0, colon), id.slice(colon + 1)]
        const run = runs.get(id)
        if (run)
          return createPortal(<GroupLayer node={element} run={run} simulation={simulation} />, element, id)
        if (kind !== 'topic' || !simulation.topics[name]) return null
        return createPortal(<TopicLayer node={element} name={name} simulation={simulation} />, element, id)
      })}
      {/* What is quiet shines through: under a layer nothing may stand. */}
      <style>{UNDER_LAYERS}</style>
      <MomentEdges simulation={simulation} />
      <UntakenEdges simulation={simulation} />
    </>
  )
}

const UNDER_LAYERS = ['members', 'words', 'busy', 'rates']
  .map(
    (strip) =>
      `.react-flow__node:has(> .${strip}-layer:not([style*="none"])) [data-strip="${strip}"]{visibility:hidden}`,
  )
  .join('')

const MOST_CELLS = 64
/** From farther away a chip has no room for more than what it is about. */
const NEAR = 0.6

const LAYER = 'pointer-events-none absolute bg-raised'

const HIDDEN = { display: 'none' }

function TopicLayer({ node, name, simulation }: { node: Element; name: string; simulation: Simulation }) {
  const scale = useScale()
  const strip = useStrip(node, 'svg.block', scale)
  const at = useWhatIf((state) => state.atSeconds)
  const run = simulation.topics[name]
  const change = run && changeAt(run.changes, at)
  const heat = useMemo(() => heatOf(simulation, name, at), [simulation, name, at])
  const cells = Math.min(MOST_CELLS, heat.length)
  const isRefusing = (change?.refusing ?? 0) > 0
  const isOffline = (change?.offline ?? 0) > 0
  return (
    <>
      {/* Nobody reads it: there is no lag, and its partitions stay in sight. */}
      <span className={`${LAYER} flex gap-px`} style={cells > 0 && strip ? strip : HIDDEN} aria-hidden="true">
        {Array.from({ length: cells }, (_, cell) => {
          const own = heat.slice(
            Math.floor((cell * heat.length) / cells),
            Math.ceil(((cell + 1) * heat.length) / cells),
          )
          return (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its index in the strip
              key={cell}
              className="min-w-0 flex-1 border border-line"
              style={{ background: heatColour(own.reduce((most, seconds) => Math.max(most, seconds), 0)) }}
            />
          )
        })}
      </span>
      <RatesNow node={node} name={name} simulation={simulation} />
      {(isRefusing || isOffline) && (
        <span
          aria-hidden="true"
          className="pointer-events-none absolute inset-y-0 left-0 w-[3px] rounded-l-control bg-error"
        />
      )}
      {(isRefusing || isOffline) && (
        <span
          className="pointer-events-none absolute -top-2.5 right-2 origin-bottom-right whitespace-nowrap rounded-sm border border-error bg-error-ground px-1.5 font-semibold text-error text-small"
          style={{ scale: String(largerAt(scale)) }}
        >
          {isOffline && `${change?.offline} offline`}
          {isOffline && isRefusing && ', '}
          {isRefusing &&
            `${isOffline ? `${change?.refusing} refuse` : 'refuses'} writes${scale < NEAR ? '' : `: in sync ${change?.inSync}, min ${run?.minInSync}`}`}
        </span>
      )}
    </>
  )
}

/** What is written to a topic at the moment, over the rates that the design says. */
function RatesNow({ node, name, simulation }: { node: Element; name: string; simulation: Simulation }) {
  const scale = useScale()
  const strip = useStrip(node, '[data-strip="rates"]', scale)
  const at = useMoment()
  const run = simulation.topics[name]
  if (!run) return null
  const drawn = run.changes[0]?.partitions ?? 0
  const partitions = changeAt(run.changes, at)?.partitions ?? drawn
  return (
    <span
      className="rates-layer node-text node-detail pointer-events-none absolute flex justify-between gap-2 overflow-hidden whitespace-nowrap bg-raised text-ink-soft text-small"
      style={strip ?? HIDDEN}
    >
      <span>{formatRecordsPerSecond(loggedAt(simulation, run, at))} now</span>
      {partitions !== drawn && <span>{formatCountOf(partitions, 'partition')} now</span>}
    </span>
  )
}
