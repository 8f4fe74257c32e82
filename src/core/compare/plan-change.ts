import type { Measured } from '../measure-design'
import { measureDesign } from '../measure-once'
import type { Cluster, Design } from '../model/design'
import type { TopicView } from '../views/views'
import { applicationSteps, clusterSteps } from './application-steps'
import { compareDesigns } from './compare-designs'
import { handOverSteps, isHandedOver } from './hand-over'
import { nextName } from './next-name'
import { type Room, roomOf } from './safe-throttle'
import type { Step } from './step'
import type { Pair, PlacedStep } from './step-of'
import { TARGETS, type Target, type TargetId } from './targets'
import { changeSteps, creationStep, removalStep } from './topic-steps'

/**
 * Returns what applying the later design with a tool will do to a cluster that is as the earlier one says: step by
 * step in a safe order, new topics and more room first, what takes away last. Partitions, replicas and settings are
 * compared as they are in effect, so that a stated default is no change. A step that the tool or Kafka refuses is
 * listed too, and says so. Applications are in the plan where deploying them changes what is read or where.
 *
 * Empty where nothing changes. Refuses nothing.
 *
 * @param handedOver the topics whose part a new topic takes, in place of what changes of them, where a step has
 *   `saferSteps`
 * @see the sources named in `targets.ts`; org.apache.kafka.controller.ReplicationControlManager for Kafka's own word
 */
export const planChange = (
  before: Design,
  after: Design,
  target: TargetId,
  handedOver: HandedOver = NONE,
): Step[] => createPlanner(before, after).plan(target, handedOver)

/** The names of topics that are handed over to new ones. */
export type HandedOver = ReadonlySet<string>
const NONE: HandedOver = new Set()

/** What plans one change for any target. */
export interface Planner {
  readonly plan: (target: TargetId, handedOver?: HandedOver) => Step[]
  /** The topics of both designs as they are measured, by name. */
  readonly topics: { readonly before: Topics; readonly after: Topics }
  readonly cluster: Cluster
  /** What the later cluster has free for replicas that move. */
  readonly room: Room
}

/** Returns what plans a change: both designs are measured once, whatever the number of targets. */
export function createPlanner(before: Design, after: Design): Planner {
  const [one, other] = [measureDesign(before), measureDesign(after)]
  const [earlier, later] = [topicsOf(one), topicsOf(other)]
  const room = roomOf(after, other.measurement.sizing.cluster)
  const comparison = compareDesigns(before, after)
  const others = [...applicationSteps(before, after, comparison), ...clusterSteps(comparison)]
  const changing: Changing = { earlier, later, room, design: after }
  const plan = (target: TargetId, handedOver: HandedOver = NONE) =>
    [...topicSteps(changing, TARGETS[target], handedOver), ...others]
      .sort((one, other) => one.phase - other.phase)
      .map(({ step }) => step)
  return { plan, topics: { before: earlier, after: later }, cluster: after.cluster, room }
}

type Topics = ReadonlyMap<string, TopicView>

interface Changing {
  readonly earlier: Topics
  readonly later: Topics
  readonly room: Room
  readonly design: Design
}

function topicSteps(changing: Changing, tool: Target, handedOver: HandedOver): PlacedStep[] {
  const { earlier, later, room, design } = changing
  const placed: PlacedStep[] = []
  const there = new Set(earlier.keys())
  for (const [name, view] of later) {
    const was = earlier.get(name)
    if (was) {
      const steps = changeSteps({ before: was, after: view }, tool, room)
      placed.push(...withSaferSteps({ before: was, after: view }, steps, changing, tool, handedOver))
      continue
    }
    const creation = creationStep(view, there, design.cluster.brokers)
    if (creation.step.outcome === 'applies') there.add(name)
    placed.push(creation)
  }
  for (const [name, view] of earlier) if (!later.has(name)) placed.push(removalStep(view, tool))
  return placed
}

function withSaferSteps(
  pair: Pair,
  steps: readonly PlacedStep[],
  { earlier, later, design }: Changing,
  tool: Target,
  handedOver: HandedOver,
): readonly PlacedStep[] {
  if (!steps.some(({ step }) => isHandedOver(step))) return steps
  const there = new Set([...earlier.keys(), ...later.keys()])
  const next = nextName(pair.after.name, there)
  const safer = handOverSteps(pair, { design, there, next, tool })
  if (handedOver.has(pair.after.name)) return safer
  const saferSteps = safer.map(({ step }) => step)
  return steps.map(({ phase, step }) => ({
    phase,
    step: isHandedOver(step) ? { ...step, saferSteps } : step,
  }))
}

const topicsOf = ({ view }: Measured): Topics => new Map(view.topics.map((view) => [view.name, view]))
