import { checkTopicName } from './topic-name'

/** @see org.apache.kafka.common.internals.Topic.INTERNAL_TOPICS */
const INTERNAL: ReadonlySet<string> = new Set([
  '__consumer_offsets',
  '__share_group_state',
  '__transaction_state',
])

/** @see kafka.server.ControllerApis: "Creation of internal topic __cluster_metadata is prohibited." */
const METADATA = '__cluster_metadata'

/** Whether the brokers keep this topic for themselves, and refuse what a producer sends to it. */
export const isInternalTopic = (name: string): boolean => INTERNAL.has(name) || name === METADATA

/**
 * Returns, as the end of a sentence, why nobody should create a topic of this name; nothing where anybody may.
 * Kafka refuses the name, or makes the topic by itself, by its own settings, when it is first needed: created
 * beforehand it would have other partitions and be deleted by age.
 */
export function whyNotCreated(name: string): string | undefined {
  if (!checkTopicName(name).ok) return 'Kafka refuses the name'
  return isInternalTopic(name) ? 'Kafka makes it by itself, by its own settings' : undefined
}
