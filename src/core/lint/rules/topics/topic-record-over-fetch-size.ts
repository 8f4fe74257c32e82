import { LARGEST_SIZE } from '../../../facts/size-limits'
import { formatBytes, formatCount } from '../../../shared/format'
import { MIB } from '../../../shared/units'
import { compressionOf } from '../../../sizing/compression'
import type { TopicReader } from '../../../views/views'
import { setConfig } from '../../fixes'
import { consumerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const KEY = 'max.partition.fetch.bytes'
const WHOLE = 'fetch.max.bytes'

/** The setting that binds a reader first: what it fetches of a partition, or of a broker. */
const bindingOf = ({ settings }: TopicReader): string =>
  settings.number(WHOLE) < settings.number(KEY) ? WHOLE : KEY

const fetchedBy = (reader: TopicReader): number => reader.settings.number(bindingOf(reader))

/** The sizes of a reader that are smaller, raised. */
const atLeast = ({ settings }: TopicReader, wanted: number): Readonly<Record<string, number>> =>
  Object.fromEntries([KEY, WHOLE].filter((key) => settings.number(key) < wanted).map((key) => [key, wanted]))

export const topicRecordOverFetchSize = defineRule({
  id: 'topic-record-over-fetch-size',
  title: 'Records larger than what a group fetches at a time',
  scope: 'topic',
  severity: 'info',
  kind: 'silent',
  why: 'A consumer’s fetch sizes are soft: the first batch of a fetch comes whole even when it is larger, so a group never gets stuck on a large record, as many guides still say. But each such fetch then brings a single batch of a single partition, and reading slows down. Fetch at least what the largest record takes.',
  reference: consumerConfigDocs(KEY),
  examples: () => ({
    bad: [
      soundDesign({ group: { config: { [KEY]: 8_192 } } }),
      soundDesign({ group: { config: { [WHOLE]: 8_192 } } }),
    ],
    good: [soundDesign({ group: { config: { [KEY]: 65_536 } } })],
  }),
  check({ topic, settings, readers, writers }, report) {
    const largest = topic.record?.maximumBytes
    if (largest === undefined) return
    const stored = Math.ceil(largest * compressionOf(topic, settings, writers).value)
    const slow = readers.filter(
      (reader) => reader.id.startsWith('consumerGroup:') && stored > fetchedBy(reader),
    )
    const [first] = slow
    if (first === undefined) return
    const wanted = Math.ceil(stored / MIB) * MIB
    report({
      message: `\`${topic.name}\` has records larger than the ${formatBytes(fetchedBy(first))} that \`${first.group.name}\` fetches of a ${bindingOf(first) === KEY ? 'partition' : 'broker'}`,
      field: 'record.maximumBytes',
      evidence: [
        { name: 'largest record, stored', value: `${formatCount(stored)} bytes` },
        ...slow.map((reader) => ({
          name: `${bindingOf(reader)} of ${reader.group.name}`,
          value: `${formatCount(fetchedBy(reader))} bytes`,
        })),
      ],
      ...(wanted <= LARGEST_SIZE && {
        fix: {
          label: `Fetch ${formatCount(wanted / MIB)} MiB at a time`,
          apply: (design) =>
            slow.reduce(
              (before, reader) =>
                setConfig('consumerGroup', reader.group.name, atLeast(reader, wanted)).apply(before),
              design,
            ),
        },
      }),
    })
  },
})
