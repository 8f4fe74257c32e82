const TOPICS =
  /"(?:partitionCount|partitions_count|numPartitions|replicationFactor|replication_factor|inSyncReplicaCount)"\s{0,5}:/
const GROUPS = /"(?:groupId|group_id|consumerGroups|consumerLag|partitionAssignor|activeTopics)"\s{0,5}:/

/** How likely a text is what the interface of a console for Kafka answers: kafbat, AKHQ, Redpanda's, the REST proxy. */
export function detectConsole(head: string): number {
  if (!/^\s*[[{]/.test(head)) return 0
  return TOPICS.test(head) || GROUPS.test(head) ? 0.6 : 0
}
