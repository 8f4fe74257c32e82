import { checkTopicName } from '../kafka/topic-name'
import type { Design } from '../model/design'
import { nodeNames } from '../model/has-node'
import { REFERENCES } from '../model/references'
import { namesInSentence, settingsInSentence } from './single-line'

/** What any format for topics alone leaves behind, a sentence each. */
export function besidesTopics(design: Design): string[] {
  const left: string[] = [...notDrawn(design), ...notKept(design)]
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

/** The topics that a client names and the drawing has not. */
function notDrawn(design: Design): string[] {
  const drawn = nodeNames(design, 'topic')
  const named = [
    ...design.producers.flatMap((producer) => REFERENCES.producer.flatMap(({ names }) => names(producer))),
    ...design.consumerGroups.flatMap((group) =>
      REFERENCES.consumerGroup.flatMap(({ names }) => names(group)),
    ),
  ]
  const missing = [...new Set(named)].filter((name) => !drawn.has(name))
  if (missing.length === 0) return []
  return [`Not created, since clients name it but nobody has drawn it: ${namesInSentence(missing)}.`]
}

/** What the design says of its topics and Kafka keeps of none. */
function notKept({ topics }: Design): string[] {
  const said = [
    ...(topics.some(({ description }) => description) ? ['descriptions'] : []),
    ...(topics.some(({ key }) => key) ? ['keys'] : []),
    ...(topics.some(({ record }) => record) ? ['record sizes'] : []),
    ...(topics.some(({ coPartitionedWith }) => coPartitionedWith?.length) ? ['joins'] : []),
  ]
  if (said.length === 0) return []
  const list = said.length === 1 ? said[0] : `${said.slice(0, -1).join(', ')} and ${said.at(-1)}`
  return [`Of topics, these are not in it, since Kafka keeps none of them: ${list}.`]
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
  const named = nodes.flatMap(({ name, config }) =>
    Object.entries(config ?? {}).flatMap(([key, value]) => (value === null ? [{ node: name, key }] : [])),
  )
  if (named.length === 0) return []
  return [`Left out, since there is no value: ${settingsInSentence(named)}.`]
}

/** The settings by which a client has not the guarantee that it names. */
export function withoutGuarantee(
  clients: readonly { readonly name: string; readonly overrides: readonly { readonly key: string }[] }[],
): string[] {
  const named = clients.flatMap(({ name, overrides }) => overrides.map(({ key }) => ({ node: name, key })))
  if (named.length === 0) return []
  return [
    `The guarantee that the design names does not hold by what it sets itself: ${settingsInSentence(named)}.`,
  ]
}
