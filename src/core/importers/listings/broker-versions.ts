import type { Listing } from './listing'

const BROKER = /^\s*\S+:\d+ \(id: (\d+) rack: ([^\s)]+)(?: isFenced: \w+)?\)\s*->/
const CALL = /^\s*(?:[A-Za-z]\w*|UNKNOWN)\(\d+\): /

/**
 * `kafka-broker-api-versions`: every broker with its rack, and below it the calls that it takes, of which a design holds
 * nothing.
 *
 * @see org.apache.kafka.common.Node.toString of Kafka 4.3.1
 */
export function readBrokerVersions(listing: Listing): boolean {
  const found = BROKER.exec(listing.ahead())
  if (!found) return false
  const [, id = '', rack = ''] = found
  listing.addReplicas([id])
  listing.addRack(id, rack)
  listing.at += 1
  while (listing.line && (CALL.test(listing.ahead()) || /^\s*\)?\s*$/.test(listing.ahead()))) listing.at += 1
  return true
}
