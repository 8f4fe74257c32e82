import { input } from '../sizing/figures'
import type { ClusterFigureName, ClusterSizing, FigureInput } from '../sizing/sizing'
import type { TopicView, Views } from '../views/views'

/** The nodes that a total may come from, and the topics that Kafka makes by itself. */
interface Measured {
  readonly views: Views
  readonly internalTopics: readonly TopicView[]
}

/** The figures of a cluster that are sums over nodes. */
export type TotalName =
  | 'partitions'
  | 'partitionReplicas'
  | 'storage'
  | 'remoteStorage'
  | 'networkIn'
  | 'networkOut'
  | 'producerMemory'
  | 'consumerMemory'

const PART_OF_TOPIC: Readonly<
  Record<Exclude<TotalName, 'producerMemory' | 'consumerMemory'>, (view: TopicView) => number>
> = {
  partitions: ({ partitions }) => partitions,
  partitionReplicas: ({ partitions, replicationFactor }) => partitions * replicationFactor,
  storage: ({ sizing }) => sizing.storage.value,
  remoteStorage: ({ sizing }) => sizing.remoteStorage?.value ?? 0,
  networkIn: ({ sizing }) => sizing.networkIn.value,
  networkOut: ({ sizing }) => sizing.networkOut.value,
}

/** Whether a figure of the cluster is a sum over nodes. */
export const isTotal = (name: ClusterFigureName): name is TotalName =>
  name in PART_OF_TOPIC || name === 'producerMemory' || name === 'consumerMemory'

interface Part {
  readonly id: string
  readonly value: number
}

function partsOf(name: TotalName, { views, internalTopics }: Measured): readonly Part[] {
  const { topics, producers, consumerGroups } = views
  if (name === 'producerMemory')
    return Object.values(producers).map(({ id, sizing }) => ({ id, value: sizing.memory.value }))
  if (name === 'consumerMemory')
    return Object.values(consumerGroups).map(({ id, sizing }) => ({ id, value: sizing.memory.value }))
  const part = PART_OF_TOPIC[name]
  const counted = name.startsWith('network')
    ? internalTopics.filter(({ origin }) => origin?.of !== 'cluster')
    : internalTopics
  return [...Object.values(topics), ...counted].map((view) => ({ id: view.id, value: part(view) }))
}

/**
 * What a cluster's total is made of: its largest parts in the total's own unit, the largest first, and what
 * the others add up to as one more. No part of the analysis, since of ten thousand topics nobody asks at
 * every keystroke. Empty for a total of nothing.
 */
export function contributionsTo(
  name: TotalName,
  sizing: ClusterSizing,
  measured: Measured,
  most = 8,
): readonly FigureInput[] {
  const { unit } = sizing[name]
  const parts = partsOf(name, measured)
    .filter(({ value }) => value > 0)
    .sort((one, other) => other.value - one.value)
  const rest = parts.slice(most)
  const listed = parts.slice(0, most).map(({ id, value }) => input('', value, unit, 'derived', id))
  if (rest.length === 0) return listed
  const others = rest.reduce((sum, { value }) => sum + value, 0)
  return [...listed, input(`${rest.length} more`, others, unit, 'derived')]
}
