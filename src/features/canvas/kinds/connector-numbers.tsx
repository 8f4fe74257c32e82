import { guaranteeWords, toneOf } from '@/core/delivery/words'
import { frameSize, NODE_SIZE } from '@/core/layout/node-size'
import { classLabel } from '@/core/model/connector-words'
import type { Delivery } from '@/core/model/design'
import { formatBytesPerSecond, formatCount, formatCountOf } from '@/core/shared/format'
import type { ConnectorView } from '@/core/views/views'
import { fitSmall } from '../nodes/fit-small'
import { busyText } from '../nodes/node-text'
import type { KindNumbers } from './canvas-kind'
import { guaranteeOutside } from './system-drum'

const TONE: Readonly<Record<Delivery, string>> = {
  'at-most-once': 'text-at-most-once',
  'at-least-once': 'text-at-least-once',
  'exactly-once': 'text-exactly-once',
}

/** How wide the frame is: the whole node where no system stands beside it. */
const widthOf = ({ side }: ConnectorView): number =>
  (side ? frameSize('connector') : NODE_SIZE.connector).width

/** What the node does: its class, its tasks, what goes through it. */
function ConnectorBody({ view }: { view: ConnectorView }) {
  return (
    <div
      className={`node-text mt-1.5 flex min-h-0 min-w-0 flex-1 flex-col text-small leading-[15px] ${view.side === 'sink' ? 'pr-2' : view.side ? 'pl-2' : ''}`}
    >
      <span className="truncate" title={view.connector.class}>
        {fitSmall(classLabel(view.connector.class) || 'No class yet', widthOf(view) - 40)}
      </span>
      <Tasks view={view} />
      <Numbers view={view} />
    </div>
  )
}

function Tasks({ view: { side, sizing } }: { view: ConnectorView }) {
  return (
    <span data-strip="members" className="flex justify-between gap-1 whitespace-nowrap">
      <span>
        {side && <span className="text-ink-soft">{side} · </span>}
        {formatCountOf(sizing.tasks.value, 'task')}
      </span>
      {sizing.idleTasks > 0 && <span className="text-warning">{formatCount(sizing.idleTasks)} idle</span>}
    </span>
  )
}

function Numbers({ view }: { view: ConnectorView }) {
  const { rate, sizing } = view
  const busy = sizing.group?.busy.value ?? 0
  const guarantee = guaranteeOutside(view)
  return (
    <>
      <span className="node-detail flex justify-between gap-1 whitespace-nowrap text-ink-soft">
        <span>{rate.peakBytes > 0 ? formatBytesPerSecond(rate.peakBytes) : 'no traffic yet'}</span>
        {busy > 0 && <span className={busy > 1 ? 'text-warning' : ''}>{busyText(busy)}</span>}
      </span>
      {guarantee && (
        <span className={`node-detail truncate ${TONE[toneOf(guarantee)]}`}>{guaranteeWords(guarantee)}</span>
      )}
    </>
  )
}

export const connectorNumbers: KindNumbers<'connector'> = {
  Body: ConnectorBody,
  summary: ({ connector: { name, system }, side, sizing }) => [
    `Connector ${name}`,
    ...(side ? [side] : []),
    ...(system?.name ? [system.name] : []),
    formatCountOf(sizing.tasks.value, 'task'),
  ],
}
