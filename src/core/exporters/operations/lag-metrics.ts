import type { ExportOption } from '../exporter'

/** What each exporter of lag calls it, and its labels. */
export const LAG_METRICS: Readonly<
  Record<string, { readonly metric: string; readonly topic: string; readonly group: string }>
> = {
  'kafka-exporter': { metric: 'kafka_consumergroup_lag', topic: 'topic', group: 'consumergroup' },
  kminion: {
    metric: 'kminion_kafka_consumer_group_topic_partition_lag',
    topic: 'topic_name',
    group: 'group_id',
  },
}

/** Which exporter the names are those of. */
export const LAG_OPTIONS = [
  {
    id: 'exporter',
    label: 'Metrics from',
    help: 'Whose names for the lag of groups are asked for.',
    kind: 'choice',
    initial: 'kafka-exporter',
    choices: [
      { value: 'kafka-exporter', label: 'kafka_exporter 1.9' },
      { value: 'kminion', label: 'KMinion 2' },
    ],
  },
] as const satisfies readonly ExportOption[]
