import { formatCount, formatCountOf, formatDuration } from '../../../shared/format'
import { setConfig } from '../../fixes'
import { consumerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundSink } from '../../sound-connect'

const RECORDS = 'max.poll.records'
const INTERVAL = 'max.poll.interval.ms'
/** Times of a record are averages: leave as much again. */
const MARGIN = 2

export const connectorPollIntervalTooShort = defineRule({
  id: 'connector-poll-interval-too-short',
  title: 'A sink whose tasks leave the group while they write',
  scope: 'connector',
  severity: 'error',
  kind: 'advice',
  why: 'A task hands over all records of one poll before it polls again. Where that takes longer than max.poll.interval.ms, its consumer leaves the group, its partitions go to other tasks, and they hand the same records over again. It happens first when the other system is slow, and makes it slower still. Let it take fewer records at a time by consumer.override.max.poll.records.',
  reference: consumerConfigDocs(INTERVAL),
  examples: () => ({
    bad: [
      withSoundSink({ processingMsPerRecord: 0.5, config: { [`consumer.override.${INTERVAL}`]: 200 } }),
      withSoundSink({ processingMsPerBatch: 400, config: { [`consumer.override.${INTERVAL}`]: 300 } }),
    ],
    good: [
      withSoundSink({ config: { [`consumer.override.${RECORDS}`]: 100 } }),
      withSoundSink({ processingMsPerBatch: 20 }),
    ],
  }),
  check({ connector, consumer, reads }, report) {
    const { name, processingMsPerRecord = 0, processingMsPerBatch = 0 } = connector
    if (!consumer || reads.length === 0) return
    const [records, interval] = [consumer.number(RECORDS), consumer.number(INTERVAL)]
    const work = records * processingMsPerRecord + processingMsPerBatch
    if (!(work > interval)) return
    const fewer =
      processingMsPerRecord > 0
        ? Math.floor((interval / MARGIN - processingMsPerBatch) / processingMsPerRecord)
        : 0
    report({
      message: `\`${name}\` works ${formatDuration(work)} on one poll, after ${formatDuration(interval)} it leaves the group`,
      field: `config.consumer.override.${INTERVAL}`,
      evidence: [
        { name: RECORDS, value: formatCount(records) },
        { name: 'time per record', value: formatDuration(processingMsPerRecord) },
        ...(processingMsPerBatch > 0
          ? [{ name: 'time of one put beside', value: formatDuration(processingMsPerBatch) }]
          : []),
        { name: INTERVAL, value: formatDuration(interval) },
      ],
      ...(fewer >= 1 &&
        fewer < records && {
          fix: setConfig(
            'connector',
            name,
            { [`consumer.override.${RECORDS}`]: fewer },
            `Take ${formatCountOf(fewer, 'record')} at a time`,
          ),
        }),
    })
  },
})
