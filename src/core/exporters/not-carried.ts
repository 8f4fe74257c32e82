import { whyNotCreated } from '../kafka/internal-topics'
import { MOST_PARTITIONS_OF_A_REQUEST } from '../kafka/most-partitions'
import type { KafkaVersion } from '../kafka/versions'
import { measureDesign } from '../measure-once'
import type { Config, Design } from '../model/design'
import { nodeNames } from '../model/has-node'
import { kindOf, nodesOf } from '../model/kinds/index'
import { NODE_KINDS, type NodeId, type NodeKind, topicId } from '../model/node-id'
import { formatCount } from '../shared/format'
import { ABOUT_CARRIED } from './about'
import type { Carried } from './carried'
import type { ExportLoss } from './exporter'
import { isRefusedNumber, settingsOf } from './setting-text'

/** What a format for topics alone has a place for. */
export const TOPICS_ALONE: Carried = {
  nodes: { topic: [...ABOUT_CARRIED, 'partitions', 'replicationFactor', 'config'] },
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

/** The topics that nobody should create: Kafka refuses their names, or makes them by itself. */
export const illegalTopics = ({ topics }: Design): ExportLoss[] =>
  topics.flatMap(({ name }) => {
    const why = whyNotCreated(name)
    return why === undefined ? [] : [{ at: topicId(name), field: '', sentence: `Left out, since ${why}.` }]
  })

/**
 * How many partitions each topic would have that Kafka creates with none so many. From the numbers alone: they
 * are those of the analysis, and kept.
 */
export function topicsTooWide(design: Design): ReadonlyMap<string, number> {
  const { topics } = measureDesign(design).measurement.sizing
  const wide = design.topics.flatMap(({ name }): [string, number][] => {
    const count = topics[name]?.partitions.count ?? 0
    return count > MOST_PARTITIONS_OF_A_REQUEST ? [[name, count]] : []
  })
  return new Map(wide)
}

/** The topics that Kafka would refuse by the number of their partitions. */
export const tooWide = (design: Design): ExportLoss[] =>
  [...topicsTooWide(design).keys()].map((name) => ({
    at: topicId(name),
    field: '',
    sentence: `Left out, since Kafka creates no topic of more than ${formatCount(MOST_PARTITIONS_OF_A_REQUEST)} partitions.`,
  }))

/** Settings that Kafka wants a number for, and of whose value it makes none. */
export const refusedNumbers = (
  kind: 'topic' | 'producer' | 'consumer',
  at: NodeId,
  config: Config | undefined,
  version: KafkaVersion,
): ExportLoss[] =>
  settingsOf(config).flatMap(([key, text]) =>
    isRefusedNumber(kind, key, text, version)
      ? [{ at, field: `config.${key}`, sentence: 'Left out, since Kafka refuses the number.' }]
      : [],
  )

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
    sentence: 'What the design sets itself does not give the guarantee that it names.',
  }))
