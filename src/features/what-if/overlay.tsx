/** What the moment looks like on the drawing: laid into the nodes that are on the screen, never part of them. */
import { useEffect, useMemo, useState } from 'react'
import { createPortal } from 'react-dom'
import { edgeId, producerId, topicId } from '@/core/model/node-id'
import { formatSignificant } from '@/core/shared/format'
import type { GroupRun, Simulation } from '@/core/simulation/simulation'
import { useDocument } from '@/stores/document/document-store'
import { useWhatIf } from '@/stores/document/what-if-store'
import { changeAt, heatOf, membersAt, valueAt } from './at-moment'
import { useDiagnosis } from './diagnosis-store'

/** The nodes that are on the screen, by their ids; renewed as they come and go. */
function useNodeElements(): ReadonlyMap<string, Element> {
  const [elements, setElements] = useState<ReadonlyMap<string, Element>>(new Map())
  useEffect(() => {
    const holder = document.querySelector('.react-flow__nodes')
    if (!holder) return
    const look = () =>
      setElements(
        new Map(
          [...holder.querySelectorAll('.react-flow__node')].flatMap((element) => {
            const id = element.getAttribute('data-id')
            return id === null ? [] : [[id, element] as const]
          }),
        ),
      )
    look()
    const observer = new MutationObserver(look)
    observer.observe(holder, { childList: true })
    return () => observer.disconnect()
  }, [])
  return elements
}

/** The state at the moment on every node that is on the screen. */
export function Overlay() {
  const elements = useNodeElements()
  const simulation = useWhatIf((state) => state.simulation)
  if (!simulation) return null
  return (
    <>
      {[...elements].map(([id, element]) => {
        const colon = id.indexOf(':')
        const [kind, name] = [id.slice(0, colon), id.slice(colon + 1)]
        const run = kind === 'consumerGroup' ? simulation.groups[name] : undefined
        if (run)
          return createPortal(<GroupLayer node={element} run={run} simulation={simulation} />, element, id)
        if (kind !== 'topic' || !simulation.topics[name]) return null
        return createPortal(<TopicLayer node={element} name={name} simulation={simulation} />, element, id)
      })}
      <RefusedEdges simulation={simulation} />
    </>
  )
}

const HEAT = ['--sunk', '--heat-1', '--heat-2', '--heat-3', '--heat-4', '--heat-5'] as const
const HEAT_SECONDS = [1, 5, 15, 60, 180] as const
const heatColour = (seconds: number): string =>
  `var(${HEAT[HEAT_SECONDS.filter((limit) => seconds >= limit).length] ?? HEAT[0]})`
const MOST_CELLS = 64

const say = (records: number): string =>
  records >= 1e6
    ? `${formatSignificant(records / 1e6)} M`
    : records >= 1e3
      ? `${formatSignificant(records / 1e3)} k`
      : formatSignificant(Math.round(records))

const LAYER = 'pointer-events-none absolute bg-raised'

const HIDDEN = { display: 'none' }

interface Strip {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Where a node draws its partitions or members, in its own pixels: it draws them elsewhere when it is small. */
function useStrip(node: Element, find: string): Strip | undefined {
  const scale = useScale()
  const [strip, setStrip] = useState<Strip>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a node is laid out anew with every scale
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const [own, around] = [node.querySelector(find)?.getBoundingClientRect(), node.getBoundingClientRect()]
      const by = around.width / ((node as HTMLElement).offsetWidth || 1)
      if (!own || by === 0) return setStrip(undefined)
      setStrip({
        left: (own.left - around.left) / by,
        top: (own.top - around.top) / by,
        width: own.width / by,
        height: own.height / by,
      })
    })
    return () => cancelAnimationFrame(frame)
  }, [node, find, scale])
  return strip
}

/** How large the drawing is shown. */
function useScale(): number {
  const [scale, setScale] = useState(1)
  useEffect(() => {
    const viewport = document.querySelector<HTMLElement>('.react-flow__viewport')
    if (!viewport) return
    const look = () => setScale(Number(/scale\(([\d.]+)\)/.exec(viewport.style.transform)?.[1] ?? 1))
    look()
    const observer = new MutationObserver(look)
    observer.observe(viewport, { attributes: true, attributeFilter: ['style'] })
    return () => observer.disconnect()
  }, [])
  return scale
}

function TopicLayer({ node, name, simulation }: { node: Element; name: string; simulation: Simulation }) {
  const strip = useStrip(node, 'svg.block')
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
      {(isRefusing || isOffline) && (
        <span className="pointer-events-none absolute -top-2.5 right-2 rounded-sm border border-error bg-error-ground px-1.5 font-semibold text-error text-small">
          {isOffline
            ? `${change?.offline} offline`
            : `refuses writes: in sync ${change?.inSync}, min ${run?.minInSync}`}
        </span>
      )}
    </>
  )
}

function GroupLayer({ node, run, simulation }: { node: Element; run: GroupRun; simulation: Simulation }) {
  const strip = useStrip(node, 'div[aria-hidden="true"].flex')
  const at = useWhatIf((state) => state.atSeconds)
  const members = useDocument(
    ({ design }) => design.consumerGroups.find(({ name }) => name === run.name)?.members ?? 1,
  )
  const diagnosed = useDiagnosis()?.groups.find(({ name }) => name === run.name)
  const shown = membersAt(run, members, at).slice(0, 30)
  const lag = valueAt(simulation.seconds, run.lag, at)
  return (
    <>
      <span className={`${LAYER} flex gap-[3px]`} style={strip ?? HIDDEN} aria-hidden="true">
        {shown.map(({ member, state, owned }) => (
          <span
            key={member}
            className={`min-w-0 flex-1 rounded-full text-center text-[9px] leading-[14px] ${
              state === 'up'
                ? owned === 0
                  ? 'border border-line-strong'
                  : 'bg-ramp-2 text-ink'
                : 'border border-error text-error'
            }`}
          >
            {shown.length <= 16 && (state === 'up' ? owned : '×')}
          </span>
        ))}
      </span>
      {(lag >= 1 || diagnosed) && (
        <span
          className={`pointer-events-none absolute -top-2.5 right-3 rounded-sm border px-1.5 font-semibold text-small ${
            diagnosed?.status === 'critical'
              ? 'border-error bg-error-ground text-error'
              : 'border-warning bg-warning-ground text-warning'
          }`}
        >
          {diagnosed ? `${diagnosed.status}: ${say(diagnosed.lag)} behind` : `${say(lag)} behind`}
        </span>
      )}
    </>
  )
}

/** Edges whose writes are refused at the moment are dashed and red. */
function RefusedEdges({ simulation }: { simulation: Simulation }) {
  const at = useWhatIf((state) => state.atSeconds)
  const producers = useDocument(({ design }) => design.producers)
  const refused = Object.values(simulation.topics).flatMap(({ name, changes }) => {
    const change = changeAt(changes, at)
    return (change?.refusing ?? 0) + (change?.offline ?? 0) > 0 ? [name] : []
  })
  const ids = producers.flatMap(({ name, produces = [] }) =>
    produces
      .filter(({ topic }) => refused.includes(topic))
      .map(({ topic }) => edgeId('produces', producerId(name), topicId(topic))),
  )
  if (ids.length === 0) return null
  const selector = ids
    .map((id) => `.react-flow__edge[data-id="${CSS.escape(id)}"] path.react-flow__edge-path`)
    .join(',')
  return <style>{`${selector}{stroke:var(--error) !important;stroke-dasharray:5 4 !important}`}</style>
}
