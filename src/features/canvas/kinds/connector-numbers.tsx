import { guaranteeWords, toneOf } from '@/core/delivery/words'
import { classLabel } from '@/core/model/connector-words'
import type { Delivery } from '@/core/model/design'
import { formatBytesPerSecond, formatCount, formatCountOf } from '@/core/shared/format'
import type { ConnectorView } from '@/core/views/views'
import { busyText } from '../nodes/node-text'
import type { KindNumbers } from './canvas-kind'

const TONE: Readonly<Record<Delivery, string>> = {
  'at-most-once': 'text-at-most-once',
  'at-least-once': 'text-at-least-once',
  'exactly-once': 'text-exactly-once',
}

/** What the node does, and at the side where records come from or go to the system at its other end. */
function ConnectorBody({ view }: { view: ConnectorView }) {
  const { side, connector } = view
  return (
    <div
      className={`mt-1.5 flex min-h-0 flex-1 items-stretch gap-2 ${side === 'sink' ? 'pr-2' : side ? 'pl-2' : ''} ${side === 'sink' ? 'flex-row-reverse' : ''}`}
    >
      <OtherEnd name={connector.system?.name} type={connector.system?.type} />
      <div className="node-text flex min-w-0 flex-1 flex-col text-small leading-[15px]">
        <span className="truncate">{classLabel(connector.class) || 'No class yet'}</span>
        <Tasks view={view} />
        <Numbers view={view} />
      </div>
    </div>
  )
}

/** A system outside of Kafka, as a small drum with its name: quiet, since it is no part of the design. */
function OtherEnd({ name = '', type = '' }: { name: string | undefined; type: string | undefined }) {
  return (
    <div
      className="flex w-[72px] shrink-0 flex-col items-center border-line border-dashed text-ink-soft"
      title={`${name} ${type}`.trim() || undefined}
    >
      <svg
        aria-hidden="true"
        width="34"
        height="28"
        viewBox="0 0 34 28"
        className="fill-sunk stroke-line-strong"
      >
        <path d="M1 6v16c0 2.8 7.2 5 16 5s16-2.2 16-5V6" />
        <ellipse cx="17" cy="6" rx="16" ry="5" />
      </svg>
      <span className="node-text node-detail mt-0.5 w-full truncate text-center text-[10px] leading-[12px]">
        {name || type || 'not said'}
      </span>
      {name !== '' && type !== '' && (
        <span className="node-text node-detail w-full truncate text-center text-[10px] leading-[12px]">
          {type}
        </span>
      )}
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

function Numbers({ view: { rate, sizing, writer, reads } }: { view: ConnectorView }) {
  const busy = sizing.group?.busy.value ?? 0
  const guarantee = writer?.guarantee ?? reads[0]?.guarantee
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
