import { retryMs } from '../../../model/retrying'
import { brokerNumber } from '../../../settings/resolve-settings'
import { shareDeliveries, shareLock } from '../../../settings/share-group'
import { formatCount, formatDuration } from '../../../shared/format'
import { fewerRecords } from '../../fewer-records'
import { asChoice, setGroupConfig } from '../../fixes'
import { offered } from '../../more-members'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { IN_ANY_ORDER, SOUND_SHARE, soundDesign } from '../../sound-design'

const RECORDS = 'max.poll.records'
/** Processing times are averages: leave as much again. */
const MARGIN = 2

export const consumerGroupShareLockTooShort = defineRule({
  id: 'consumer-group-share-lock-too-short',
  title: 'Records delivered again while they are worked on',
  scope: 'consumerGroup',
  severity: 'error',
  kind: 'silent',
  why: 'A member of a share group has the records of a poll for itself only as long as their lock lasts, 30 seconds by default, counted from the fetch. What is not acknowledged by then goes to another member as well, who does the work a second time; each time counts towards the limit of deliveries, and at the limit a record is given up. Take fewer records at a time, or lock them for longer.',
  reference: kafkaDocs('design/design/#share-groups'),
  examples: () => {
    const slow = (config: Readonly<Record<string, number>>, groupConfig = {}) =>
      soundDesign({
        topic: IN_ANY_ORDER,
        producer: { produces: [{ topic: 'orders', recordsPerSecond: { average: 20, peak: 40 } }] },
        group: {
          ...SOUND_SHARE,
          members: 24,
          processingMsPerRecord: 200,
          config: { ...SOUND_SHARE.config, ...config },
          groupConfig: { ...SOUND_SHARE.groupConfig, ...groupConfig },
        },
      })
    return {
      bad: [slow({}), slow({ [RECORDS]: 250 }, { 'share.record.lock.duration.ms': 45_000 })],
      good: [slow({ [RECORDS]: 75 }), slow({ [RECORDS]: 200 }, { 'share.record.lock.duration.ms': 60_000 })],
    }
  },
  check({ group, cluster, settings, reads }, report) {
    const processing = group.processingMsPerRecord ?? 0
    if (group.reads !== 'share' || reads.length === 0 || processing === 0) return
    const lock = shareLock(group, cluster)
    const records = settings.number(RECORDS)
    const work = records * processing + retryMs(group)
    if (work <= lock.value) return
    const fewer = Math.floor((lock.value / MARGIN - retryMs(group)) / processing)
    const longer = Math.ceil(work * MARGIN)
    const longest = brokerNumber(cluster, 'group.share.max.record.lock.duration.ms', 60_000)
    report({
      message: `\`${group.name}\` works ${formatDuration(work)} on one poll, and others get its records after ${formatDuration(lock.value)}`,
      field: 'processingMsPerRecord',
      evidence: [
        { name: RECORDS, value: formatCount(records) },
        { name: 'processing per record', value: formatDuration(processing) },
        { name: lock.key, value: `${formatDuration(lock.value)}${lock.isStated ? '' : ', the default'}` },
        {
          name: 'deliveries until a record is given up',
          value: formatCount(shareDeliveries(group, cluster).value),
        },
      ],
      ...offered([
        ...fewerRecords(group, fewer),
        ...(longer <= longest
          ? [
              asChoice(
                setGroupConfig(
                  'consumerGroup',
                  group.name,
                  { [lock.key]: longer },
                  `Lock them for ${formatDuration(longer)}`,
                ),
              ),
            ]
          : []),
      ]),
    })
  },
})
