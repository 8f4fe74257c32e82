import { useEffect, useId, useMemo, useRef, useState } from 'react'
import type uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import type { GroupRun, Simulation } from '@/core/simulation/simulation'
import { useAnalysis } from '@/stores/document/analysis-store'
import { seek, useWhatIf } from '@/stores/document/what-if-store'
import { Select } from '@/ui/select'
import { useShownTheme } from '@/ui/shown-theme'
import { sayCount, valueAt } from './at-moment'
import { drawMarks, isInSight, sayWall, type Wall, wallOf } from './chart-marks'
import { LagTable } from './lag-table'
import { ICONS_PIXELS, LABEL_PIXELS } from './lanes'
import { sayMoment } from './say-moment'
import { ticksOf } from './time-ticks'

const LEAST_HEIGHT = 84
/** What stands around the chart in its figure. */
const AROUND = 8

/** The lag of one group over the scenario: the fluid, its band, what is committed, and the run before the fix. */
export function LagChart() {
  const simulation = useWhatIf((state) => state.simulation)
  const beside = useWhatIf((state) => state.beside)
  const before = beside?.simulation
  const isStopped = useWhatIf((state) => state.isStopped)
  const id = useId()
  const [picked, setPicked] = useState<string | null>(null)
  const theme = useShownTheme()
  const topics = useAnalysis((analysis) => analysis.views.topics)
  const groups = simulation?.groups ?? {}
  const names = Object.keys(groups)
  const waitOf = (each: string) => groups[each]?.longestWaitSeconds ?? 0
  const worst = names.toSorted((one, other) => waitOf(other) - waitOf(one))[0]
  const name = picked !== null && names.includes(picked) ? picked : worst
  const run = name === undefined ? undefined : groups[name]
  const wall = useMemo(
    () => (simulation && run ? wallOf(run, simulation, topics) : null),
    [run, simulation, topics],
  )
  if (!simulation)
    return (
      <p className="px-2 py-3 text-ink-soft">
        {isStopped ? 'Stopped before its end: there is no lag to show.' : 'Simulating …'}
      </p>
    )
  if (!run)
    return <p className="px-2 py-3 text-ink-soft">No group reads anything: there is no lag to show.</p>
  return (
    <figure className="flex flex-1 flex-col px-2 pt-1">
      <figcaption className="flex flex-wrap items-center gap-x-3 overflow-hidden whitespace-nowrap text-small">
        <label htmlFor={id} className="flex items-center gap-1 font-semibold text-base">
          Lag of
          <Select
            id={id}
            value={name}
            onChange={(event) => setPicked(event.target.value)}
            className="h-6 max-w-36 rounded-control border border-line-strong bg-raised pl-1 font-mono text-mono"
          >
            {names.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </Select>
        </label>
        <Key
          colour="var(--accent)"
          words="without chance"
          title="As a fluid: it grows by what is written beyond what the group reads. Records that come and are worked on at random wait for each other, so that the band may lie above it."
        />
        <Key colour="var(--ramp-2)" words="5–95 %" title="5 to 95 % of random runs" />
        <Key colour="var(--ink-soft)" words="committed" />
        {before && <Key colour="var(--warning)" words={beside?.name ?? ''} />}
        <span className="flex min-w-0 flex-1 basis-72 gap-x-3 text-ink-soft">
          <span className="shrink-0">{sayRun(run, simulation.lengthSeconds)}</span>
          {wall && (
            <span className="min-w-0 truncate @max-[1000px]:sr-only" title={sayWall(wall, run)}>
              {sayWall(wall, run)}
            </span>
          )}
        </span>
      </figcaption>
      <Plot
        // Its colours are read once, when it is made.
        key={theme}
        simulation={simulation}
        run={run}
        wall={wall}
        before={before?.groups[run.name]}
        beforeSeconds={before?.seconds}
      />
      <LagTable simulation={simulation} run={run} />
    </figure>
  )
}

/** A lag that the tools print is told where it is larger than the lag itself by more than this. */
const WORTH_TELLING = 1.02

function sayRun(
  { peak, mostCommittedLag, clearAtSeconds, redone, repeated, balance }: GroupRun,
  lengthSeconds: number,
): string {
  if (peak.records < 1) return 'nothing behind'
  const at = (seconds: number) => sayMoment(seconds, lengthSeconds)
  const clear = clearAtSeconds === null ? 'not clear at the end' : `clear at ${at(clearAtSeconds)}`
  const parts = [`peak ${sayCount(Math.round(peak.records))} at ${at(peak.atSeconds)}`, clear]
  const printed = mostCommittedLag.reduce((most, records) => Math.max(most, records), 0)
  if (printed > WORTH_TELLING * peak.records)
    parts.splice(1, 0, `up to ${sayCount(Math.round(printed))} as Kafka’s tools print it`)
  if (balance.lost >= 1) parts.push(`${sayCount(Math.round(balance.lost))} lost`)
  if (repeated >= 1) parts.push(`${sayCount(Math.round(repeated))} repeated`)
  else if (redone >= 1) parts.push(`${sayCount(Math.round(redone))} done again`)
  return parts.join(', ')
}

const Key = ({ colour, words, title }: { colour: string; words: string; title?: string }) => (
  <span className="flex items-center gap-1 text-ink-soft" title={title}>
    <span aria-hidden="true" className="h-1 w-4 rounded-full" style={{ background: colour }} />
    {words}
  </span>
)

interface PlotProps {
  readonly simulation: Simulation
  readonly run: GroupRun
  readonly wall: Wall | null
  readonly before: GroupRun | undefined
  readonly beforeSeconds: readonly number[] | undefined
}

function Plot({ simulation, run, wall, before, beforeSeconds }: PlotProps) {
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<uPlot | null>(null)
  const data = useMemo(() => {
    const { seconds } = simulation
    const was =
      before && beforeSeconds
        ? seconds.map((at) => valueAt(beforeSeconds, before.lag, at))
        : seconds.map(() => null)
    return [
      seconds,
      run.band.high,
      run.band.low,
      run.lag,
      run.committedLag,
      was,
    ] as unknown as uPlot.AlignedData
  }, [simulation, run, before, beforeSeconds])
  useEffect(() => {
    const holder = box.current
    if (!holder) return
    let isGone = false
    let watcher: ResizeObserver | undefined
    loadChart().then((Chart) => {
      if (isGone) return
      const made = new Chart(optionsOf(holder, simulation.lengthSeconds, run, wall), data, holder)
      chart.current = made
      watcher = new ResizeObserver(() => made.setSize(sizeOf(holder)))
      watcher.observe(holder)
    })
    return () => {
      isGone = true
      watcher?.disconnect()
      chart.current?.destroy()
      chart.current = null
    }
  }, [data, simulation, run, wall])
  return (
    <div className="relative flex-1" style={{ minHeight: LEAST_HEIGHT }}>
      <div ref={box} aria-hidden="true" className="absolute inset-0 overflow-hidden" />
      <NowLine chart={chart} />
    </div>
  )
}

/**
 * Loads the chart. It asks Intl for the browser's language as it loads, and some systems have one that Intl refuses, as
 * `en-US@posix`.
 */
async function loadChart() {
  try {
    new Intl.NumberFormat(navigator.language)
  } catch {
    Object.defineProperty(navigator, 'language', { value: 'en', configurable: true })
  }
  return (await import('uplot')).default
}

/** The moment that is shown, over the chart: only this moves while it is played. */
function NowLine({ chart }: { chart: { readonly current: uPlot | null } }) {
  const at = useWhatIf((state) => state.atSeconds)
  const plot = chart.current
  if (!plot) return null
  const left = plot.over.offsetLeft + plot.valToPos(at, 'x')
  return (
    <span
      aria-hidden="true"
      className="pointer-events-none absolute top-0 bottom-2 w-px bg-ink"
      style={{ left }}
    />
  )
}

const sizeOf = ({ clientWidth, clientHeight }: HTMLElement) => ({ width: clientWidth, height: clientHeight })

function optionsOf(
  holder: HTMLElement,
  lengthSeconds: number,
  run: GroupRun,
  wall: Wall | null,
): uPlot.Options {
  const token = (name: string) => getComputedStyle(holder).getPropertyValue(name).trim()
  const [accent = '', soft = '', line = '', band = '', warning = '', ink = '', ground = ''] = [
    '--accent',
    '--ink-soft',
    '--line',
    '--ramp-2',
    '--warning',
    '--ink',
    '--raised',
  ].map(token)
  const most = isInSight(wall, run) ? wall.records : 0
  const axis = {
    stroke: soft,
    font: '11px Inter, sans-serif',
    grid: { stroke: line, width: 1 },
    ticks: { show: false },
  }
  const hidden = { stroke: 'transparent', points: { show: false } }
  return {
    ...sizeOf(holder),
    // The same axis of time as the lanes above.
    padding: [8, ICONS_PIXELS - AROUND, 8, 0],
    legend: { show: false },
    cursor: { y: false, points: { show: false }, drag: { x: false, y: false } },
    scales: { x: { time: false }, y: { range: (_, _min, max) => [0, Math.max(1, max * 1.08, most * 1.05)] } },
    axes: [
      {
        ...axis,
        size: 0,
        splits: () => [...ticksOf(lengthSeconds)],
        values: (_, ticks) => ticks.map(() => ''),
      },
      { ...axis, size: LABEL_PIXELS - AROUND, values: (_, ticks) => ticks.map(sayCount) },
    ],
    series: [
      {},
      hidden,
      hidden,
      { stroke: accent, width: 2, points: { show: false } },
      { stroke: soft, width: 1, dash: [3, 2], points: { show: false } },
      { stroke: warning, width: 1.5, dash: [6, 4], points: { show: false } },
    ],
    bands: [{ series: [1, 2], fill: band }],
    hooks: {
      draw: [(made) => drawMarks(made, run, wall, { lengthSeconds, colours: { ink, soft, ground } })],
      ready: [
        (made) => made.over.addEventListener('click', (event) => seek(made.posToVal(event.offsetX, 'x'))),
      ],
    },
  }
}
