import { checkTopicName } from '../kafka/topic-name'
import type { Config, Design } from '../model/design'
import { nodeNames } from '../model/has-node'
import { kindOf, nodesOf } from '../model/kinds/index'
import { NODE_KINDS, type NodeId, type NodeKind, topicId } from '../model/node-id'
import type { Carried } from './carried'
import type { ExportLoss } from './exporter'

/** What a format for topics alone has a place for. */
export const TOPICS_ALONE: Carried = {
  nodes: { topic: ['partitions', 'replicationFactor', 'config'] },
  instead: {
    producer: 'take the producer properties for them',
    consumerGroup: 'take the consumer properties for them',
  },
}

/** The topics that a client names and the drawing has not. */
export function notDrawn(design: Design): ExportLoss[] {
  const drawn = nodeNames(design, 'topic')
  const namedBy = <Kind extends NodeKind>(kind: Kind) =>
    nodesOf(design, kind).flatMap((node) => kindOf(kind).ports.flatMap((port) => port.topics(node)))
  const missing = [...new Set(NODE_KINDS.flatMap(namedBy))].filter((name) => !drawn.has(name))
  const sentence = 'Not created, since clients name it but nobody has drawn it.'
  return missing.map((name) => ({ at: topicId(name), field: '', sentence }))
}

/** The topics that Kafka would refuse by their names. */
export const illegalTopics = ({ topics }: Design): ExportLoss[] =>
  topics
    .filter(({ name }) => !checkTopicName(name).ok)
    .map(({ name }) => ({
      at: topicId(name),
      field: '',
      sentence: 'Left out, since Kafka refuses the name.',
    }))

/** Settings without a value, which no tool can be told. */
export const emptySettings = (at: NodeId, config: Config | undefined): ExportLoss[] =>
  Object.entries(config ?? {}).flatMap(([key, value]) =>
    value === null ? [{ at, field: `config.${key}`, sentence: 'Left out, since there is no value.' }] : [],
  )

/** The settings by which a client has not the guarantee that it names. */
export const withoutGuarantee = (at: NodeId, overrides: readonly { readonly key: string }[]): ExportLoss[] =>
  overrides.map(({ key }) => ({
    at,
    field: `config.${key}`,
    sentence: 'The guarantee that the design names does not hold by what it sets itself.',
  }))
