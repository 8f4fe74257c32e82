import { useId } from 'react'
import { clock } from '@/core/shared/clock'
import { formatCount } from '@/core/shared/format'
import type { Simulation } from '@/core/simulation/simulation'
import { useDocument } from '@/stores/document/document-store'
import { compareWith, showNothingBeside, showPrevious, useWhatIf } from '@/stores/document/what-if-store'
import { Button } from '@/ui/button'
import { Select } from '@/ui/select'
import { sayMoment } from './say-moment'

interface Row {
  readonly name: string
  readonly of: (simulation: Simulation) => string | undefined
}

/** What is worth a row: of each group how far and how long it is behind, of each topic what it refused. */
function rowsOf(one: Simulation, other: Simulation): readonly Row[] {
  const groups = [...new Set([...Object.keys(one.groups), ...Object.keys(other.groups)])]
  const topics = [...new Set([...Object.keys(one.topics), ...Object.keys(other.topics)])]
  const all = groups.flatMap((name): Row[] => [
    { name: `${name}: largest lag`, of: ({ groups: { [name]: run } }) => run && count(run.peak.records) },
    {
      name: `${name}: longest wait`,
      of: ({ groups: { [name]: run } }) => run && clock(run.longestWaitSeconds),
    },
    {
      name: `${name}: clear at`,
      of: ({ groups: { [name]: run }, lengthSeconds }) =>
        run &&
        (run.peak.records < 1
          ? 'nothing behind'
          : run.clearAtSeconds === null
            ? 'not clear'
            : sayMoment(run.clearAtSeconds, lengthSeconds)),
    },
    { name: `${name}: lost`, of: ({ groups: { [name]: run } }) => run && count(run.balance.lost) },
  ])
  const refused = topics.map(
    (name): Row => ({
      name: `${name} refused`,
      of: ({ topics: { [name]: run } }) => run && count(run.turnedAway),
    }),
  )
  const isNothing = (said: string | undefined) => said === undefined || said === '0'
  return [...refused, ...all].filter((row) => !(isNothing(row.of(one)) && isNothing(row.of(other))))
}

const count = (records: number): string => formatCount(Math.round(records))

/** Another run beside the one that is shown, in numbers: before the last fix, or of another scenario. */
export function SideBySide() {
  const beside = useWhatIf((state) => state.beside)
  const now = useWhatIf((state) => state.simulation)
  return (
    <div className="mt-2">
      <CompareWith />
      {beside && beside.simulation === null && (
        <p role="status" className="text-ink-soft">
          Simulating {beside.name} …
        </p>
      )}
      {now && beside?.simulation && beside.simulation !== now && (
        <Numbers name={beside.name} other={beside.simulation} now={now} isFix={beside.index === null} />
      )}
    </div>
  )
}

/** The run before a change: it is of no other scenario, and has no index. */
const BEFORE = 'null'

function CompareWith() {
  const id = useId()
  const scenarios = useDocument(({ design }) => design.scenarios)
  const index = useWhatIf((state) => state.index)
  const beside = useWhatIf((state) => state.beside)
  const hasPrevious = useWhatIf((state) => state.previous !== null)
  const others = scenarios?.flatMap(({ name }, at) => (at === index ? [] : [{ name, at }])) ?? []
  if (others.length === 0 && !beside && !hasPrevious) return null
  return (
    <label htmlFor={id} className="flex items-center gap-1.5 text-small">
      Side by side with
      <span className="min-w-0 flex-1">
        <Select
          id={id}
          value={beside ? String(beside.index) : ''}
          onChange={({ target: { value } }) =>
            value === ''
              ? showNothingBeside()
              : value === BEFORE
                ? showPrevious()
                : compareWith(Number(value))
          }
          className="h-6 rounded-control border border-line-strong bg-raised pl-1"
        >
          <option value="">nothing</option>
          {beside?.index === null ? (
            <option value={BEFORE}>{beside.name}</option>
          ) : (
            hasPrevious && <option value={BEFORE}>before the change</option>
          )}
          {others.map(({ name, at }) => (
            <option key={at} value={at}>
              {name}
            </option>
          ))}
        </Select>
      </span>
    </label>
  )
}

interface NumbersProps {
  readonly name: string
  readonly now: Simulation
  readonly other: Simulation
  readonly isFix: boolean
}

function Numbers({ name, now, other, isFix }: NumbersProps) {
  const [left, right] = isFix ? [other, now] : [now, other]
  return (
    <>
      <table className="w-full table-fixed text-small tabular-nums">
        <caption className="sr-only">Two runs side by side</caption>
        <thead>
          <tr className="text-ink-soft">
            <th scope="col" className="w-1/2" />
            {(isFix ? ['before', 'after'] : [now.scenario, name]).map((title) => (
              <th key={title} scope="col" className="truncate pl-2 text-right font-normal" title={title}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rowsOf(left, right).map((row) => {
            const [one, two] = [row.of(left) ?? '–', row.of(right) ?? '–']
            return (
              <tr key={row.name} className={one === two ? 'text-ink-soft' : ''}>
                <th scope="row" className="truncate text-left font-normal" title={row.name}>
                  {row.name}
                </th>
                <td className="pl-2 text-right">{one}</td>
                <td className="pl-2 text-right font-semibold">{two}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <Button variant="quiet" onClick={showNothingBeside}>
        Only this run
      </Button>
    </>
  )
}
