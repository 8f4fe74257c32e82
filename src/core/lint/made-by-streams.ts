import { isInternalTopic } from '../kafka/internal-topics'
import type { ConsumerGroup, Design } from '../model/design'

/** How Kafka Streams names the topics that it makes: `<application id>-<store or step>-changelog` and `-repartition`. */
const SUFFIX = /-(changelog|repartition)$/

/** Whether a topic has the name of one that a Streams application makes for itself, keyed and serialised by it. */
export const isNamedByStreams = (name: string): boolean => SUFFIX.test(name)

/**
 * How MirrorMaker 2, Connect, Debezium and tools beside Kafka name the topics that are theirs alone.
 *
 * @see org.apache.kafka.connect.mirror.DefaultReplicationPolicy
 */
const OF_TOOLS =
  /^_|(^|\.)heartbeats$|\.checkpoints\.internal$|^mm2-(offset-syncs|configs|offsets|status)\..*internal$|(^|[-._])connect-(configs|offsets|status)$|(^|[-._])schema[-._]?(history|changes)([-._]|$)/

/** Whether a topic has the name of one whose records and keys are the matter of what makes it: Streams, Connect, a mirror, a registry. */
export const isMadeByItself = (name: string): boolean => isNamedByStreams(name) || OF_TOOLS.test(name)

const groupIdOf = ({ name, groupId }: ConsumerGroup): string => groupId ?? name

/** Returns whether a topic is one that the brokers, or an application of the drawing, make, write and read by themselves; asked once a design. */
export function madeByAnApplication({ streamsApps, consumerGroups }: Design): (topic: string) => boolean {
  let ids: Set<string> | undefined
  return (topic) => {
    if (isInternalTopic(topic)) return true
    if (!isNamedByStreams(topic)) return false
    ids ??= new Set([
      ...streamsApps.map(({ name, applicationId }) => applicationId ?? name),
      ...consumerGroups.map(groupIdOf),
    ])
    for (let at = topic.indexOf('-'); at !== -1; at = topic.indexOf('-', at + 1))
      if (ids.has(topic.slice(0, at))) return true
    return false
  }
}
