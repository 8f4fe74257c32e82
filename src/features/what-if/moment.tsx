/** What is selected at the moment that is shown: laid into the inspector, above the settings. */
import { createPortal } from 'react-dom'
import { clock } from '@/core/shared/clock'
import {
  formatCount,
  formatDuration,
  formatPercent,
  formatRecordsPerSecond,
  formatSignificant,
} from '@/core/shared/format'
import type { GroupRun, Simulation } from '@/core/simulation/simulation'
import { useWhatIf } from '@/stores/document/what-if-store'
import { useInspectorTop } from '@/stores/session/inspector-top'
import { useSession } from '@/stores/session/session-store'
import { FULLY_BUSY, membersAt, ownedAt, rateAt, sayCount, valueAt } from './at-moment'
import { useDrawnMembers } from './drawn-members'
import { sayMoment } from './say-moment'
import { useMoment } from './use-moment'

/** More rows than anybody reads. */
const MOST_ROWS = 60
const MOST_REBALANCES = 4

export function MomentOfSelected() {
  const top = useInspectorTop()
  const selection = useSession((session) => session.selection)
  const simulation = useWhatIf((state) => state.simulation)
  const [id] = selection
  if (!top || !simulation || selection.size !== 1 || id === undefined) return null
  const run = Object.values(simulation.groups).find(({ node }) => node === id)
  return run ? createPortal(<GroupMoment run={run} simulation={simulation} />, top) : null
}

function GroupMoment({ run, simulation }: { run: GroupRun; simulation: Simulation }) {
  const at = useMoment()
  const drawn = useDrawnMembers(run)
  const rates = useWhatIf(({ scenario }) => scenario.traffic ?? 'average')
  const { seconds } = simulation
  const records = (values: readonly number[]) => formatCount(Math.round(valueAt(seconds, values, at)))
  const rate = (values: readonly number[]) => formatRecordsPerSecond(rateAt(seconds, values, at))
  const facts: readonly (readonly [string, string])[] = [
    ['Behind', `${records(run.lag)} records`],
    ...(run.band.low.length > 0
      ? ([['5 to 95 % of random runs', `${records(run.band.low)} to ${records(run.band.high)}`]] as const)
      : []),
    ['Committed lag, as Kafka prints it', records(run.committedLag)],
    ['Written', rate(run.written)],
    ['Read', rate(run.read)],
    ...latencyFacts(run, simulation, at),
  ]
  const whole = wholeFacts(run, simulation)
  return (
    <section
      aria-label={`${run.name} at this moment`}
      className="@container border-line border-b bg-sunk px-3.5 py-3"
    >
      <h3 className="mb-1.5">
        At <b className="font-semibold tabular-nums">{clock(at)}</b> of {simulation.scenario}, which runs at{' '}
        {rates} rates
      </h3>
      <Facts facts={facts} />
      <Rebalances run={run} simulation={simulation} at={at} />
      {run.members.most > 0 && <Members run={run} simulation={simulation} drawn={drawn} at={at} />}
      <section aria-label="Over the whole run" className="pt-2">
        <h4 className="font-semibold">Over the whole run, {clock(simulation.lengthSeconds)}</h4>
        <Facts facts={whole} />
      </section>
    </section>
  )
}

const Facts = ({ facts }: { facts: readonly (readonly [label: string, value: string])[] }) => (
  <dl className="flex flex-col gap-1">
    {facts.map(([label, value]) => (
      <div key={label} className="flex justify-between gap-2">
        <dt className="text-ink-soft">{label}</dt>
        <dd className="text-right tabular-nums">{value}</dd>
      </div>
    ))}
  </dl>
)

/** The way that takes longest of those that end at a group. */
const slowestTo = ({ node }: GroupRun, { paths }: Simulation) =>
  paths
    .filter(({ nodes }) => nodes.at(-1) === node)
    .toSorted((one, other) => other.p99Seconds - one.p99Seconds)[0]

const saySeconds = (seconds: number) => formatDuration(Math.round(seconds * 1000))

/** How long a record takes that is written about now. */
function latencyFacts(
  run: GroupRun,
  simulation: Simulation,
  at: number,
): readonly (readonly [string, string])[] {
  const over = slowestTo(run, simulation)?.over ?? []
  const [first] = over
  if (!first) return []
  const now = over.reduce((near, each) =>
    Math.abs(each.atSeconds - at) < Math.abs(near.atSeconds - at) ? each : near,
  )
  return [
    [
      'End to end, written about now: p50, p99',
      `${saySeconds(now.p50Seconds)}, ${saySeconds(now.p99Seconds)}`,
    ],
  ]
}

/** How far a group falls behind over the whole scenario, and how long a record takes by the slowest way that ends here. */
function wholeFacts(run: GroupRun, simulation: Simulation): readonly (readonly [string, string])[] {
  const slowest = slowestTo(run, simulation)
  const say = (seconds: number) => formatDuration(seconds * 1000)
  return [
    [
      'Largest lag',
      run.peak.records < 1
        ? 'none'
        : `${formatCount(Math.round(run.peak.records))} at ${sayMoment(run.peak.atSeconds, simulation.lengthSeconds)}`,
    ],
    ['Longest wait until read', say(run.longestWaitSeconds)],
    ...(slowest
      ? ([['End to end, p50 and p99', `${say(slowest.p50Seconds)}, ${say(slowest.p99Seconds)}`]] as const)
      : []),
  ]
}

/** Those that have begun, the last one first. */
function Rebalances({
  run,
  simulation,
  at,
}: {
  readonly run: GroupRun
  readonly simulation: Simulation
  readonly at: number
}) {
  const begun = simulation.rebalances.filter(({ group, atSeconds }) => group === run.name && atSeconds <= at)
  const [last] = begun.slice(-1)
  if (!last) return null
  return (
    <div className="pt-2">
      <h4 className="flex justify-between">
        <span className="font-semibold">Rebalances</span>
        <span className={at < last.endsAtSeconds ? 'text-small text-warning' : 'text-good text-small'}>
          {at < last.endsAtSeconds ? 'one is going on' : 'stable'}
        </span>
      </h4>
      <ul>
        {begun
          .slice(-MOST_REBALANCES)
          .reverse()
          .map(({ atSeconds, reason, moved, pauseSeconds }) => (
            <li key={atSeconds} className="flex justify-between gap-2 text-small">
              <span className="min-w-0 truncate text-ink-soft" title={reason}>
                <span className="tabular-nums">{clock(atSeconds)}</span> {reason}
              </span>
              <span className="shrink-0 tabular-nums">
                {formatCount(moved)} moved, {formatDuration(pauseSeconds * 1000)} unread
              </span>
            </li>
          ))}
      </ul>
    </div>
  )
}

/** Seconds as far as they can be compared at a glance, then minutes and hours. */
function sayAge(seconds: number): string {
  if (seconds < 1) return 'none'
  if (seconds < MOST_SECONDS) return `${formatSignificant(seconds)} s`
  return formatDuration(Math.round(seconds / 60) * 60_000)
}

const MOST_SECONDS = 300

const STATE_WORDS = { up: '', crashed: 'crashed', dead: 'dead', stuck: 'stuck', stopped: 'stopped' } as const

function Members({
  run,
  simulation,
  drawn,
  at,
}: {
  readonly run: GroupRun
  readonly simulation: Simulation
  readonly drawn: number
  readonly at: number
}) {
  const members = membersAt(run, drawn, at, simulation)
  const owned = run.isShared ? new Map<number, never>() : ownedAt(run, simulation, at)
  return (
    <table aria-label={`Members of ${run.name} at this moment`} className="mt-2 w-full text-small">
      <thead className="text-left text-ink-soft">
        <tr>
          <th className="pr-2 font-normal">Member</th>
          <th className="pr-2 font-normal">Partitions</th>
          <th className="pr-2 text-right font-normal">Behind</th>
          <th className="pr-2 text-right font-normal">Oldest</th>
          <th className="text-right font-normal">Busy</th>
        </tr>
      </thead>
      <tbody>
        {members.slice(0, MOST_ROWS).map(({ member, state, busy }) => {
          const own = owned.get(member)
          const isUp = state === 'up'
          return (
            <tr key={member} className="border-line border-t align-top">
              <td
                className={`whitespace-nowrap py-0.5 pr-2 font-mono ${isUp ? '' : 'text-error line-through'}`}
              >
                <span className="hidden @min-[290px]:inline">{`${run.name}-`}</span>
                {member}
              </td>
              <td className="py-0.5 pr-2">
                {isUp
                  ? (own?.partitions.join(' ') ?? (run.isShared ? 'any' : 'none: it is idle'))
                  : STATE_WORDS[state]}
              </td>
              <td className="py-0.5 pr-2 text-right tabular-nums">
                {own ? sayCount(Math.round(own.lag)) : ''}
              </td>
              <td className="whitespace-nowrap py-0.5 pr-2 text-right tabular-nums">
                {own ? sayAge(own.oldestSeconds) : ''}
              </td>
              <td
                className={`whitespace-nowrap py-0.5 text-right tabular-nums ${busy >= FULLY_BUSY ? 'font-semibold text-warning' : ''}`}
              >
                {isUp && busy > 0 ? formatPercent(busy) : ''}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
