/** What a node says about itself: on the canvas in short, to a screen reader as a sentence. */
import type { Analysis } from '@/core/analysis'
import { DEFAULT_INSTANCES, DEFAULT_MEMBERS, DEFAULT_THREADS_PER_MEMBER } from '@/core/model/defaults'
import type { Delivery } from '@/core/model/design'
import { type NodeId, parseNodeId } from '@/core/model/node-id'
import {
  formatBytesPerSecond,
  formatCount,
  formatCountOf,
  formatDuration,
  formatPercent,
} from '@/core/shared/format'
import type { ConsumerGroupView, ProducerView, TopicView } from '@/core/views/views'
import { fitBeside } from './fit-name'

export const deliveryText = (delivery: Delivery): string => delivery.replaceAll('-', ' ')

/** `15 → 60 MB/s`: average and peak with one unit; one number where they are equal. */
export function ratesText({ rate }: Pick<TopicView, 'rate'>): string {
  if (rate.peakBytes === 0) return 'no traffic yet'
  const peak = formatBytesPerSecond(rate.peakBytes)
  if (rate.averageBytes === rate.peakBytes) return peak
  const average = formatBytesPerSecond(rate.averageBytes)
  const unit = peak.slice(peak.indexOf(' '))
  return average.endsWith(unit) ? `${average.slice(0, -unit.length)} → ${peak}` : `${average} → ${peak}`
}

/** How long records are kept, or that they are compacted. */
export function retentionText({ settings }: Pick<TopicView, 'settings'>): string {
  if (settings.text('cleanup.policy') === 'compact') return 'compact'
  const ms = settings.number('retention.ms')
  return ms < 0 || ms >= 2 ** 53 ? 'kept' : formatDuration(ms)
}

interface MembersText {
  readonly members: string
  /** ` × 2 partitions`: how many each owns, or how many threads it has. */
  readonly each: string
}

/** `12 members` and ` × 1–2`: how many partitions each owns, where threads leave room to say it; the noun where what stands beside it does. */
export function membersText(
  { group, reads }: ConsumerGroupView,
  owned: readonly number[],
  beside: string,
): MembersText {
  const members = group.members ?? DEFAULT_MEMBERS
  const threads = group.threadsPerMember ?? DEFAULT_THREADS_PER_MEMBER
  const who = formatCountOf(members, 'member')
  if (threads > 1) return { members: who, each: ` × ${formatCount(threads)} threads` }
  if (reads.length === 0 || owned.length === 0) return { members: who, each: '' }
  const least = owned.reduce((fewest, count) => Math.min(fewest, count), Number.POSITIVE_INFINITY)
  const most = owned.reduce((highest, count) => Math.max(highest, count), 0)
  if (least !== most) return { members: who, each: ` × ${formatCount(least)}–${formatCount(most)}` }
  const said = ` × ${formatCountOf(least, 'partition')}`
  const each = fitBeside('consumerGroup', who + said, beside) ? said : ` × ${formatCount(least)}`
  return { members: who, each }
}

/** `61 % busy`: whole percents, so that the number stays as wide. */
export const busyText = (busy: number): string =>
  busy > 0 && busy < 0.01 ? '< 1 % busy' : `${formatPercent(Math.round(busy * 100) / 100)} busy`

const withFindings = (parts: readonly string[], findings: number): string =>
  [...parts, ...(findings > 0 ? [formatCountOf(findings, 'finding')] : [])].join(', ')

const topicParts = ({ topic, partitions, replicationFactor }: TopicView) => [
  `Topic ${topic.name}`,
  formatCountOf(partitions, 'partition'),
  `replication factor ${replicationFactor}`,
]

const producerParts = ({ producer, delivery }: ProducerView) => [
  `Producer ${producer.name}`,
  formatCountOf(producer.instances ?? DEFAULT_INSTANCES, 'instance'),
  deliveryText(delivery),
]

const groupParts = ({ group, sizing }: ConsumerGroupView) => [
  `Consumer group ${group.name}`,
  formatCountOf(group.members ?? DEFAULT_MEMBERS, 'member'),
  ...(group.processingMsPerRecord === undefined ? [] : [busyText(sizing.busy.value)]),
]

/** A view of any kind in one sentence: `Topic orders, 16 partitions, replication factor 3, 2 findings`. */
export function describeView(view: TopicView | ProducerView | ConsumerGroupView, findings: number): string {
  if ('topic' in view) return withFindings(topicParts(view), findings)
  return withFindings('producer' in view ? producerParts(view) : groupParts(view), findings)
}

/** A node of the analysis in one sentence; its name alone while it has not been analysed yet. */
export function describeNode(id: NodeId, { views, findingsByNode }: Analysis): string {
  const node = parseNodeId(id)
  if (!node) return id
  const { kind, name } = node
  const lists = { producer: views.producers, topic: views.topics, consumerGroup: views.consumerGroups }
  const view = lists[kind][name]
  return view ? describeView(view, findingsByNode.get(id)?.length ?? 0) : name
}
