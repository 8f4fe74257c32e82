/** What a real cluster printed, over the nodes of the same names: in the place of what is simulated, never beside it. */
import { createPortal } from 'react-dom'
import type { Diagnosis, Status } from '@/core/diagnosis/diagnosis'
import { useNodeElements } from '@/ui/drawn-nodes'
import { sayCount } from './at-moment'
import { largerAt, useScale } from './use-scale'

const LOOK: Readonly<Record<Status, string>> = {
  healthy: 'border-good text-good',
  warning: 'border-warning text-warning',
  critical: 'border-error text-error',
}

interface Mark {
  readonly status: Status
  readonly words: string
}

/** What is said of each node, by its id: of groups all, of topics what is wrong. */
function marksOf({ groups, topics }: Diagnosis): ReadonlyMap<string, Mark> {
  const marks = new Map<string, Mark>()
  for (const { name, status, lag, isKnown } of groups)
    for (const kind of ['consumerGroup', 'streamsApp'])
      marks.set(`${kind}:${name}`, {
        status: isKnown ? status : 'warning',
        words: isKnown ? `${status}: ${sayCount(lag)} behind` : 'not known',
      })
  for (const { name, status } of topics)
    if (status !== 'healthy') marks.set(`topic:${name}`, { status, words: status })
  return marks
}

export function RealLayer({ diagnosis }: { diagnosis: Diagnosis }) {
  const elements = useNodeElements()
  const scale = useScale()
  const marks = marksOf(diagnosis)
  return [...elements].map(([id, element]) => {
    const mark = marks.get(id)
    return (
      mark &&
      createPortal(
        <span
          style={{ scale: String(largerAt(scale)) }}
          className={`pointer-events-none absolute -top-2.5 right-3 origin-bottom-right whitespace-nowrap rounded-sm border border-dashed bg-raised px-1.5 font-semibold text-small ${LOOK[mark.status]}`}
        >
          <span className="font-normal text-ink-soft">Read: </span>
          {mark.words}
        </span>,
        element,
        id,
      )
    )
  })
}
