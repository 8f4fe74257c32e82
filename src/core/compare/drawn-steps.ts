import type { TopicView } from '../views/views'
import { draftOf, type Pair, PHASE, type PlacedStep } from './step-of'

/** Returns what the design says of the records themselves, which no tool applies and no tool can take back. */
export function drawnSteps(pair: Pair): PlacedStep[] {
  const { before, after } = pair
  const steps: PlacedStep[] = []
  const say = (field: string, title: string, sentence: string, saferWay: string) => {
    const draft = draftOf(pair, field, title)
    const rest = { outcome: 'left-alone', reversible: false, losesData: false, sentence, saferWay } as const
    steps.push({ phase: PHASE.drawn, step: { ...draft, ...rest } })
  }
  const [oldKey, newKey] = [keyOf(before), keyOf(after)]
  if (oldKey !== newKey && before.topic.key !== undefined && after.topic.key !== undefined) {
    say(
      'key',
      `key ${oldKey} → ${newKey}`,
      'It comes with the producers, not with this tool. Records that are stored keep their old keys and partitions: across the change there is no order, and a compacted topic keeps the last record of each old key for ever.',
      `Hand it over to a new topic, and move the readers once they have read the old one to its end.`,
    )
  }
  const [was, is] = [before.topic.schema?.compatibility, after.topic.schema?.compatibility]
  if (was !== is && (was ?? 'BACKWARD') !== (is ?? 'BACKWARD')) {
    say(
      'schema.compatibility',
      `compatibility ${was ?? 'BACKWARD'} → ${is ?? 'BACKWARD'}`,
      'The schema registry decides it, not this tool. It judges only versions that are registered from then on: those that came in between stay.',
      'Check all versions of the subject against each other before a stricter mode is set.',
    )
  }
  return steps
}

function keyOf({ topic: { key } }: TopicView): string {
  if (key === undefined) return 'not stated'
  if (key.strategy === 'none') return 'none'
  return key.field ?? key.strategy
}
