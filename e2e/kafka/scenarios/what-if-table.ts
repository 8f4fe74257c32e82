import type { Report } from '../support/report'

export type Curve = readonly { readonly at: number; readonly records: number }[]

/** One lag, as it was expected and as it was seen. */
interface Compared {
  readonly peak: readonly [expected: number, seen: number]
  /** Seconds from the event until the lag is back at a twentieth of the expected peak; infinite where it is not. */
  readonly clear: readonly [expected: number, seen: number]
  readonly curves: readonly [expected: Curve, seen: Curve]
}

export interface Outcome {
  readonly name: string
  /** How far clients were behind their own speeds at worst. */
  readonly behindMs: number
  readonly position: Compared
  readonly committed: Compared
}

const CLEARED_SHARE = 0.05
const WITHIN = 0.1

export function compare(expected: Curve, seen: Curve, eventAt: number): Compared {
  const peak = [peakOf(expected), peakOf(seen)] as const
  const level = peak[0] * CLEARED_SHARE
  const clear = [clearedAt(expected, level) - eventAt, clearedAt(seen, level) - eventAt] as const
  return { peak, clear, curves: [expected, seen] }
}

const peakOf = (curve: Curve): number => Math.max(...curve.map(({ records }) => records))

/** When a curve last comes down to a level, by a straight line between the moments beside it. */
function clearedAt(curve: Curve, level: number): number {
  const last = curve.findLastIndex(({ records }) => records > level)
  const [above, below] = [curve[last], curve[last + 1]]
  if (!above) return 0
  if (!below) return Number.POSITIVE_INFINITY
  return above.at + ((below.at - above.at) * (above.records - level)) / (above.records - below.records)
}

const off = ([expected, seen]: readonly [number, number]): number => seen / expected - 1

const pair = (figures: readonly [number, number], digits: number): string =>
  `${figures[0].toFixed(digits).padStart(6)} ${figures[1].toFixed(digits).padStart(6)} ${`${(off(figures) * 100).toFixed(1)} %`.padStart(8)}`

/** Prints all side by side, and checks that nothing is further apart than a tenth. */
export function printTable(report: Report, outcomes: readonly Outcome[]): void {
  report.note(
    `${''.padEnd(18)}${['peak of position lag', 'cleared after s', 'peak of committed lag', 'cleared after s'].map((title) => `| ${title.padEnd(24)}`).join('')}| clients behind`,
  )
  report.note(`${''.padEnd(18)}${'|  model broker    apart  '.repeat(4)}|`)
  for (const { name, position, committed, behindMs } of outcomes) {
    const columns = [
      pair(position.peak, 0),
      pair(position.clear, 1),
      pair(committed.peak, 0),
      pair(committed.clear, 1),
    ]
    report.note(`${name.padEnd(18)}| ${columns.join('  | ')}  | ${behindMs.toFixed(0)} ms`)
  }
  for (const { name, position, committed } of outcomes) {
    for (const [kind, { peak, clear }] of [
      ['position', position],
      ['committed', committed],
    ] as const) {
      report.check(Math.abs(off(peak)) <= WITHIN, `the peak of the ${kind} lag in ${name}`, () =>
        pair(peak, 0),
      )
      report.check(Math.abs(off(clear)) <= WITHIN, `the time to clear of the ${kind} lag in ${name}`, () =>
        pair(clear, 1),
      )
    }
    report.figure(
      `${name}: greatest committed lag expected, and reported by the broker`,
      committed.peak.map((records) => records.toFixed(0)).join(', '),
    )
    report.figure(
      `${name}: seconds until it is cleared, expected and seen`,
      committed.clear.map((seconds) => seconds.toFixed(1)).join(', '),
    )
  }
}

/** A curve at whole moments, both side by side, for whoever looks for what differs. */
export function printCurves(report: Report, { name, position }: Outcome): void {
  report.note(name)
  const [expected, seen] = position.curves
  for (const { at, records } of seen.filter((_, index) => index % 8 === 0))
    report.note(
      `${at.toFixed(1).padStart(6)} s ${valueAt(expected, at).toFixed(0).padStart(6)} ${records.toFixed(0).padStart(6)}`,
    )
}

function valueAt(curve: Curve, at: number): number {
  const after = curve.findIndex((point) => point.at >= at)
  const [one, other] = [curve[Math.max(0, after - 1)], curve[after]]
  if (!one || !other) return curve.at(-1)?.records ?? 0
  const share = other.at > one.at ? (at - one.at) / (other.at - one.at) : 0
  return one.records + (other.records - one.records) * share
}
