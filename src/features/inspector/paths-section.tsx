import { useEffect, useState } from 'react'
import { guaranteeSentence } from '@/core/delivery/guarantee-sentence'
import { guaranteeWords, toneOf } from '@/core/delivery/words'
import { wayInto } from '@/core/graph/way-along'
import type { Delivery } from '@/core/model/design'
import type { ConsumerGroupRead, ConsumerGroupView } from '@/core/views/views'
import { useDocument } from '@/stores/document/document-store'
import { light } from '@/stores/session/session-store'
import { Button } from '@/ui/button'
import { GuaranteeFacts } from './guarantee-facts'
import { NeedsFields } from './needs-fields'
import { Section } from './section'

const TONE: Readonly<Record<Delivery, string>> = {
  'at-most-once': 'text-at-most-once',
  'at-least-once': 'text-at-least-once',
  'exactly-once': 'text-exactly-once',
}

/** Lights all that leads to a reader by one topic, until it is pressed again or the path leaves the screen. */
function LightPath({ topic, reader }: { topic: string; reader: string }) {
  const [isLit, setLit] = useState(false)
  const design = useDocument((state) => state.design)
  useEffect(() => {
    if (!isLit) return
    light(wayInto(design, topic, reader))
    return () => light(null)
  }, [isLit, design, topic, reader])
  return (
    <Button aria-pressed={isLit} onClick={() => setLit(!isLit)}>
      {isLit ? 'Show all of the drawing' : 'Light this path'}
    </Button>
  )
}

/** What a group may count on of what it reads: each path that ends in it, with its weakest link. */
export function PathsSection({ view }: { view: ConsumerGroupView }) {
  if (view.reads.length === 0) return null
  return (
    <Section title="Paths that end here">
      <NeedsFields group={view.group} />
      {view.reads.map((read) => (
        <Path
          key={read.topic.id}
          read={read}
          at={view.id}
          isOnly={view.reads.length === 1}
          readsUncommitted={view.settings.text('isolation.level') === 'read_uncommitted'}
        />
      ))}
    </Section>
  )
}

interface PathProps {
  readonly read: ConsumerGroupRead
  readonly at: string
  readonly isOnly: boolean
  readonly readsUncommitted: boolean
}

function Path({ read, at, isOnly, readsUncommitted }: PathProps) {
  const { topic, guarantee } = read
  return (
    <details open={isOnly}>
      <summary className="flex cursor-default items-baseline justify-between gap-2">
        <span className="min-w-0 truncate font-mono text-mono">{topic.name}</span>
        <span className={`shrink-0 text-small ${TONE[toneOf(guarantee)]}`}>{guaranteeWords(guarantee)}</span>
      </summary>
      <div className="grid grid-cols-1 gap-1.5 pt-1">
        <p>{guaranteeSentence(guarantee, readsUncommitted)}</p>
        <GuaranteeFacts guarantee={guarantee} at={at} />
        <LightPath topic={topic.id} reader={at} />
      </div>
    </details>
  )
}
