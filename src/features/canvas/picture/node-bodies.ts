/** What stands under the name of a node, as its kind is drawn on the screen. */
import { guaranteeWords, toneOf } from '@/core/delivery/words'
import { bearableShare } from '@/core/facts/bearable-share'
import { effectiveMinIsr } from '@/core/facts/effective-min-isr'
import { DEFAULT_INSTANCES } from '@/core/model/defaults'
import type { NodeKind } from '@/core/model/node-id'
import { ownsPartitions } from '@/core/model/reading'
import { formatBytes, formatCount, formatCountOf } from '@/core/shared/format'
import { overloadedMembers } from '@/core/sizing/member-loads'
import { memberPartitions } from '@/core/sizing/member-partitions'
import { partitionShares } from '@/core/sizing/partition-shares'
import type { NodeView } from '@/core/views/view-of'
import type { ConsumerGroupView, ProducerView, TopicView } from '@/core/views/views'
import { stripSteps } from '@/figures/share-strip'
import { kindNumbers } from '../kinds/numbers'
import { busyText, membersText, ratesText, retentionText } from '../nodes/node-text'
import { box, type Pen, text } from './svg-parts'

/** Left and right of what stands in a node. */
const PADDING = 11
/** Members that are drawn, and those with a number in them. */
const PILLS = 30
const NUMBERED = 14

interface Size {
  readonly width: number
  readonly height: number
}

function producerBody(
  { producer, guarantee }: ProducerView,
  { width, height }: Size,
  { colour }: Pen,
): string {
  const words = guaranteeWords(guarantee)
  const tone = colour(toneOf(guarantee))
  const chip = words.length * 6 + 8
  const right = width - PADDING
  return [
    text(PADDING, height - 13, formatCountOf(producer.instances ?? DEFAULT_INSTANCES, 'instance'), {
      fill: colour('ink-soft'),
    }),
    box(right - chip, height - 25, chip, 16, { fill: 'none', stroke: tone, radius: 3 }),
    text(right - chip / 2, height - 13, words, { fill: tone, anchor: 'middle' }),
  ].join('')
}

function topicBody(view: TopicView, { width }: Size, { colour }: Pen): string {
  const steps = stripSteps(partitionShares(view), bearableShare(view))
  const right = width - PADDING
  const cell = (right - PADDING) / steps.length
  const gap = Math.min(2, cell / 4)
  const strip = steps.map((step, at) =>
    box(PADDING + at * cell, 33, cell - gap, 16, { fill: colour(`ramp-${step + 1}`) }),
  )
  const soft = colour('ink-soft')
  const noun = view.partitions === 1 ? 'partition' : 'partitions'
  const copies = `${formatCount(view.partitions)} ${noun} · RF ${view.replicationFactor} · min ISR ${effectiveMinIsr(view)}`
  const storage = view.sizing.storage.value > 0 ? formatBytes(view.sizing.storage.value) : ''
  return [
    ...strip,
    text(PADDING, 66, copies, { fill: colour('ink') }),
    text(right, 66, retentionText(view), { fill: soft, anchor: 'end' }),
    text(PADDING, 82, ratesText(view), { fill: soft }),
    text(right, 82, storage, { fill: soft, anchor: 'end' }),
  ].join('')
}

function groupBody(view: ConsumerGroupView, { width, height }: Size, { colour }: Pen): string {
  const owned = memberPartitions(view)
  const overloaded = overloadedMembers(view)
  const isLate = view.sizing.lagGrowth.value > 0
  const owns = ownsPartitions(view.group)
  const right = width - PADDING
  const shown = owned.slice(0, PILLS)
  const pill = (right - PADDING + 3) / Math.max(1, shown.length)
  const pills = shown.map((partitions, at) => {
    const isOver = owns ? overloaded.has(at) : isLate
    const x = PADDING + at * pill
    const fill = isOver ? 'warning-ground' : owns && partitions === 0 ? 'raised' : 'ramp-2'
    const stroke = owns && partitions === 0 ? { stroke: colour('line-strong') } : {}
    const number =
      owned.length <= NUMBERED && owns
        ? text(x + (pill - 3) / 2, 43, String(partitions), {
            fill: colour(isOver ? 'warning' : 'ink'),
            size: 9,
            anchor: 'middle',
          })
        : ''
    return (
      box(x, 33, pill - 3, 14, { fill: colour(fill), radius: Math.min(7, (pill - 3) / 2), ...stroke }) +
      number
    )
  })
  const busy = view.sizing.busy.value
  const beside = busy > 0 ? busyText(busy) : ''
  const { members, each } = membersText(view, owned, beside)
  const length = right - PADDING
  return [
    ...pills,
    text(PADDING, 63, members + each, { fill: colour('ink') }),
    text(right, 63, beside, { fill: colour(isLate ? 'warning' : 'ink-soft'), anchor: 'end' }),
    box(PADDING, height - 12, length, 3, { fill: colour('sunk'), radius: 1.5 }),
    box(PADDING, height - 12, length * Math.min(1, busy), 3, {
      fill: colour(isLate ? 'warning' : 'ramp-4'),
      radius: 1.5,
    }),
  ].join('')
}

/** A kind that has no look of its own here says in lines what it says to a screen reader, after its name. */
function plainBody(view: NodeView, kind: NodeKind, { height }: Size, { colour }: Pen): string {
  const { summary } = kindNumbers(kind) as unknown as { summary: (view: NodeView) => readonly string[] }
  const lines = summary(view)
    .slice(1)
    .slice(0, Math.floor((height - 34) / 16))
  return lines.map((line, at) => text(PADDING, 46 + at * 16, line, { fill: colour('ink-soft') })).join('')
}

/** Returns what stands under the name of a node. */
export function bodyOf(kind: NodeKind, view: NodeView, size: Size, pen: Pen): string {
  if (kind === 'producer') return producerBody(view as ProducerView, size, pen)
  if (kind === 'topic') return topicBody(view as TopicView, size, pen)
  if (kind === 'consumerGroup') return groupBody(view as ConsumerGroupView, size, pen)
  return plainBody(view, kind, size, pen)
}
