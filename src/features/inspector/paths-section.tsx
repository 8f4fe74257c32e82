import { guaranteeSentence, guaranteeWords, toneOf } from '@/core/delivery/words'
import type { Delivery } from '@/core/model/design'
import type { ConsumerGroupRead, ConsumerGroupView } from '@/core/views/views'
import { GuaranteeFacts } from './guarantee-facts'
import { Section } from './section'

const TONE: Readonly<Record<Delivery, string>> = {
  'at-most-once': 'text-at-most-once',
  'at-least-once': 'text-at-least-once',
  'exactly-once': 'text-exactly-once',
}

/** What a group may count on of what it reads: each path that ends in it, with its weakest link. */
export function PathsSection({ view }: { view: ConsumerGroupView }) {
  if (view.reads.length === 0) return null
  return (
    <Section title="Paths that end here">
      {view.reads.map((read) => (
        <Path key={read.topic.id} read={read} at={view.id} isOnly={view.reads.length === 1} />
      ))}
    </Section>
  )
}

function Path({ read, at, isOnly }: { read: ConsumerGroupRead; at: string; isOnly: boolean }) {
  const { topic, guarantee } = read
  return (
    <details open={isOnly}>
      <summary className="flex cursor-default items-baseline justify-between gap-2">
        <span className="min-w-0 truncate font-mono text-mono">{topic.name}</span>
        <span className={`shrink-0 text-small ${TONE[toneOf(guarantee)]}`}>{guaranteeWords(guarantee)}</span>
      </summary>
      <div className="grid gap-1.5 pt-1">
        <p>{guaranteeSentence(guarantee)}</p>
        <GuaranteeFacts guarantee={guarantee} at={at} />
      </div>
    </details>
  )
}
