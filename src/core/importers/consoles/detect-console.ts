const TOPICS =
  /"(?:partitionCount|partitions_count|numPartitions|replicationFactor|replication_factor|inSyncReplicaCount)"\s{0,5}:/
/** A topic by its partitions, as the REST proxy and AKHQ list them with the brokers of each. */
const PLACED = /"partitions"\s{0,5}:\s{0,40}\[\s{0,40}\{\s{0,40}"(?:partition|id)"\s{0,5}:\s{0,5}\d/
const GROUPS = /"(?:groupId|group_id|consumerGroups|consumerLag|partitionAssignor|activeTopics)"\s{0,5}:/

/** How likely a text is what the interface of a console for Kafka answers: kafbat, AKHQ, Redpanda's, the REST proxy. */
export function detectConsole(head: string): number {
  if (!/^\s*[[{]/.test(head)) return 0
  return TOPICS.test(head) || PLACED.test(head) || GROUPS.test(head) ? 0.6 : 0
}
