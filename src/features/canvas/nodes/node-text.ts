/** What a node says about itself on the canvas, in short. */
import { areFailuresUnknown } from '@/core/facts/are-failures-unknown'
import { DEFAULT_MEMBERS, DEFAULT_THREADS_PER_MEMBER } from '@/core/model/defaults'
import {
  formatBytesPerSecond,
  formatCount,
  formatCountOf,
  formatDuration,
  formatPercent,
} from '@/core/shared/format'
import type { ConsumerGroupView, TopicView } from '@/core/views/views'
import { fitBeside } from './fit-small'

/** `15 MB/s, peak 60 MB/s`: average and peak, each with its unit; one number where they are equal. */
export function ratesText(view: Pick<TopicView, 'topic' | 'rate' | 'deadLetterOf' | 'retryOf'>): string {
  const { rate } = view
  if (areFailuresUnknown(view)) return 'share that fails not known'
  if (rate.peakBytes === 0) return 'no traffic yet'
  const peak = formatBytesPerSecond(rate.peakBytes)
  if (rate.averageBytes === rate.peakBytes) return peak
  return `${formatBytesPerSecond(rate.averageBytes)}, peak ${peak}`
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
  const partitions = reads.reduce((sum, { topic }) => sum + topic.partitions, 0)
  if (reads.length === 0) return { members: who, each: '' }
  if (group.reads === 'share')
    return { members: who, each: ` ${members === 1 ? 'shares' : 'share'} ${formatCount(partitions)}` }
  if (group.reads === 'everything') return { members: who, each: ` × all ${formatCount(partitions)}` }
  if (threads > 1) return { members: who, each: ` × ${formatCount(threads)} threads` }
  if (owned.length === 0) return { members: who, each: '' }
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
