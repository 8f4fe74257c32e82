/** What is marked on the chart of a lag: where it is largest, when it is cleared, and where retention begins to eat it. */
import type uPlot from 'uplot'
import { formatDuration } from '@/core/shared/format'
import type { GroupRun, Simulation } from '@/core/simulation/simulation'
import type { TopicView } from '@/core/views/views'
import { rateAt, sayCount } from './at-moment'
import { placeLabels } from './place-labels'
import { sayMoment } from './say-moment'

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
const LABEL = 16

interface Colours {
  readonly ink: string
  readonly soft: string
  readonly ground: string
}

interface Label {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly isBold: boolean
}

interface How {
  readonly lengthSeconds: number
  readonly colours: Colours
}

/** Draws the marks on the chart's own canvas. */
export function drawMarks(
  chart: uPlot,
  run: GroupRun,
  wall: Wall | null,
  { lengthSeconds, colours: { ink, soft, ground } }: How,
): void {
  const { ctx, bbox } = chart
  const by = devicePixelRatio
  ctx.save()
  ctx.setLineDash([])
  if (wall) drawWall(chart, isInSight(wall, run) ? chart.valToPos(wall.records, 'y', true) : bbox.top, soft)
  const { peak, clearAtSeconds } = run
  const labels: Label[] = []
  const mark = (seconds: number, records: number, text: string, isBold: boolean) => {
    const [x, y] = [chart.valToPos(seconds, 'x', true), chart.valToPos(records, 'y', true)]
    ctx.beginPath()
    ctx.arc(x, y, 4 * by, 0, 2 * Math.PI)
    ctx.fillStyle = ground
    ctx.strokeStyle = ink
    ctx.lineWidth = 1.5 * by
    ctx.fill()
    ctx.stroke()
    labels.push({ text, x, y, isBold })
  }
  const when = (seconds: number) => sayMoment(seconds, lengthSeconds)
  if (peak.records >= 1) {
    const most = `peak ${sayCount(Math.round(peak.records))} at ${when(peak.atSeconds)}`
    mark(peak.atSeconds, peak.records, most, true)
    if (clearAtSeconds !== null) mark(clearAtSeconds, 0, `clear at ${when(clearAtSeconds)}`, false)
  }
  const fontOf = ({ isBold }: Label) => `${isBold ? 600 : 400} ${11 * by}px ${FONT}`
  const sized = labels.map((label) => {
    ctx.font = fontOf(label)
    return { ...label, width: ctx.measureText(label.text).width }
  })
  const boxes = placeLabels(sized, bbox, { air: AIR * by, height: LABEL * by })
  for (const [index, label] of labels.entries()) {
    const box = boxes[index]
    if (!box) continue
    ctx.fillStyle = ground
    ctx.globalAlpha = 0.8
    ctx.fillRect(box.left - 2 * by, box.top, box.width + 4 * by, box.height)
    ctx.globalAlpha = 1
    ctx.font = fontOf(label)
    ctx.fillStyle = label.isBold ? ink : soft
    ctx.textAlign = 'left'
    ctx.textBaseline = 'middle'
    ctx.fillText(label.text, box.left, box.top + box.height / 2)
  }
  ctx.restore()
}

function drawWall({ ctx, bbox }: uPlot, y: number, colour: string): void {
  const by = devicePixelRatio
  const top = Math.max(bbox.top - HATCH * by, y - HATCH * by)
  ctx.save()
  ctx.beginPath()
  ctx.rect(bbox.left, top, bbox.width, y - top)
  ctx.clip()
  ctx.strokeStyle = colour
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
}
