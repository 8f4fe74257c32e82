import { contentsOf } from '../layout/box-of'
import { placeBelow } from '../layout/place-below'
import type { ConsumerGroup, Design, Topic } from '../model/design'
import { markIds, parseMarkId } from '../model/marks'
import { newTopicWith } from '../model/new-topic'
import { type NodeId, nodeId, topicId } from '../model/node-id'
import { replaceNode } from '../model/replace-node'
import { MINUTE_MS } from '../shared/units'
import type { Edit } from './edit'
import { freeName } from './free-name'

/** The first wait, and how many times longer each is than the one before. */
const FIRST_DELAY_MS = MINUTE_MS
const GROWTH = 5
/** A wait beyond this is for a person, not for a retry. */
const LONGEST_DELAY_MS = 7 * 24 * 60 * MINUTE_MS

/** What of the settings of a topic makes no sense where each record is read once and then in the way. */
const NOT_OF_RETRIES = /compaction|cleanable|cleanup\.policy|delete\.retention/

const sourceOf = (design: Design, { consumes }: ConsumerGroup): Topic | undefined => {
  const read = new Set(consumes?.map(({ topic }) => topic))
  return design.topics.find(({ name }) => read.has(name))
}

/** A topic that takes what its source has: as many partitions, as large records, as many copies as there are brokers for. */
function topicLike(name: string, source: Topic | undefined, brokers: number): Topic {
  if (!source) return newTopicWith(name, brokers)
  const { name: _, description, coPartitionedWith, external, recordsPerSecond, key, config, ...rest } = source
  const { ordered, ...unordered } = key ?? {}
  const { replicationFactor } = rest
  const isCut = replicationFactor !== undefined && replicationFactor > brokers
  const isTooMuch = (setting: string, value: unknown) =>
    isCut && setting === 'min.insync.replicas' && Number(value) >= brokers
  const kept = Object.entries(config ?? {}).filter(
    ([setting, value]) => !NOT_OF_RETRIES.test(setting) && !isTooMuch(setting, value),
  )
  return {
    name,
    ...rest,
    ...(isCut && { replicationFactor: brokers }),
    ...(key && { key: { ...unordered, strategy: key.strategy } }),
    ...(kept.length > 0 && { config: Object.fromEntries(kept) }),
  }
}

/** Returns the name of the next retry topic of a group: that of what it reads, and the step. */
function nameOf(design: Design, group: ConsumerGroup, source: Topic | undefined): string {
  const base = source?.name ?? group.name
  const separator = base.includes('_') ? '-' : '.'
  return freeName(design, 'topic', `${base}${separator}retry-${(group.retryTopics?.length ?? 0) + 1}`)
}

/** Returns what it stands below: the step before, or what is read; the group where that stands outside of its area. */
function placeOf(design: Design, group: NodeId, above: string | undefined): NodeId {
  if (above === undefined) return group
  const isApart = markIds(design).some((id) => {
    const held: readonly string[] = parseMarkId(id)?.kind === 'area' ? contentsOf(design, id) : []
    return held.includes(group) && !held.includes(topicId(above))
  })
  return isApart ? group : topicId(above)
}

/**
 * Adds a retry topic at the end of the chain of a group: a new topic like the one that the group reads, after a wait
 * five times that of the step before. Changes nothing where there is no such group.
 */
export function addRetryTopic(group: string): Edit {
  return {
    label: `Add a retry topic to ${group}`,
    apply(design) {
      const node = design.consumerGroups.find(({ name }) => name === group)
      if (!node) return design
      const source = sourceOf(design, node)
      const topic = nameOf(design, node, source)
      const last = node.retryTopics?.at(-1)?.delayMs
      const delayMs = last === undefined ? FIRST_DELAY_MS : Math.min(LONGEST_DELAY_MS, last * GROWTH)
      const added = {
        ...design,
        topics: [...design.topics, topicLike(topic, source, design.cluster.brokers)],
      }
      const above = node.retryTopics?.at(-1)?.topic ?? source?.name
      const placed = placeBelow(added, topicId(topic), placeOf(design, nodeId('consumerGroup', group), above))
      return replaceNode(placed, 'consumerGroup', group, (before) => ({
        ...before,
        retryTopics: [...(before.retryTopics ?? []), { topic, delayMs }],
      }))
    },
  }
}
