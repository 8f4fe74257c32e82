import type { Report } from '../support/report'

export type Curve = readonly { readonly at: number; readonly records: number }[]

/** What is expected: a figure, or the least and the most of those that depend on what nobody sets. */
interface Expected {
  readonly least: number
  readonly most: number
}

/** One figure, as it was expected and as it was seen. */
interface Compared {
  readonly expected: Expected
  readonly seen: number
}

const FIGURES = [
  'peak of position lag',
  'position lag cleared, s',
  'peak of committed lag',
  'committed lag cleared, s',
] as const
type Figure = (typeof FIGURES)[number]

/** What came of a case: its figures, and the lag that is worked on as it was expected and seen. */
export interface Outcome {
  readonly name: string
  /** How far clients were behind their own speeds at worst. */
  readonly behindMs: number
  readonly figures: Readonly<Record<Figure, Compared>>
  readonly curves: readonly [expected: Curve, seen: Curve]
}

interface Lags<Committed> {
  readonly position: Curve
  readonly committed: Committed
}

const CLEARED_SHARE = 0.05
const WITHIN = 0.1
/**
 * A lag that is back and rises once more for less than this is one of a machine that stood still for a moment, in which
 * records pile up at every group at once: a client may be as far behind its speed in a run that counts.
 */
const HICCUP_SECONDS = 1

/**
 * Compares the lags of a case. How far the last commits are behind the work when the lag is largest depends on when in
 * its interval each member commits: that peak is expected between those of the least and the most committed lag.
 */
export function compare(
  expected: Lags<{ readonly least: Curve; readonly taken: Curve; readonly most: Curve }>,
  seen: Lags<Curve>,
  eventAt: number,
): Outcome['figures'] {
  const { least, taken, most } = expected.committed
  return {
    'peak of position lag': compared(peakOf(expected.position), peakOf(seen.position)),
    'position lag cleared, s': cleared(expected.position, seen.position, eventAt),
    'peak of committed lag': {
      expected: { least: peakOf(least), most: peakOf(most) },
      seen: peakOf(seen.committed),
    },
    'committed lag cleared, s': cleared(taken, seen.committed, eventAt),
  }
}

const compared = (expected: number, seen: number): Compared => ({
  expected: { least: expected, most: expected },
  seen,
})

/** Seconds from the event until the lag is back at a twentieth of the expected peak; infinite where it is not. */
function cleared(expected: Curve, seen: Curve, eventAt: number): Compared {
  const level = peakOf(expected) * CLEARED_SHARE
  return compared(clearedAt(expected, level) - eventAt, clearedAt(seen, level) - eventAt)
}

const peakOf = (curve: Curve): number => Math.max(...curve.map(({ records }) => records))

/** When a curve last comes down to a level and stays there but for hiccups, by a straight line between the moments beside it. */
export function clearedAt(curve: Curve, level: number): number {
  let last = curve.findLastIndex(({ records }) => records > level)
  while (last >= 0) {
    const [above, below] = [curve[last], curve[last + 1]]
    if (!above || !below) return Number.POSITIVE_INFINITY
    const before = curve.slice(0, last).findLastIndex(({ records }) => records <= level)
    const low = curve[before]
    const came =
      above.at + ((below.at - above.at) * (above.records - level)) / (above.records - below.records)
    if (!low || came - low.at >= HICCUP_SECONDS) return came
    last = curve.slice(0, before).findLastIndex(({ records }) => records > level)
  }
  return 0
}

/** How far what was seen is outside of what is expected, as a share of it. */
const off = ({ expected: { least, most }, seen }: Compared): number =>
  seen > most ? seen / most - 1 : seen < least ? seen / least - 1 : 0

const isNear = (compared: Compared): boolean => Math.abs(off(compared)) <= WITHIN

/** Whether every figure of a run is as near as it has to be. */
export const holds = ({ figures }: Outcome): boolean => Object.values(figures).every(isNear)

/** Of several runs of a case the median of each figure: one that a busy machine held up does not decide. */
function medianOf(runs: readonly Outcome[]): Outcome | undefined {
  const [first] = runs
  if (!first) return undefined
  const median = (figure: Figure): Compared => {
    const sorted = runs.map(({ figures }) => figures[figure]).toSorted((one, other) => one.seen - other.seen)
    return sorted[(sorted.length - 1) >> 1] ?? first.figures[figure]
  }
  const figures = Object.fromEntries(FIGURES.map((figure) => [figure, median(figure)]))
  return { ...first, figures: figures as Outcome['figures'] }
}

const round = (value: number, figure: Figure): string => value.toFixed(figure.endsWith('s') ? 1 : 0)

function sayExpected({ least, most }: Expected, figure: Figure): string {
  const [from, to] = [round(least, figure), round(most, figure)]
  return from === to ? from : `${from}–${to}`
}

const cells = (compared: Compared, figure: Figure): string =>
  [
    sayExpected(compared.expected, figure).padStart(9),
    round(compared.seen, figure).padStart(6),
    `${(off(compared) * 100).toFixed(1)} %`.padStart(7),
  ].join(' ')

/**
 * Prints every run of every case, model and broker side by side, and checks that none of its figures is further from
 * what is expected than a tenth: of the one run of a case, or of several their median.
 */
export function printTable(report: Report, cases: readonly (readonly Outcome[])[]): void {
  report.note(`${''.padEnd(24)}${FIGURES.map((title) => `| ${title.padEnd(25)}`).join('')}| clients behind`)
  report.note(`${''.padEnd(24)}${'|    model broker  apart   '.repeat(FIGURES.length)}|`)
  for (const runs of cases) {
    const median = medianOf(runs)
    if (!median) continue
    for (const [at, run] of runs.entries())
      printRun(report, runs.length > 1 ? `${run.name}, run ${at + 1}` : run.name, run)
    if (runs.length > 1) printRun(report, `${median.name}, median`, median)
    for (const figure of FIGURES) {
      const found = median.figures[figure]
      report.check(isNear(found), `the ${figure} in ${median.name}`, () => cells(found, figure))
    }
    for (const figure of ['peak of committed lag', 'committed lag cleared, s'] as const)
      report.figure(
        `${median.name}: ${figure}, expected, and reported by the brokers`,
        `${sayExpected(median.figures[figure].expected, figure)}, ${round(median.figures[figure].seen, figure)}`,
      )
  }
}

function printRun(report: Report, name: string, { figures, behindMs }: Outcome): void {
  const columns = FIGURES.map((figure) => cells(figures[figure], figure))
  report.note(`${name.padEnd(24)}| ${columns.join(' | ')} | ${behindMs.toFixed(0)} ms`)
}

/** A curve at whole moments, both side by side, for whoever looks for what differs. */
export function printCurves(report: Report, { name, curves: [expected, seen] }: Outcome): void {
  report.note(name)
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
