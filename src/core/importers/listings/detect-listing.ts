const CERTAIN =
  /^[^\S\n]*(?:[>|#][^\S\n]*)*Topic:\s*\S+\s+(?:TopicId|PartitionCount|Partition):|^[^\S\n]*(?:(?:Dynamic|All|Default|Quota) )?[Cc]onfigs for (?:(?:the )?default )?(?:topic|broker|group|user|client)|^\S+:\d+ \(id: \d+ rack: \S+|Current ACLs for resource|^[^\S\n]*\{"(?:version":\d+,"brokers|brokers":\[\{"(?:broker|logDirs))|^[^\S\n]*topic ".+" with \d+ partitions/m
const HEAD =
  /^[^\S\n]*(?:[>|#][^\S\n]*)*(?:GROUP\s+(?:TOPIC|CONSUMER-ID|COORDINATOR|MEMBER|STATE|TYPE|TARGET-ASSIGNMENT-EPOCH)|TOPIC\s+PARTITIONS?\s|CONSUMER GROUP\s+(?:STATE|TOPIC)|NAME\s+PARTITIONS\s+REPLICAS|KEY\s+VALUE\s+SOURCE|PRINCIPAL\s+HOST|ID\s+HOST\s+PORT|BROKER\s+GROUP|GROUP-ID\s)/m
const TABLE =
  /^[^\S\n]*(?:\|[^\S\n]*)*(?:Cluster\s*\|\s*Consumer Group|Name\s*\|\s*(?:Internal|Is Internal|Partition|Value)|Principal\s*\|\s*Permission|Topic\s*\|\s*Partition\b|(?:Consumer[- ])?Group\s*\|\s*(?:Topic|State|Coordinator))/im
/** One topic as Confluent's command line draws it. */
const BOX = /^[ \t]*\|[ \t]*(?:Replication Factor|Partition Count)[ \t]*\|[ \t]*\d+[ \t]*\|/m
const COMMAND =
  /(?:kafka-(?:topics|consumer-groups|share-groups|streams-groups|configs|acls|log-dirs|broker-api-versions)(?:\.sh|\.bat)?\b.*--(?:describe|list)|\brpk (?:topic|group|acl|security|cluster) |\bconfluent kafka |\bkcat .*-L\b)/

/** What `kafka-reassign-partitions` takes and prints, and lines of `kafka-get-offsets`. */
const ASSIGNMENT =
  /"partitions"\s*:\s*\[\s*\{[^{}]*"replicas"\s*:\s*\[|^(?:Current partition replica assignment|Proposed partition reassignment configuration)/m
const OFFSETS =
  /^[ \t]*[a-zA-Z0-9._-]{1,249}:\d{1,6}:\d*[ \t]*\r?\n[ \t]*[a-zA-Z0-9._-]{1,249}:\d{1,6}:\d*[ \t]*$/m

/** How likely a text is what a tool of Kafka printed. */
export function detectListing(head: string): number {
  if (CERTAIN.test(head) || HEAD.test(head)) return 0.95
  if (TABLE.test(head) || BOX.test(head)) return 0.85
  if (ASSIGNMENT.test(head) && /"topic"\s*:/.test(head) && !/"consumerGroups"/.test(head)) return 0.8
  if (OFFSETS.test(head) && !/^[ \t]*(?:apiVersion|services|[\w.]+[ \t]*=)|^#!/m.test(head)) return 0.6
  return COMMAND.test(head) && !/^\s*#!/.test(head) ? 0.5 : 0
}
