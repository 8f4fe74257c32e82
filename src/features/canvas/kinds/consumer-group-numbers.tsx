import { useMemo } from 'react'
import { DEFAULT_MEMBERS } from '@/core/model/defaults'
import { ownsPartitions } from '@/core/model/reading'
import { formatCountOf } from '@/core/shared/format'
import { overloadedMembers } from '@/core/sizing/member-loads'
import { memberPartitions } from '@/core/sizing/member-partitions'
import type { ConsumerGroupView } from '@/core/views/views'
import { cutOff } from '../nodes/fit-small'
import { busyText, membersText } from '../nodes/node-text'
import type { KindNumbers } from './canvas-kind'

/** Pills with a number in them, and pills at all; the rest is said in words. */
const NUMBERED = 14
const PILLS = 30

/** A member with partitions of its own is filled, one of a share group is a ring around what all have. */
function pillLook(
  { group: { reads } }: ConsumerGroupView,
  partitions: number,
  isOverloaded: boolean,
): string {
  if (isOverloaded) return 'bg-warning-ground font-semibold text-warning'
  if (reads === 'share') return 'border border-ramp-4 bg-ramp-1'
  return partitions === 0 && reads !== 'everything' ? 'border border-line-strong' : 'bg-ramp-2 text-ink'
}

function ConsumerGroupBody({ view }: { view: ConsumerGroupView }) {
  const { reads } = view.group
  const owns = ownsPartitions(view.group)
  const owned = useMemo(() => memberPartitions(view), [view])
  const overloaded = useMemo(() => overloadedMembers(view), [view])
  const busy = view.sizing.busy.value
  const beside = busy > 0 ? busyText(busy) : ''
  const { members, each } = membersText(view, owned, beside)
  const isLate = view.sizing.lagGrowth.value > 0
  return (
    <>
      <div aria-hidden="true" data-strip="members" className="mt-1.5 flex h-3.5 gap-[3px]">
        {owned.slice(0, PILLS).map((partitions, at) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a member is its index in the order of the assignor
            key={at}
            className={`min-w-0 flex-1 rounded-full text-center text-[9px] leading-[14px] ${pillLook(view, partitions, owns ? overloaded.has(at) : isLate)}`}
          >
            {owned.length <= NUMBERED && (owns ? partitions : reads === 'everything' && 'all')}
          </span>
        ))}
      </div>
      <div
        data-strip="words"
        className="node-text mt-1 flex justify-between gap-2 whitespace-nowrap text-small"
      >
        <span className={cutOff('consumerGroup', members + each, beside)}>
          {members}
          <span className="node-detail">{each}</span>
        </span>
        {beside && <span className={isLate ? 'text-warning' : 'text-ink-soft'}>{beside}</span>}
      </div>
      <div data-strip="busy" className="mt-auto h-[3px] rounded-full bg-sunk">
        <div
          className={`h-full rounded-full ${isLate ? 'bg-warning' : 'bg-ramp-4'}`}
          style={{ width: `${Math.min(100, busy * 100)}%` }}
        />
      </div>
    </>
  )
}

const READING_WORDS = { share: 'a share group', everything: 'each reads everything' } as const

export const consumerGroupNumbers: KindNumbers<'consumerGroup'> = {
  Body: ConsumerGroupBody,
  summary: ({ group, sizing }) => [
    `Consumer group ${group.name}`,
    formatCountOf(group.members ?? DEFAULT_MEMBERS, 'member'),
    ...(group.reads === undefined || group.reads === 'group' ? [] : [READING_WORDS[group.reads]]),
    ...(group.processingMsPerRecord === undefined ? [] : [busyText(sizing.busy.value)]),
  ],
}
