/** What is selected at the moment that is shown: laid into the inspector, above the settings. */
import { createPortal } from 'react-dom'
import { formatCount, formatRecordsPerSecond } from '@/core/shared/format'
import type { GroupRun, Simulation } from '@/core/simulation/simulation'
import { useDocument } from '@/stores/document/document-store'
import { useWhatIf } from '@/stores/document/what-if-store'
import { useInspectorTop } from '@/stores/session/inspector-top'
import { useSession } from '@/stores/session/session-store'
import { changeAt, clock, membersAt, ownedAt, valueAt } from './at-moment'

/** While it plays, what is read by people is renewed so often a second. */
const RENEWED = 4
/** More rows than anybody reads. */
const MOST_ROWS = 60

const useMoment = (): number =>
  useWhatIf(({ atSeconds, isPlaying, speed }) => {
    const step = speed / RENEWED
    return isPlaying ? Math.floor(atSeconds / step) * step : atSeconds
  })

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
  const drawn = useDocument(
    ({ design }) => design.consumerGroups.find(({ name }) => run.node === `consumerGroup:${name}`)?.members,
  )
  const { seconds } = simulation
  const records = (values: readonly number[]) => formatCount(Math.round(valueAt(seconds, values, at)))
  const rate = (values: readonly number[]) => formatRecordsPerSecond(valueAt(seconds, values, at))
  const facts: readonly (readonly [string, string])[] = [
    ['Behind', `${records(run.lag)} records`],
    ...(run.band.low.length > 0
      ? ([['5 to 95 % of random runs', `${records(run.band.low)} to ${records(run.band.high)}`]] as const)
      : []),
    ['Committed lag, as Kafka prints it', records(run.committedLag)],
    ['Written', rate(run.written)],
    ['Read', rate(run.read)],
  ]
  const last = changeAt(
    simulation.rebalances.filter(({ group }) => group === run.name),
    at,
  )
  return (
    <section aria-label={`${run.name} at this moment`} className="border-line border-b bg-sunk px-3.5 py-3">
      <h3 className="mb-1.5">
        At <b className="font-semibold tabular-nums">{clock(at)}</b> of {simulation.scenario}
      </h3>
      <dl className="flex flex-col gap-1">
        {facts.map(([label, value]) => (
          <div key={label} className="flex justify-between gap-2">
            <dt className="text-ink-soft">{label}</dt>
            <dd className="text-right tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      {last && (
        <p className="pt-1 text-ink-soft text-small">
          Last rebalance at {clock(last.atSeconds)}: {last.reason}
          {at < last.endsAtSeconds && ', still going on'}
        </p>
      )}
      {run.members.most > 0 && (
        <Members run={run} simulation={simulation} drawn={drawn ?? run.members.most} at={at} />
      )}
    </section>
  )
}

const STATE_WORDS = { up: '', crashed: 'crashed', dead: 'dead', stuck: 'stuck', stopped: 'stopped' } as const

function Members({
  run,
  simulation: { partitionSeconds },
  drawn,
  at,
}: {
  run: GroupRun
  simulation: Simulation
  drawn: number
  at: number
}) {
  const members = membersAt(run, drawn, at)
  const owned = ownedAt(run, partitionSeconds, at)
  return (
    <table aria-label={`Members of ${run.name} at this moment`} className="mt-2 w-full text-small">
      <thead className="text-left text-ink-soft">
        <tr>
          <th className="pr-2 font-normal">Member</th>
          <th className="pr-2 font-normal">Partitions</th>
          <th className="text-right font-normal">Behind</th>
        </tr>
      </thead>
      <tbody>
        {members.slice(0, MOST_ROWS).map(({ member, state }) => {
          const own = owned.get(member)
          return (
            <tr key={member} className="border-line border-t align-top">
              <td
                className={`py-0.5 pr-2 font-mono ${state === 'up' ? '' : 'text-error line-through'}`}
              >{`${run.name}-${member}`}</td>
              <td className="py-0.5 pr-2">
                {state === 'up' ? (own?.partitions.join(' ') ?? 'none: it is idle') : STATE_WORDS[state]}
              </td>
              <td className="py-0.5 text-right tabular-nums">
                {own ? formatCount(Math.round(own.lag)) : ''}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
