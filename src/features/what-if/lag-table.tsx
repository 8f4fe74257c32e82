import { clock } from '@/core/shared/clock'
import { formatCount } from '@/core/shared/format'
import type { GroupRun, Simulation } from '@/core/simulation/simulation'
import { valueAt } from './at-moment'

/** Rows of the table. */
const ROWS = 13

/** The chart in words, for who does not see it. */
export function LagTable({
  simulation: { seconds, lengthSeconds },
  run,
}: {
  simulation: Simulation
  run: GroupRun
}) {
  const moments = Array.from({ length: ROWS }, (_, at) => (lengthSeconds * at) / (ROWS - 1))
  const cell = (values: readonly number[], at: number) =>
    formatCount(Math.round(valueAt(seconds, values, at)))
  return (
    <details className="text-small">
      <summary className="cursor-pointer text-ink-soft">As a table</summary>
      <table className="tabular-nums">
        <caption className="sr-only">Lag of {run.name} in records</caption>
        <thead>
          <tr className="text-left text-ink-soft">
            {['Time', 'Lag', 'Committed lag', 'At most', '5 %', '95 %', 'Oldest unread, s'].map((head) => (
              <th key={head} scope="col" className="pr-4 font-normal">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {moments.map((at) => (
            <tr key={at}>
              <th scope="row" className="pr-4 text-left font-normal">
                {clock(at)}
              </th>
              <td className="pr-4">{cell(run.lag, at)}</td>
              <td className="pr-4">{cell(run.committedLag, at)}</td>
              <td className="pr-4">{cell(run.mostCommittedLag, at)}</td>
              <td className="pr-4">{cell(run.band.low, at)}</td>
              <td className="pr-4">{cell(run.band.high, at)}</td>
              <td className="pr-4">{cell(run.oldestSeconds, at)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
