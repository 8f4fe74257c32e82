import { isByTime, mayBeByTime } from '../../../kafka/partitioners-of-files'
import type { Connector } from '../../../model/design'
import { formatCount, formatDuration } from '../../../shared/format'
import { DAY_MS, HOUR_MS, MIB, MINUTE_MS } from '../../../shared/units'
import { asChoice, setConfig } from '../../fixes'
import { defineRule } from '../../rule'
import { withSoundSink } from '../../sound-connect'

/** Sinks that close a file when it has so many records. @see StorageSinkConnectorConfig */
const OF_FILES = /^io\.confluent\.connect\.(?:s3|gcs|azure\.blob|hdfs3?)\./
const SIZE = 'flush.size'
/** The first closes a file when a later record comes, where files are divided by time; the second by the clock. */
const ROTATES = ['rotate.interval.ms', 'rotate.schedule.interval.ms'] as const
/** More files a second than that cost more to write and to list than what is in them. */
const MANY_A_SECOND = 5
/** However many there are: larger ones are as many as the traffic asks for. */
const SMALL_BYTES = MIB
const LATE_MS = DAY_MS
/** A file every minute and partition. */
const A_FILE_MS = MINUTE_MS

const archive = (config: Connector['config']) =>
  withSoundSink({
    class: 'io.confluent.connect.s3.S3SinkConnector',
    system: { name: 'archive', type: 'Amazon S3' },
    config: { 's3.bucket.name': 'archive', ...config },
  })

export const connectorFilesIllSized = defineRule({
  id: 'connector-files-ill-sized',
  title: 'A sink whose files are closed too early or too late',
  scope: 'connector',
  severity: 'warning',
  kind: 'advice',
  why: 'A sink of files keeps one open for each partition, and closes it when flush.size records are in it. With few records each, there are so many files that writing and listing them costs more than what they hold. With more than come in a day nothing arrives at the other end: only rotate.schedule.interval.ms closes a file that no further record comes to. It goes by the clock, so that records which are read again after a failure may come into other files, a second time; rotate.interval.ms goes by the times of the records, which a partitioner by time takes from them, and with it each comes once.',
  reference: 'https://docs.confluent.io/kafka-connectors/s3-sink/current/overview.html#s3-object-uploads',
  examples: () => ({
    bad: [
      archive({ [SIZE]: 3 }),
      archive({ [SIZE]: 100_000_000 }),
      archive({ [SIZE]: 100_000_000, [ROTATES[0]]: HOUR_MS }),
      archive({
        [SIZE]: 100_000_000,
        [ROTATES[0]]: HOUR_MS,
        'partitioner.class': 'io.confluent.connect.storage.partitioner.DefaultPartitioner',
      }),
    ],
    good: [
      archive({ [SIZE]: 10_000 }),
      // A class of one's own may extend TimeBasedPartitioner.
      archive({ [SIZE]: 100_000_000, [ROTATES[0]]: HOUR_MS, 'partitioner.class': 'com.acme.ByShop' }),
      archive({ [SIZE]: 100_000_000, timezone: 'UTC', 'rotate.schedule.interval.ms': HOUR_MS }),
    ],
  }),
  check({ connector, cluster, reads, rate, side }, report) {
    const { name, class: plugin = '', config } = connector
    if (side !== 'sink' || !OF_FILES.test(plugin) || cluster.environment === 'development') return
    const size = Number(config?.[SIZE] ?? Number.NaN)
    if (!(size >= 1) || !(rate.averageRecords > 0)) return
    const partitions = reads.reduce((sum, { topic }) => sum + topic.partitions, 0)
    const filesPerSecond = rate.averageRecords / size
    const fullMs = (size * partitions * 1000) / rate.averageRecords
    const partitioner = String(config?.['partitioner.class'] ?? '')
    const mayRotate = mayBeByTime(partitioner)
    const [byRecords, byClock] = ROTATES.map((key) => Number(config?.[key] ?? -1) > 0)
    const isRotated = byClock || (byRecords && mayRotate)
    const isSmall = (size * rate.averageBytes) / rate.averageRecords < SMALL_BYTES
    const isEarly = filesPerSecond > MANY_A_SECOND && isSmall
    if (!isEarly && (isRotated || fullMs <= LATE_MS)) return
    const better = Math.max(1, Math.ceil((rate.averageRecords * A_FILE_MS) / 1000 / Math.max(1, partitions)))
    report({
      message: isEarly
        ? `\`${name}\` writes ${formatCount(Math.round(filesPerSecond))} files a second, of ${formatCount(size)} ${size === 1 ? 'record' : 'records'} each`
        : `\`${name}\` closes a file after ${formatDuration(fullMs)}, and until then nothing of it is at the other end`,
      field: `config.${SIZE}`,
      evidence: [
        { name: SIZE, value: formatCount(size) },
        { name: 'records a second', value: formatCount(Math.round(rate.averageRecords)) },
        { name: 'partitions, each with a file of its own', value: formatCount(partitions) },
        ...(isEarly ? [] : [{ name: ROTATES[1], value: 'not stated' }]),
        ...(byRecords && !mayRotate
          ? [{ name: ROTATES[0], value: 'ignored by a partitioner that does not divide by time' }]
          : []),
      ],
      ...(isEarly
        ? { fix: setConfig('connector', name, { [SIZE]: Math.max(size + 1, better) }) }
        : {
            choices: [
              ...(isByTime(partitioner)
                ? [
                    asChoice(
                      setConfig(
                        'connector',
                        name,
                        { [ROTATES[0]]: HOUR_MS },
                        'Close each file after an hour of records: the last waits for a later record',
                      ),
                    ),
                  ]
                : []),
              asChoice(
                setConfig(
                  'connector',
                  name,
                  { [ROTATES[1]]: HOUR_MS, timezone: config?.['timezone'] ?? 'UTC' },
                  'Close each file every hour by the clock: after a failure records may come twice',
                ),
              ),
            ],
          }),
    })
  },
})
