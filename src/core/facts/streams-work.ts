import type { StreamsAppView } from '../views/views'
import { streamsFacts } from './streams-facts'

export interface StreamsWork {
  /** Records a second that the application reads, with what it is planned to grow by. */
  readonly average: number
  readonly peak: number
  /** Threads that have a task. */
  readonly working: number
  readonly tasks: number
  readonly instances: number
  /** Records a second that they can process. */
  readonly capacity: number
}

/** Returns what an application has to do and can do; undefined where nobody says how long a record takes. */
export function streamsWorkOf(view: StreamsAppView): StreamsWork | undefined {
  const ms = view.app.processingMsPerRecord ?? 0
  if (ms <= 0 || view.reads.length === 0) return undefined
  const facts = streamsFacts(view)
  if (!facts.ok || facts.tasks === 0) return undefined
  const growth = view.reads[0]?.topic.assumptions.values.growth ?? 1
  const working = Math.min(facts.threads, facts.tasks)
  return {
    average: view.rate.averageRecords * growth,
    peak: view.rate.peakRecords * growth,
    working,
    tasks: facts.tasks,
    instances: facts.instances,
    capacity: (working * 1000) / ms,
  }
}
