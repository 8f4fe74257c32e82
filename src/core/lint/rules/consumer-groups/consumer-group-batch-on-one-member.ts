import { DEFAULT_MEMBERS } from '../../../model/defaults'
import { parseNodeId } from '../../../model/node-id'
import { formatCount, formatCountOf, formatDuration, formatRecordsPerSecond } from '../../../shared/format'
import { setConfig } from '../../fixes'
import { producerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const KEY = 'batch.size'

export const consumerGroupBatchOnOneMember = defineRule({
  id: 'consumer-group-batch-on-one-member',
  title: 'Long work that comes to one member at a time',
  scope: 'consumerGroup',
  severity: 'warning',
  kind: 'advice',
  why: 'Without a key, Java’s producer stays with one partition until batch.size bytes have gone there, however many requests that takes (KIP-794). At a low rate that is many records in a row for one member, while the others rest; where work on a record is long, they wait for minutes behind each other. Over a day it evens out, so no average shows it. Let the producer change partitions after every record, or, from Kafka 4.2 on, read as a share group, whose members take records one by one.',
  reference: producerConfigDocs('partitioner.class'),
  examples: () => {
    const slow = {
      processingMsPerRecord: 20_000,
      longestStopMs: undefined,
      config: { 'max.poll.records': 5 },
    }
    const rare = { produces: [{ topic: 'orders', recordsPerSecond: { average: 0.02, peak: 0.2 } }] }
    const keyless = { key: { strategy: 'none' } } as const
    return {
      bad: [soundDesign({ topic: keyless, producer: { instances: 1, ...rare }, group: slow })],
      good: [
        soundDesign({ topic: keyless }),
        soundDesign({ producer: { instances: 1, ...rare }, group: slow }),
        soundDesign({
          topic: keyless,
          producer: { instances: 1, ...rare, config: { [KEY]: 1 } },
          group: slow,
        }),
      ],
    }
  },
  check({ group, sizing: { burst } }, report) {
    if (burst === undefined) return
    const writer = parseNodeId(burst.at)
    const producer = writer?.name ?? ''
    const topic = parseNodeId(burst.topic)?.name ?? ''
    report({
      message: `\`${group.name}\` gets ${formatCountOf(burst.records, 'record')} of \`${producer}\` in a row on one member: ${formatDuration(burst.workMs)} of work while the others rest`,
      field: 'processingMsPerRecord',
      evidence: [
        { name: `key of ${topic}`, value: 'none' },
        { name: `records of one batch of ${producer}`, value: formatCount(burst.records) },
        { name: 'one instance writes at peak', value: formatRecordsPerSecond(burst.rate) },
        { name: 'time per record', value: formatDuration(group.processingMsPerRecord ?? 0) },
        { name: 'members', value: formatCount(group.members ?? DEFAULT_MEMBERS) },
      ],
      ...(writer?.kind === 'producer' && {
        fix: setConfig(
          'producer',
          producer,
          { [KEY]: 1 },
          `Change partitions after every record of ${producer}`,
        ),
      }),
    })
  },
})
