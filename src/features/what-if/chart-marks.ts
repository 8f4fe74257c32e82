/** What is marked on the chart of a lag: where it is largest, when it is cleared, and where retention begins to eat it. */
import type uPlot from 'uplot'
import { clock } from '@/core/shared/clock'
import { formatDuration } from '@/core/shared/format'
import type { GroupRun, Simulation } from '@/core/simulation/simulation'
import type { TopicView } from '@/core/views/views'
import { rateAt, sayCount } from './at-moment'

export interface Wall {
  readonly topic: string
  readonly retentionMs: number
  /** Records behind from which on the oldest is deleted unread: what is written in so long a time before the peak. */
  readonly records: number
}

/** The first wall that a group meets: of the topic that it reads whose records are kept for the shortest time. */
export function wallOf(
  run: GroupRun,
  { topics: runs, seconds }: Pick<Simulation, 'topics' | 'seconds'>,
  topics: Readonly<Record<string, TopicView>>,
): Wall | null {
  let first: Wall | null = null
  for (const name of new Set(run.partitions.map(({ topic }) => topic))) {
    const view = topics[name]
    if (!view?.settings.text('cleanup.policy').includes('delete')) continue
    const retentionMs = view.settings.number('retention.ms')
    if (retentionMs < 0 || (first && first.retentionMs <= retentionMs)) continue
    const written = runs[name]?.written ?? []
    const from = run.peak.atSeconds - retentionMs / 1000
    first = { topic: name, retentionMs, records: writtenIn(seconds, written, from, run.peak.atSeconds) }
  }
  return first
}

/** Records written from one moment to another; before the run as at its beginning. */
function writtenIn(seconds: readonly number[], rates: readonly number[], from: number, until: number) {
  const inside = seconds.filter((at) => at > from && at < until)
  const starts = [from, ...inside]
  return starts.reduce((sum, start, at) => {
    const end = starts[at + 1] ?? until
    return sum + rateAt(seconds, rates, Math.max(0, start)) * (end - start)
  }, 0)
}

/** Up to so many times the largest lag, the wall is shown where it stands. */
const IN_SIGHT = 2.5

export const isInSight = (wall: Wall | null, { peak }: GroupRun): wall is Wall =>
  wall !== null && peak.records > 0 && wall.records <= IN_SIGHT * peak.records

export function sayWall(wall: Wall, run: GroupRun): string {
  const kept = `retention ${formatDuration(wall.retentionMs)}`
  return isInSight(wall, run)
    ? `${kept}: from here on records are deleted unread`
    : `${kept}, far off this scale`
}

const FONT = 'Inter, sans-serif'
const AIR = 8
const HATCH = 6

interface Colours {
  readonly ink: string
  readonly soft: string
  readonly ground: string
}

/** Draws the marks on the chart's own canvas. */
export function drawMarks(
  chart: uPlot,
  run: GroupRun,
  wall: Wall | null,
  { ink, soft, ground }: Colours,
): void {
  const { ctx, bbox } = chart
  const by = devicePixelRatio
  ctx.save()
  ctx.setLineDash([])
  const dot = (x: number, y: number) => {
    ctx.beginPath()
    ctx.arc(x, y, 4 * by, 0, 2 * Math.PI)
    ctx.fillStyle = ground
    ctx.strokeStyle = ink
    ctx.lineWidth = 1.5 * by
    ctx.fill()
    ctx.stroke()
  }
  const write = (text: string, x: number, y: number, isBold: boolean) => {
    ctx.textAlign = 'left'
    ctx.font = `${isBold ? 600 : 400} ${11 * by}px ${FONT}`
    const width = ctx.measureText(text).width
    const isLeft = x + AIR * by + width > bbox.left + bbox.width
    const left = isLeft ? x - AIR * by - width : x + AIR * by
    ctx.fillStyle = ground
    ctx.globalAlpha = 0.8
    ctx.fillRect(left - 2 * by, y - 8 * by, width + 4 * by, 16 * by)
    ctx.globalAlpha = 1
    ctx.fillStyle = isBold ? ink : soft
    ctx.textBaseline = 'middle'
    ctx.fillText(text, left, y)
  }
  if (wall) {
    const y = isInSight(wall, run) ? chart.valToPos(wall.records, 'y', true) : bbox.top
    const top = Math.max(bbox.top - HATCH * by, y - HATCH * by)
    ctx.beginPath()
    ctx.rect(bbox.left, top, bbox.width, y - top)
    ctx.clip()
    ctx.strokeStyle = soft
    ctx.lineWidth = by
    ctx.beginPath()
    for (let x = bbox.left - HATCH * by; x < bbox.left + bbox.width; x += HATCH * by) {
      ctx.moveTo(x, y)
      ctx.lineTo(x + HATCH * by, top)
    }
    ctx.moveTo(bbox.left, y)
    ctx.lineTo(bbox.left + bbox.width, y)
    ctx.stroke()
    ctx.restore()
    ctx.save()
    ctx.setLineDash([])
  }
  if (run.clearAtSeconds !== null && run.peak.records >= 1) {
    const [x, y] = [chart.valToPos(run.clearAtSeconds, 'x', true), chart.valToPos(0, 'y', true)]
    dot(x, y)
    write(`clear at ${clock(run.clearAtSeconds)}`, x, y - 12 * by, false)
  }
  if (run.peak.records >= 1) {
    const [x, y] = [
      chart.valToPos(run.peak.atSeconds, 'x', true),
      chart.valToPos(run.peak.records, 'y', true),
    ]
    dot(x, y)
    write(`peak ${sayCount(Math.round(run.peak.records))} at ${clock(run.peak.atSeconds)}`, x, y, true)
  }
  ctx.restore()
}
