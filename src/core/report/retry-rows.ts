import type { ConsumerGroup, Design } from '../model/design'
import { formatCountOf, formatDuration, formatPercent } from '../shared/format'

/** What the columns of `retryRows` are. */
export const RETRY_HEAD = ['Group', 'What fails', 'Goes to', 'Waits', 'Share of records'] as const

const WAITS = { paused: 'the partition paused', asleep: 'asleep between polls' } as const

/**
 * Returns what each consumer group does with records that fail, a row for its tries in place, for each retry topic of
 * its chain in their order, and for its dead letters; none of groups that state nothing.
 */
export const retryRows = ({ consumerGroups }: Pick<Design, 'consumerGroups'>): readonly string[][] =>
  consumerGroups.flatMap((group) => [
    ...inPlaceRows(group),
    ...chainRows(group),
    ...(group.deadLetter
      ? [[group.name, 'given up', group.deadLetter.topic, '', shareText(group.deadLetter.recordsShare)]]
      : []),
  ])

function inPlaceRows({ name, retries }: ConsumerGroup): readonly string[][] {
  if (!retries) return []
  const { attempts, backOffMs, backOffMultiplier } = retries
  const times = backOffMultiplier === undefined ? '' : `, each × ${backOffMultiplier}`
  const wait = backOffMs === undefined ? '' : formatDuration(backOffMs)
  return [[name, `tried again ${formatCountOf(attempts, 'time')} in place`, '', `${wait}${times}`, '']]
}

const chainRows = ({ name, retryTopics = [], retryWait }: ConsumerGroup): readonly string[][] =>
  retryTopics.map(({ topic, delayMs, recordsShare }, index) => [
    name,
    retryTopics.length > 1 ? `retry ${index + 1} of ${retryTopics.length}` : 'retry',
    topic,
    [delayMs === undefined ? '' : formatDuration(delayMs), retryWait === undefined ? '' : WAITS[retryWait]]
      .filter((part) => part !== '')
      .join(', '),
    shareText(recordsShare),
  ])

const shareText = (share: number | undefined): string => (share === undefined ? '' : formatPercent(share))
