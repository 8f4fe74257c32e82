import { toneOf } from '@/core/delivery/words'
import { outsideOf } from '@/core/layout/node-size'
import type { Connector } from '@/core/model/design'
import { formatRecordsPerSecond } from '@/core/shared/format'
import type { ConnectorView } from '@/core/views/views'
import { edgeWidth } from '../edges/edge-width'
import { cutMiddle } from '../nodes/fit-name'
import type { OutsideAt } from './canvas-kind'
import { DRUM, DRUM_PATHS, drumAt, drumWords, guaranteeOutside } from './system-drum'

interface SystemProps {
  readonly node: Connector
  readonly side: OutsideAt
  readonly view: ConnectorView | undefined
}

/** A rate with more letters has no room between the drum and the frame from farther away. */
const SHORT_RATE = 6

/** So many letters have room below the drum, clear of the frame; of a longer name the middle is left out. */
const MOST_LETTERS = 16

/** The system that a connector joins with Kafka, at the other end of a line as wide as its traffic. */
export function SystemOutside({ node, side, view }: SystemProps) {
  const { left, from, to } = drumAt(side)
  const { inside, below } = drumWords(node)
  const isKnown = inside !== '' || below.length > 0
  return (
    <>
      <svg className="absolute inset-0 size-full overflow-visible" aria-hidden="true">
        <Wire view={view} from={from} to={to} />
        <g
          transform={`translate(${left} ${DRUM.middle - DRUM.height / 2})`}
          className="fill-raised stroke-ink-soft"
          strokeDasharray={isKnown ? undefined : '4 3'}
        >
          <path d={DRUM_PATHS[0]} />
          <path d={DRUM_PATHS[1]} className="fill-none" />
        </g>
        {inside !== '' && (
          <text
            x={left + DRUM.width / 2}
            y={DRUM.middle + DRUM.lid + 4}
            textAnchor="middle"
            className="node-text fill-ink font-mono font-semibold text-small"
          >
            {inside}
          </text>
        )}
      </svg>
      <div
        className={`absolute inset-x-0 flex flex-col text-small leading-[13px] ${side === 'left' ? '' : 'text-right'}`}
        style={{ top: DRUM.middle + DRUM.height / 2 + 1 }}
      >
        {below.map((words, at) => (
          <span
            key={words}
            className={`node-text truncate ${at === 0 ? '' : 'node-detail'} ${at === 0 && words === node.system?.name ? 'font-mono font-semibold text-ink' : 'text-ink-soft'}`}
          >
            {[...words].length > MOST_LETTERS ? cutMiddle([...words], MOST_LETTERS) : words}
          </span>
        ))}
      </div>
    </>
  )
}

function Wire({ view, from, to }: { view: ConnectorView | undefined; from: number; to: number }) {
  const guarantee = view && guaranteeOutside(view)
  const rate = view && view.rate.peakRecords > 0 ? formatRecordsPerSecond(view.rate.peakRecords) : ''
  const width = edgeWidth(view?.rate.peakBytes ?? 0)
  const middle = from < 0 ? to / 2 : (from + outsideOf('connector')) / 2
  return (
    <>
      <path
        d={`M${from},${DRUM.middle} H${to}`}
        strokeWidth={width}
        strokeOpacity={0.85}
        stroke={guarantee ? `var(--${toneOf(guarantee)})` : 'var(--ink-soft)'}
      />
      <text
        x={middle}
        y={DRUM.middle - width / 2 - 4}
        textAnchor="middle"
        className={`edge-label ${rate.length > SHORT_RATE ? 'node-detail' : ''}`}
      >
        {rate}
      </text>
    </>
  )
}
