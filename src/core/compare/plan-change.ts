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
  createPlanner(before, after)(target)

/** Returns what plans the change for any target: both designs are measured once. */
export function createPlanner(before: Design, after: Design): (target: TargetId) => Step[] {
  const [earlier, later] = [topicsOf(before), topicsOf(after)]
  const comparison = compareDesigns(before, after)
  const others = [...applicationSteps(before, after, comparison), ...clusterSteps(comparison)]
  return (target) => {
    const topics = topicSteps(earlier, later, TARGETS[target], after.cluster.brokers)
    return [...topics, ...others].sort((one, other) => one.phase - other.phase).map(({ step }) => step)
  }
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
