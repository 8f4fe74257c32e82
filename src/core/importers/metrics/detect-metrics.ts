const OF_KAFKA =
  /^(?:kafka_(?:brokers|topic_partition|consumergroup|consumer_group_|topic_highwater|partition_latest_offset|log_(?:log_)?logendoffset|server_brokertopicmetrics_)|kminion_kafka_)[a-z_]*(?:\{|\s)/im

/** How likely a text is what kafka_exporter, KMinion or another exporter of offsets shows to Prometheus. */
export const detectMetrics = (head: string): number => (OF_KAFKA.test(head) ? 0.96 : 0)
