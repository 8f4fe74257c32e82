/** How likely a text is what Kafka Streams prints of its topologies; with tables beside them it is a listing of all. */
export function detectStreams(head: string): number {
  const isDescribed =
    /(?:^|[\s>|]|\\n)Sub-topology:\s*\d/.test(head) ||
    (/(?:^|[\s>|]|\\n)(?:Source|Processor|Sink):\s+\S+\s+\((?:topics?|stores):/.test(head) &&
      /(?:-->|<--)\s*\S/.test(head))
  if (!isDescribed) return 0
  return /^[\s|]*(?:GROUP\s+(?:TOPIC|MEMBER|COORDINATOR|CONSUMER-ID)|Topic:\s*\S+\s+TopicId)/m.test(head)
    ? 0.5
    : 0.97
}
