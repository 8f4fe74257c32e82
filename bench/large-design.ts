import type { Design } from '@/core/model/design'
import { emptyDesign } from '@/core/model/empty-design'

/** A large design of ordinary parts: per topic one producer and two groups, some of them with findings. */
export function largeDesign(topics: number): Design {
  const numbers = Array.from({ length: topics }, (_, at) => at)
  const perRow = Math.ceil(Math.sqrt(topics))
  return {
    ...emptyDesign(`${topics} topics`),
    cluster: { ...emptyDesign('').cluster, brokers: 30 },
    producers: numbers.map((at) => ({
      name: `service-${at}`,
      instances: 2 + (at % 5),
      delivery: at % 7 === 0 ? 'at-most-once' : 'at-least-once',
      config: { 'linger.ms': 20, 'compression.type': 'zstd' },
      produces: [{ topic: `events-${at}`, recordsPerSecond: { average: 100 + (at % 50) * 20, peak: 4000 } }],
    })),
    topics: numbers.map((at) => ({
      name: `events-${at}`,
      partitions: 'auto',
      replicationFactor: at % 11 === 0 ? 2 : 3,
      key: { strategy: 'entity', field: 'id', cardinality: 100_000 },
      record: { averageBytes: 800, maximumBytes: 20_000 },
      schema: { format: 'avro', compatibility: 'BACKWARD' },
      config: { 'min.insync.replicas': 2, 'retention.ms': 604_800_000 },
    })),
    consumerGroups: numbers.flatMap((at) => [
      {
        name: `indexer-${at}`,
        members: 3,
        processingMsPerRecord: 0.5,
        commit: 'after-processing' as const,
        consumes: [{ topic: `events-${at}` }],
      },
      {
        name: `reporter-${at}`,
        members: 2,
        processingMsPerRecord: 0.2,
        commit: 'after-processing' as const,
        consumes: [{ topic: `events-${at}` }, { topic: `events-${(at + 1) % topics}` }],
      },
    ]),
    layout: {
      positions: Object.fromEntries(
        numbers.flatMap((at) => {
          const x = (at % perRow) * 1200
          const y = Math.floor(at / perRow) * 300
          return [
            [`producer:service-${at}`, [x, y] as const],
            [`topic:events-${at}`, [x + 320, y] as const],
            [`consumerGroup:indexer-${at}`, [x + 700, y] as const],
            [`consumerGroup:reporter-${at}`, [x + 700, y + 140] as const],
          ]
        }),
      ),
    },
  }
}
