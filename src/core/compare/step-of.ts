import { topicId } from '../model/node-id'
import { formatCount } from '../shared/format'
import type { TopicView } from '../views/views'
import type { Consequence, Step } from './step'
import type { Treatment } from './targets'

/** A step with its place in a safe order: what gives room first, what takes it away last. */
export interface PlacedStep {
  readonly step: Step
  readonly phase: number
}

/**
 * Each phase needs what those before it do: a higher min.insync.replicas its replicas, a new topic nothing. Throttles
 * come before the replicas move, since the end of a reassignment clears them and what is cleared cannot be deleted again.
 */
export const PHASE = {
  create: 0,
  throttles: 1,
  moreReplicas: 2,
  roomier: 3,
  morePartitions: 4,
  tighter: 5,
  fewerReplicas: 6,
  fewerPartitions: 7,
  drawn: 8,
  handOver: 9,
  withdrawn: 10,
  remove: 11,
} as const

/** A topic as both designs have it. */
export interface Pair {
  readonly before: TopicView
  readonly after: TopicView
}

export const APPLIES: Treatment = { outcome: 'applies', sentence: '' }

export type Draft = Pick<Step, 'id' | 'at' | 'field' | 'change' | 'title'>

/** Returns the step: Kafka's refusal before the tool's, the tool's treatment before what Kafka makes of it. */
export function stepOf(draft: Draft, treatment: Treatment, consequence: Consequence): Step {
  const saferWay = consequence.saferWay === undefined ? {} : { saferWay: consequence.saferWay }
  if (consequence.refusal !== undefined) {
    const calm = { outcome: 'refused', reversible: true, losesData: false } as const
    return { ...draft, ...calm, sentence: consequence.refusal, ...saferWay }
  }
  const { outcome } = treatment
  if (outcome === 'refused' || outcome === 'left-alone') {
    return {
      ...draft,
      outcome,
      reversible: true,
      losesData: false,
      sentence: treatment.sentence,
      ...saferWay,
    }
  }
  const sentence = [treatment.sentence, consequence.says].filter((said) => said !== '').join(' ')
  const { reversible, losesData } = consequence
  const isGone = outcome === 'recreates'
  return {
    ...draft,
    outcome,
    reversible: reversible && !isGone,
    losesData: losesData || isGone,
    sentence: sentence === '' ? 'Nothing else changes, and it can be taken back.' : sentence,
    ...saferWay,
  }
}

export const draftOf = ({ after }: Pair, field: string, title: string): Draft => ({
  id: `${topicId(after.name)}/${field}`,
  at: topicId(after.name),
  field,
  change: 'change',
  title: `${after.name}: ${title}`,
})

export const count = (value: number, noun: string): string =>
  `${formatCount(value)} ${noun}${value === 1 ? '' : 's'}`
