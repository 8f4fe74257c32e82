import { formatDuration } from '../../../shared/format'
import { SECOND_MS } from '../../../shared/units'
import type { ConsumerGroupRead } from '../../../views/views'
import { setConfig } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const RESET = 'auto.offset.reset'

/** A key that is written so often within the retention is there whenever somebody looks. */
const OFTEN = 1_000

/** A topic of keys that deletes by time, before each key is sure to have been written again. */
function forgets({ topic: { topic, settings, rate } }: ConsumerGroupRead): boolean {
  const { strategy, cardinality } = topic.key ?? {}
  const retention = settings.number('retention.ms')
  if (strategy !== 'entity' && strategy !== 'composite') return false
  if (!settings.text('cleanup.policy').includes('delete') || retention < 0) return false
  return cardinality === undefined || (rate.averageRecords * retention) / SECOND_MS < OFTEN * cardinality
}

export const consumerGroupEverythingForgotten = defineRule({
  id: 'consumer-group-everything-forgotten',
  title: 'Each member reads all, of a topic that deletes by time',
  scope: 'consumerGroup',
  severity: 'warning',
  kind: 'advice',
  why: 'A member that reads everything from the earliest record builds a table in its memory: the last record of every key. A topic that deletes by time no longer has the keys that nobody has written lately, so a member that starts today knows less than one that has run for a month. Compact such a topic, and delete by tombstones.',
  reference: kafkaDocs('design/design/#log-compaction'),
  examples: () => {
    const of = (topic: Readonly<Record<string, string | number | undefined>>, reset = 'earliest') =>
      soundDesign({
        topic: { config: topic },
        group: {
          reads: 'everything',
          processingMsPerRecord: 0.5,
          config: { [RESET]: reset, 'partition.assignment.strategy': undefined },
        },
      })
    return {
      bad: [of({}), of({ 'cleanup.policy': 'compact,delete' })],
      good: [of({ 'cleanup.policy': 'compact', 'retention.ms': undefined })],
    }
  },
  check({ group, settings, reads, cluster }, report) {
    if (group.reads !== 'everything' || cluster.environment === 'development') return
    if (settings.text(RESET).toLowerCase() !== 'earliest') return
    for (const read of reads) {
      if (!forgets(read)) continue
      const { topic } = read
      const kept = topic.settings.number('retention.ms')
      report({
        message: `Every member of \`${group.name}\` reads \`${topic.name}\` from its start, which has no key that nobody wrote for ${formatDuration(kept)}`,
        ...(group.purpose !== 'business' && { severity: 'info' as const }),
        cause: topic.name,
        field: 'reads',
        along: [topic.id],
        evidence: [
          { name: `cleanup.policy of ${topic.name}`, value: topic.settings.text('cleanup.policy') },
          { name: 'retention.ms', value: topic.settings.text('retention.ms') },
          { name: RESET, value: 'earliest' },
        ],
        fix: setConfig(
          'topic',
          topic.name,
          { 'cleanup.policy': 'compact', 'retention.ms': undefined },
          `Compact ${topic.name}`,
        ),
      })
    }
  },
})
