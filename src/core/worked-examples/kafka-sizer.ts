import { GB, HOUR_MS, TB } from '../shared/units'
import { inMB, row, sized, type WorkedExample } from './example'

const KAFKA_SIZER = { title: 'kafka-sizer', url: 'https://github.com/abcdedf/kafka-sizer' }
const CHECKS =
  'six minutes of retention checks and the active segment lie there too, since whole segments are deleted'

const GBIT = 1e9 / 8
const perDay = (records: number, bytes: number): number => (records * bytes) / 86_400

interface Preset {
  readonly of: string
  readonly perDay: number
  readonly bytes: number
  readonly peak: number
  readonly hours: number
  readonly replicas: number
  readonly fanout: number
  readonly nicGbit: number
  readonly disk: number
  readonly use: number
}

const sizedPreset = ({ perDay: records, bytes, peak, hours, replicas, fanout, nicGbit, disk, use }: Preset) =>
  sized({
    write: perDay(records, bytes),
    peak: perDay(records, bytes) * peak,
    groups: fanout,
    replicationFactor: replicas,
    retentionMs: hours * HOUR_MS,
    cluster: {
      racks: 3,
      diskBytesPerBroker: disk,
      networkInBytesPerSecondPerBroker: nicGbit * GBIT,
      networkOutBytesPerSecondPerBroker: nicGbit * GBIT,
    },
    sizing: { networkHeadroom: use },
  })

const HIGH: Preset = {
  of: 'preset “high”: 50 trillion records a day',
  perDay: 5e13,
  bytes: 510,
  peak: 3,
  hours: 24,
  replicas: 3,
  fanout: 3,
  nicGbit: 50,
  disk: 24 * TB,
  use: 0.6,
}
const IOT: Preset = {
  ...HIGH,
  of: 'preset “iot”: 30 billion records a day',
  perDay: 3e10,
  bytes: 40,
  peak: 4,
  hours: 6,
  fanout: 4,
  nicGbit: 25,
  disk: 8 * TB,
  use: 0.65,
}

/** Presets and guide of an open calculator, which counts in bits and decimal bytes. */
export const kafkaSizer = (): readonly (readonly [string, WorkedExample])[] => {
  const [high, iot] = [sizedPreset(HIGH), sizedPreset(IOT)]
  const both = 'adds both directions; a card carries both at once, so that the busier one counts'
  const into = high.networkIn.value / (HIGH.nicGbit * GBIT * HIGH.use)
  const small = sizedPreset({ ...HIGH, perDay: 2e9 })
  const large = sizedPreset({ ...HIGH, perDay: 1e13, nicGbit: 25, disk: 12 * TB })
  const logs = sizedPreset({
    ...HIGH,
    perDay: 5e9,
    bytes: 4090,
    peak: 2,
    hours: 72,
    replicas: 2,
    nicGbit: 25,
  })
  const gbit = (bytes: number): number => (bytes * 8) / 1e9
  return [
    [
      'kafka-sizer-preset-high',
      {
        of: HIGH.of,
        source: KAFKA_SIZER,
        figures: [
          row('sent by clients on average', 'Gbit/s', 2361, gbit(high.produced.value / 3)),
          row('sent by clients at peak', 'Gbit/s', 7083, gbit(high.produced.value)),
          row('into the brokers at peak', 'Gbit/s', 21_250, gbit(high.networkIn.value)),
          row('storage', 'PB', 76.5, high.storage.value / 1e15),
          row('brokers by what comes in', '', 709, Math.ceil(into)),
          row('brokers by disk', '', 3188, high.brokers.bounds.storage.value),
          row('brokers by both directions', '', 1417, high.brokers.bounds.network.value, both),
          row('brokers, in threes', '', 3189, high.brokers.recommended),
        ],
      },
    ],
    [
      'kafka-sizer-preset-iot',
      {
        of: IOT.of,
        source: KAFKA_SIZER,
        figures: [
          row('sent by clients at peak', 'Mbit/s', 444.4, gbit(iot.produced.value) * 1000),
          row('into the brokers at peak', 'Mbit/s', 1333, gbit(iot.networkIn.value) * 1000),
          row('storage', 'GB', 900, iot.storage.value / GB, `6 hours and more: ${CHECKS}`),
          row('brokers', '', 3, iot.brokers.recommended),
        ],
      },
    ],
    [
      'kafka-sizer-guide-2B',
      {
        of: '2 billion records a day of 510 bytes',
        source: KAFKA_SIZER,
        figures: [
          row('sent by clients on average', 'MB/s', 11.8, inMB(small.produced.value / 3)),
          row('into the brokers at peak', 'Mbit/s', 848, gbit(small.networkIn.value) * 1000),
          row('storage', 'TB', 3.1, small.storage.value / TB, 'published with two digits'),
          row('brokers', '', 3, small.brokers.recommended),
        ],
      },
    ],
    [
      'kafka-sizer-guide-10T',
      {
        of: '10 trillion records a day of 510 bytes',
        source: KAFKA_SIZER,
        figures: [
          row('sent by clients on average', 'Gbit/s', 474, gbit(large.produced.value / 3)),
          row('sent by clients at peak', 'Tbit/s', 1.42, gbit(large.produced.value) / 1000),
          row('into the brokers at peak', 'Tbit/s', 4.25, gbit(large.networkIn.value) / 1000),
          row('storage', 'PB', 15.3, large.storage.value / 1e15),
          row('brokers by disk', '', 1275, large.brokers.bounds.storage.value),
        ],
      },
    ],
    [
      'kafka-sizer-guide-logs',
      {
        of: '5 billion log lines a day of 4,090 bytes, two copies',
        source: KAFKA_SIZER,
        figures: [
          row('sent by clients on average', 'Gbit/s', 1.9, gbit(logs.produced.value / 2)),
          row('into the brokers at peak', 'Gbit/s', 7.6, gbit(logs.networkIn.value)),
          row(
            'storage',
            'TB',
            122,
            logs.storage.value / TB,
            'published cut off: 5 billion × 4,090 bytes × 3 days × 2 are 122.7',
          ),
          row('brokers by disk', '', 6, logs.brokers.bounds.storage.value),
        ],
      },
    ],
  ]
}
