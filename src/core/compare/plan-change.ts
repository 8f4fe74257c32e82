import { measureDesign } from '../measure-once'
import type { Design } from '../model/design'
import type { TopicView } from '../views/views'
import { applicationSteps, clusterSteps } from './application-steps'
import { compareDesigns } from './compare-designs'
import type { Step } from './step'
import type { PlacedStep } from './step-of'
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
 * @see the sources named in `targets.ts`; org.apache.kafka.controller.ReplicationControlManager for Kafka's own word
 */
export const planChange = (before: Design, after: Design, target: TargetId): Step[] =>
  createPlanner(before, after).plan(target)

/** What plans one change for any target. */
export interface Planner {
  readonly plan: (target: TargetId) => Step[]
  /** The topics of both designs as they are measured, by name. */
  readonly topics: { readonly before: Topics; readonly after: Topics }
}

/** Returns what plans a change: both designs are measured once, whatever the number of targets. */
export function createPlanner(before: Design, after: Design): Planner {
  const [earlier, later] = [topicsOf(before), topicsOf(after)]
  const comparison = compareDesigns(before, after)
  const others = [...applicationSteps(before, after, comparison), ...clusterSteps(comparison)]
  const plan = (target: TargetId) =>
    [...topicSteps(earlier, later, TARGETS[target], after.cluster.brokers), ...others]
      .sort((one, other) => one.phase - other.phase)
      .map(({ step }) => step)
  return { plan, topics: { before: earlier, after: later } }
}

type Topics = ReadonlyMap<string, TopicView>

function topicSteps(earlier: Topics, later: Topics, tool: Target, brokers: number): PlacedStep[] {
  const placed: PlacedStep[] = []
  const there = new Set(earlier.keys())
  for (const [name, view] of later) {
    const was = earlier.get(name)
    if (was) {
      placed.push(...changeSteps({ before: was, after: view }, tool, brokers))
      continue
    }
    const creation = creationStep(view, there, brokers)
    if (creation.step.outcome === 'applies') there.add(name)
    placed.push(creation)
  }
  for (const [name, view] of earlier) if (!later.has(name)) placed.push(removalStep(view, tool))
  return placed
}

const topicsOf = (design: Design): Topics =>
  new Map(measureDesign(design).view.topics.map((view) => [view.name, view]))
