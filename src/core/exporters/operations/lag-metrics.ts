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
