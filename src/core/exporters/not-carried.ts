import { checkTopicName } from '../kafka/topic-name'
import type { Design } from '../model/design'
import { namesInSentence } from './single-line'

/** What any format for topics alone leaves behind, a sentence each. */
export function besidesTopics(design: Design): string[] {
  const left: string[] = []
  if (design.producers.length > 0) {
    left.push('Producers are not in it; take the producer properties for them.')
  }
  if (design.consumerGroups.length > 0) {
    left.push('Consumer groups are not in it; take the consumer properties for them.')
  }
  if (design.topics.some(({ schema }) => schema && schema.format !== 'none')) {
    left.push('Schemas and their compatibility are not in it; they belong in the schema registry.')
  }
  if (Object.keys(design.cluster.config ?? {}).length > 0) {
    left.push('Broker settings are not in it; they belong in the brokers’ own configuration.')
  }
  return left
}

/** The topics that Kafka would refuse by their names. */
export function illegalTopics(design: Design): string[] {
  const illegal = design.topics.filter(({ name }) => !checkTopicName(name).ok).map(({ name }) => name)
  if (illegal.length === 0) return []
  return [`Left out, since Kafka refuses the name: ${namesInSentence(illegal)}.`]
}

/** Settings without a value, which no tool can be told. */
export function emptySettings(
  nodes: readonly { readonly name: string; readonly config?: Design['cluster']['config'] }[],
): string[] {
  const named = nodes
    .filter(({ config }) => Object.values(config ?? {}).includes(null))
    .map(({ name }) => name)
  if (named.length === 0) return []
  return [`Left out, since there is no value: settings of ${namesInSentence(named)}.`]
}
