import WandSparkles from 'lucide-react/icons/wand-sparkles'
import { applyChanges } from '@/core/edits/apply-change'
import { clock } from '@/core/shared/clock'
import type { Proposal } from '@/core/simulation/proposals'
import { dispatch } from '@/stores/document/document-store'
import { keepBefore, seek, useWhatIf } from '@/stores/document/what-if-store'
import { announce, flash, reveal } from '@/stores/session/session-store'
import { Button } from '@/ui/button'
import { Signs } from '@/ui/signs'
import { sayCount } from './at-moment'
import { Goal } from './goal'
import { Running } from './running'
import { SideBySide } from './side-by-side'

const TONE = { plain: '', bad: 'text-error', good: 'text-good' } as const

/** The story of the run in sentences; what has not come yet is soft. */
export function Story() {
  const story = useWhatIf(({ simulation }) => simulation?.story)
  const fault = useWhatIf((state) => state.fault)
  const remarks = useWhatIf(({ simulation }) => simulation?.remarks)
  const now = useWhatIf(
    ({ simulation, atSeconds }) =>
      simulation?.story.filter((line) => line.atSeconds <= atSeconds).length ?? 0,
  )
  return (
    <section aria-label="What happens" className="min-h-0 flex-1 overflow-auto px-3 py-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-2">
        <h3 className="font-semibold">What happens</h3>
        <Running />
      </div>
      {fault !== null && (
        <p role="alert" className="text-error">
          {fault}
        </p>
      )}
      {remarks?.map((remark) => (
        <p key={remark} className="text-small text-warning">
          {remark}
        </p>
      ))}
      {story?.length === 0 && (
        <p className="text-ink-soft">Nothing: all records are read as they come, and every write is taken.</p>
      )}
      <ol>
        {story?.map(({ atSeconds, sentence, about, tone }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its index in the story
          <li key={at} className="flex items-baseline gap-2">
            <button
              type="button"
              aria-label={`Show ${clock(atSeconds)}`}
              onClick={() => {
                seek(atSeconds)
                if (/^(producer|topic|consumerGroup|streamsApp|connector):/.test(about)) reveal(about)
              }}
              className="shrink-0 font-mono text-ink-soft text-mono tabular-nums hover:underline"
            >
              {clock(atSeconds)}
            </button>
            <span className={at < now ? TONE[tone] : 'text-ink-soft'}>{sentence}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** What would keep the goal, each as a change to be made with one click. */
export function Fixes() {
  const proposals = useWhatIf((state) => state.proposals)
  const isStopped = useWhatIf((state) => state.isStopped)
  const goal = useWhatIf(({ scenario }) => scenario.goal?.waitSeconds ?? 60)
  const isTold = useWhatIf(({ simulation }) =>
    Object.values(simulation?.groups ?? {}).every(({ isTimeStated }) => isTimeStated),
  )
  const isWhole = useWhatIf(({ simulation }) => (simulation?.refused.length ?? 0) === 0)
  const lost = useWhatIf(({ simulation }) =>
    Object.values(simulation?.topics ?? {}).reduce(
      (sum, topic) => sum + topic.givenUp + topic.lostWithLeader,
      0,
    ),
  )
  return (
    <section
      aria-label="What would fix it"
      className="max-h-1/2 shrink-0 overflow-auto border-line border-t px-3 py-2"
    >
      <h3 className="flex flex-wrap items-baseline justify-between gap-x-2 font-semibold">
        What would fix it
        <Goal seconds={goal} />
      </h3>
      {proposals === null && (
        <p role="status" className="text-ink-soft">
          {isStopped ? 'Stopped before anything was found.' : 'Searching for the least change …'}
        </p>
      )}
      {proposals?.length === 0 &&
        (lost < 1 ? (
          <p className={isTold && isWhole ? 'text-good' : 'text-warning'}>
            {isTold
              ? isWhole
                ? 'The goal is kept: nothing needs to change.'
                : 'The goal is kept by what runs. The story says what cannot start.'
              : 'Nothing breaks the goal of what can be told: how long a record takes is not stated everywhere.'}
          </p>
        ) : (
          <p className="text-warning">
            No record waits too long, but {sayCount(Math.round(lost))} {lost < 1.5 ? 'record' : 'records'}{' '}
            never came in or went with a broker: the story says where.
          </p>
        ))}
      <ul>
        {proposals?.map((proposal) => (
          <ProposalRow key={proposal.title} proposal={proposal} />
        ))}
      </ul>
      <SideBySide />
    </section>
  )
}

function ProposalRow({ proposal: { title, effect, changes } }: { proposal: Proposal }) {
  return (
    <li className="flex items-start gap-2 py-1">
      <span className="min-w-0 flex-1">
        <span className="[overflow-wrap:anywhere]">
          <Signs text={title} />
        </span>
        <span className="block text-ink-soft text-small">{effect}</span>
      </span>
      {changes.length > 0 && (
        <Button
          aria-label={`Fix: ${title}`}
          onClick={() => {
            keepBefore()
            flash(dispatch(applyChanges(title, changes)))
            announce(`${title}. The scenario is run again.`)
          }}
        >
          <WandSparkles size={13} aria-hidden="true" />
          Fix
        </Button>
      )}
    </li>
  )
}
