import type { NodeId } from '@/core/model/node-id'
import { formatBytesPerSecond, formatRecordsPerSecond } from '@/core/shared/format'
import type { Rate } from '@/core/traffic/traffic'
import type { TopicView } from '@/core/views/views'
import { reveal } from '@/stores/session/session-store'
import { Section } from './section'

/** Who writes a topic and who reads it, each with its rate at peak; a click goes there. */
export function TrafficSection({ view }: { view: TopicView }) {
  const { writers, readers, deadLetterOf, retryOf, rate } = view
  return (
    <Section
      title="Traffic"
      aside={
        <span className="text-ink-soft text-small">
          {rate.peakBytes > 0
            ? `${formatBytesPerSecond(rate.averageBytes)} on average, ${formatBytesPerSecond(rate.peakBytes)} at peak`
            : 'not known yet'}
        </span>
      }
    >
      <Ends
        title="Written by"
        none="no producer drawn"
        ends={[
          ...writers.map(({ id, producer: { name }, rate }) => ({ id, name, rate })),
          ...[...retryOf, ...deadLetterOf].map((group) => ({
            id: `consumerGroup:${group.name}` as const,
            name: group.name,
            rate: deadLetterOf.includes(group) ? ('dead letters' as const) : ('retries' as const),
          })),
        ]}
      />
      <Ends
        title="Read by"
        none="no consumer group drawn"
        ends={readers.map(({ id, group: { name }, rate }) => ({ id, name, rate }))}
      />
    </Section>
  )
}

interface End {
  readonly id: NodeId
  readonly name: string
  /** What it is instead, where a group writes what it could not process. */
  readonly rate: Rate | 'dead letters' | 'retries'
}

/** Ends that are listed; the rest is counted. */
const LISTED = 30

function Ends({ title, none, ends }: { title: string; none: string; ends: readonly End[] }) {
  return (
    <div className="grid grid-cols-[minmax(64px,30%)_1fr] gap-x-2">
      <span className="text-ink-soft">{title}</span>
      {ends.length === 0 ? (
        <span className="text-ink-soft">{none}</span>
      ) : (
        <ul aria-label={title} className="min-w-0">
          {ends.slice(0, LISTED).map(({ id, name, rate }) => (
            <li key={id} className="flex items-baseline justify-between gap-2">
              <button
                type="button"
                onClick={() => reveal(id)}
                title={`Show ${name}`}
                className="min-w-0 text-left font-mono text-accent text-mono [overflow-wrap:anywhere] hover:underline"
              >
                {name}
              </button>
              <span className="shrink-0 text-ink-soft text-small">
                {typeof rate === 'string' ? rate : formatRecordsPerSecond(rate.peakRecords)}
              </span>
            </li>
          ))}
          {ends.length > LISTED && <li className="text-ink-soft">and {ends.length - LISTED} more</li>}
        </ul>
      )}
    </div>
  )
}
