import { useMemo } from 'react'
import { type ChainRow, chainRows, rowsThatFit } from '@/core/facts/chain-rows'
import { streamsFacts } from '@/core/facts/streams-facts'
import { frameSize } from '@/core/layout/node-size'
import { formatCount, formatCountOf } from '@/core/shared/format'
import type { StreamsAppView } from '@/core/views/views'
import { fitSmall } from '../nodes/fit-small'

/** Rows of 15 px beside the name and the tasks. */
const ROWS = 6
/** Those that there is room for from farther away. */
const FEW = 3

/** What a row has for its words, in pixels: without the frame, the sign before them and the number behind. */
const ROW_WIDTH = frameSize('streamsApp').width - 50

/** The chain small, a line where a sub-topology begins, and how its tasks lie on its threads. */
export function StreamsAppBody({ view }: { view: StreamsAppView }) {
  const facts = streamsFacts(view)
  const { shown, more } = useMemo(
    () => rowsThatFit(chainRows(view.app.processing ?? [], facts.ok ? facts.topology : undefined), ROWS),
    [view, facts],
  )
  return (
    <>
      <ol className="node-text node-chain mt-1 text-small leading-[15px]">
        {shown.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its index in the chain
          <Row key={at} row={row} before={shown[at - 1]} />
        ))}
        {more > 0 && <li className="node-chain-more pl-4 text-ink-soft">and {formatCount(more)} more</li>}
        {shown.length + more > FEW && (
          <li className="node-chain-rest pl-4 text-ink-soft">
            and {formatCount(shown.length + more - FEW)} more
          </li>
        )}
        {shown.length === 0 && <li className="text-ink-soft">No processing yet</li>}
      </ol>
      <div
        data-strip="members"
        className="node-text mt-auto flex justify-between gap-2 whitespace-nowrap border-line border-t pt-1 text-small"
      >
        {facts.ok ? (
          <>
            <span>
              <b className="font-semibold">{formatCountOf(facts.tasks, 'task')}</b> on{' '}
              {formatCountOf(facts.threads, 'thread')}
            </span>
            {facts.tasks > 0 && facts.idleThreads > 0 && (
              <span className="text-warning">{formatCount(facts.idleThreads)} idle</span>
            )}
          </>
        ) : (
          <span className="min-w-0 truncate text-error" title={facts.error}>
            {fitSmall(facts.error, ROW_WIDTH + 25)}
          </span>
        )}
      </div>
    </>
  )
}

function Row({
  row: { op, what, isStateful, subtopology },
  before,
}: {
  row: ChainRow
  before: ChainRow | undefined
}) {
  const isNew = subtopology !== undefined && subtopology !== before?.subtopology
  const whole = `${op} ${what}`.trim()
  const shown = fitSmall(whole, ROW_WIDTH)
  return (
    <li
      className={`flex items-center gap-1.5 whitespace-nowrap ${isNew && before ? 'border-line-strong border-t border-dashed' : ''}`}
    >
      <span
        aria-hidden="true"
        className={`size-[7px] shrink-0 border border-ramp-5 ${isStateful ? 'bg-ramp-4' : 'rounded-full bg-raised'}`}
      />
      <span className="min-w-0 flex-1 truncate" title={shown === whole ? undefined : whole}>
        {op} <span className="text-ink-soft">{shown.slice(op.length).trim()}</span>
      </span>
      {isNew && <span className="text-ink-soft">{subtopology}</span>}
    </li>
  )
}
