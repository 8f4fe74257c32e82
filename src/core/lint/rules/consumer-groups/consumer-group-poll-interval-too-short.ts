import { recordsPerPoll } from '../../../facts/records-per-poll'
import type { ConsumerGroup } from '../../../model/design'
import { retryMs } from '../../../model/retrying'
import { formatCount, formatDuration } from '../../../shared/format'
import { fewerRecords } from '../../fewer-records'
import { asChoice, setConfig } from '../../fixes'
import { consumerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign, withSoundRetries } from '../../sound-design'

const RECORDS = 'max.poll.records'
const INTERVAL = 'max.poll.interval.ms'
const LONGEST_MS = 2_147_483_647
/** Processing times are averages: leave as much again. */
const MARGIN = 2
/** Beyond this share of the interval an average leaves no room for one slow call. */
const NEAR = 0.9

/** How long a consumer sleeps at most before it polls again, where it sleeps until a record of a retry topic is due. */
const asleepMs = ({ retryWait, retryTopics = [] }: ConsumerGroup): number =>
  retryWait === 'asleep' ? Math.max(0, ...retryTopics.map(({ delayMs = 0 }) => delayMs)) : 0

export const consumerGroupPollIntervalTooShort = defineRule({
  id: 'consumer-group-poll-interval-too-short',
  title: 'Members that leave the group while they work',
  scope: 'consumerGroup',
  severity: 'error',
  kind: 'rejected',
  errorClass: 'CommitFailedException',
  why: 'A member must poll again within max.poll.interval.ms, or it is taken for stuck and leaves the group: its partitions go to others, who start the same work over, and its own commit fails. It happens under load first, when a poll returns as many records as it may. Take fewer records at a time, or allow more time.',
  reference: consumerConfigDocs(INTERVAL),
  examples: () => ({
    bad: [
      soundDesign({ repairGroup: { processingMsPerRecord: 900 } }),
      soundDesign({ group: { config: { [INTERVAL]: 2_000 } } }),
      soundDesign({ group: { config: { [RECORDS]: 100_000 } }, topic: { record: { averageBytes: 10 } } }),
      soundDesign({ group: { commit: 'auto', config: { [INTERVAL]: 2_000 } } }),
      soundDesign({
        repairGroup: { processingMsPerRecord: 200, retries: { attempts: 1, backOffMs: 290_000 } },
      }),
      withSoundRetries({ retryWait: 'asleep' }),
    ],
    good: [
      soundDesign({ repairGroup: { processingMsPerRecord: 900, config: { [RECORDS]: 100 } } }),
      soundDesign({ group: { config: { [RECORDS]: 10_000 } } }),
      soundDesign({ group: { retries: { attempts: 2, backOffMs: 100 } } }),
      withSoundRetries({ retryWait: 'paused' }),
      withSoundRetries({ retryWait: 'asleep', config: { [INTERVAL]: 600_000 } }),
    ],
  }),
  check(view, report) {
    const { group, settings, reads } = view
    if (group.reads === 'everything') return
    const processing = group.processingMsPerRecord ?? 0
    const interval = settings.number(INTERVAL)
    const retrying = retryMs(group) + asleepMs(group)
    if (reads.length === 0 || settings.number(RECORDS) * processing + retrying <= interval * NEAR) return
    const records = recordsPerPoll(view)
    const work = records * processing + retrying
    if (!(work > interval * NEAR)) return
    const isNear = work <= interval
    const fewer = processing === 0 ? 0 : Math.floor((interval / MARGIN - retrying) / processing)
    const longer = Math.ceil(work * MARGIN)
    const isAuto = settings.flag('enable.auto.commit')
    report({
      ...(isAuto && { kind: 'silent' as const, why: AUTO }),
      ...(isNear && { kind: 'advice' as const, severity: 'warning' as const }),
      message: isNear
        ? `\`${group.name}\` works ${formatDuration(work)} on one full poll on average, little less than the ${formatDuration(interval)} after which it leaves the group`
        : `\`${group.name}\` works ${formatDuration(work)} on one poll${retrying > 0 ? ', retries and all' : ''}, after ${formatDuration(interval)} it leaves the group`,
      field: `config.${INTERVAL}`,
      evidence: [
        { name: 'records of one poll', value: formatCount(records) },
        { name: 'processing per record', value: formatDuration(processing) },
        ...(retrying > 0 ? [{ name: 'retries of one record', value: formatDuration(retrying) }] : []),
        { name: INTERVAL, value: formatDuration(interval) },
      ],
      choices: [
        ...fewerRecords(group, fewer),
        ...(longer <= LONGEST_MS
          ? [
              asChoice(
                setConfig(
                  'consumerGroup',
                  group.name,
                  { [INTERVAL]: longer },
                  `Allow ${formatDuration(longer)}`,
                ),
              ),
            ]
          : []),
      ],
    })
  },
})

const AUTO =
  'A member must poll again within max.poll.interval.ms, or it is taken for stuck and leaves the group: its partitions go to others, who start the same work over. With enable.auto.commit no exception tells it so; its log does, and its next poll joins the group anew. Take fewer records at a time, or allow more time.'
