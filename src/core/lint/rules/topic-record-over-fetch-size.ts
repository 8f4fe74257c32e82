import { formatBytes, formatCount } from '../../shared/format'
import { MIB } from '../../shared/units'
import { compressionOf } from '../../sizing/compression'
import { setConfig } from '../fixes'
import { consumerConfigDocs } from '../references'
import { defineRule } from '../rule'
import { soundDesign } from '../sound-design'

export const topicRecordOverFetchSize = defineRule({
  id: 'topic-record-over-fetch-size',
  title: 'Records larger than what a group fetches at a time',
  scope: 'topic',
  severity: 'info',
  kind: 'silent',
  why: 'A consumer’s fetch sizes are soft: the first batch of a fetch comes whole even when it is larger, so a group never gets stuck on a large record, as many guides still say. But each such fetch then brings a single batch of a single partition, and reading slows down. Fetch at least what the largest record takes.',
  reference: consumerConfigDocs('max.partition.fetch.bytes'),
  examples: () => ({
    bad: [soundDesign({ group: { config: { 'max.partition.fetch.bytes': 8_192 } } })],
    good: [soundDesign({ group: { config: { 'max.partition.fetch.bytes': 65_536 } } })],
  }),
  check({ topic, settings, readers, writers }, report) {
    const largest = topic.record?.maximumBytes
    if (largest === undefined) return
    const stored = largest * compressionOf(topic, settings, writers).value
    for (const { group, settings: client } of readers) {
      const key = 'max.partition.fetch.bytes'
      const bytes = client.number(key)
      if (!(stored > bytes)) continue
      report({
        message: `\`${topic.name}\` has records larger than the ${formatBytes(bytes)} that \`${group.name}\` fetches of a partition`,
        field: 'record.maximumBytes',
        evidence: [
          { name: 'largest record, stored', value: `${formatCount(Math.ceil(stored))} bytes` },
          { name: `${key} of ${group.name}`, value: `${formatCount(bytes)} bytes` },
        ],
        fix: setConfig('consumerGroup', group.name, { [key]: Math.ceil(stored / MIB) * MIB }),
      })
    }
  },
})
