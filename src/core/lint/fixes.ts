/** The fixes that rules share, each with the label that its button and the undo menu show. */
import { isLibrdkafka } from '../kafka/client-libraries'
import { librdkafkaAliasesOf } from '../kafka/librdkafka-settings'
import type { Cluster, ConfigValue, ConsumerGroup, Design, Producer } from '../model/design'
import type { NodeKind, NodeOfKind } from '../model/node-id'
import { replaceNode } from '../model/replace-node'
import { withReading } from '../model/with-reading'
import { changeWriter, throughWriter } from '../model/writers'
import { shareKeyOf } from '../settings/by-reading'
import { formatBytes, formatDuration } from '../shared/format'
import { MB, MINUTE_MS } from '../shared/units'
import type { TopicWriter } from '../views/views'
import type { Fix, FixChoice } from './finding'

/** The largest count that a document may hold; a need beyond it has no fix that could be saved. */
export const LARGEST_COUNT = 1_000_000

export interface LabelledFix {
  readonly label: string
  readonly apply: Fix
}

/** Changes one node. */
export function changeNode<Kind extends NodeKind>(
  kind: Kind,
  name: string,
  label: string,
  change: (node: NodeOfKind<Kind>) => NodeOfKind<Kind>,
): LabelledFix {
  return { label, apply: (design) => replaceNode(design, kind, name, change) }
}

/** Writes some settings of one node; `undefined` takes a setting away, so that Kafka's default or the intent stands. */
export function setConfig(
  kind: NodeKind,
  name: string,
  settings: Readonly<Record<string, ConfigValue | undefined>>,
  label = labelOf(settings),
): LabelledFix {
  const apply = (design: Design) =>
    replaceNode(design, kind, name, (node) => {
      const isRenamed = 'client' in node && isLibrdkafka(node.client)
      const before = isRenamed ? withoutAliases(node.config, settings) : node.config
      return { ...node, config: withSettings(before, settings) }
    })
  return { label, apply }
}

/** Writes some settings of one writer, whichever kind of node it is. */
export const setWriterConfig = (
  { kind, producer: { name } }: Pick<TopicWriter, 'kind' | 'producer'>,
  settings: Readonly<Record<string, ConfigValue | undefined>>,
  label = labelOf(settings),
): LabelledFix =>
  kind === 'producer'
    ? setConfig('producer', name, settings, label)
    : { label, apply: throughWriter({ kind, name }, setConfig('producer', name, settings, label).apply) }

/** Changes one writer, whichever kind of node it is. */
export const changeTheWriter = (
  { kind, producer: { name } }: Pick<TopicWriter, 'kind' | 'producer'>,
  label: string,
  change: (producer: Producer) => Producer,
): LabelledFix => ({ label, apply: (design) => changeWriter(design, { kind, name }, change) })

/** Writes some settings that the brokers keep of a node's group; `undefined` takes a setting away. */
export const setGroupConfig = (
  kind: 'consumerGroup' | 'streamsApp',
  name: string,
  settings: Readonly<Record<string, ConfigValue | undefined>>,
  label = labelOf(settings),
): LabelledFix => changeNode(kind, name, label, (node) => withGroupConfig(node, settings))

/** The node with some settings changed that the brokers keep of its group. */
export function withGroupConfig<Node extends { readonly groupConfig?: Cluster['config'] }>(
  node: Node,
  settings: Readonly<Record<string, ConfigValue | undefined>>,
): Node {
  const { groupConfig: before, ...rest } = node
  const groupConfig = withSettings(before, settings)
  return (Object.keys(groupConfig).length === 0 ? rest : { ...rest, groupConfig }) as Node
}

/** Has a group read in the usual way: each partition by one member. */
export const readAsGroup = (name: string): LabelledFix =>
  changeNode('consumerGroup', name, 'Read as a group', (group) => withReading(group, undefined))

/** Writes a consumer's setting where it is the group's in a share group, and else at the group's members. */
export const setReaderConfig = (
  { name, reads }: ConsumerGroup,
  key: string,
  value: ConfigValue,
): LabelledFix =>
  reads === 'share'
    ? setGroupConfig('consumerGroup', name, { [shareKeyOf(key)]: value })
    : setConfig('consumerGroup', name, { [key]: value })

/** Changes the cluster. */
export function changeCluster(label: string, change: (cluster: Cluster) => Cluster): LabelledFix {
  return { label, apply: (design) => ({ ...design, cluster: change(design.cluster) }) }
}

/** One of several ways to fix a finding. */
export const asChoice = ({ label, apply }: LabelledFix): FixChoice => ({ label, fix: apply })

/** librdkafka's other names of the settings go as well: one of two names for one thing would still say what was. */
function withoutAliases(
  config: Cluster['config'],
  settings: Readonly<Record<string, unknown>>,
): Cluster['config'] {
  const aliases = Object.keys(settings).flatMap(librdkafkaAliasesOf)
  return withSettings(config, Object.fromEntries(aliases.map((alias) => [alias, undefined])))
}

function withSettings(
  config: Cluster['config'],
  settings: Readonly<Record<string, ConfigValue | undefined>>,
): NonNullable<Cluster['config']> {
  const changed = { ...config }
  for (const [key, value] of Object.entries(settings)) {
    if (value === undefined) delete changed[key]
    else changed[key] = value
  }
  return changed
}

function labelOf(settings: Readonly<Record<string, ConfigValue | undefined>>): string {
  const parts = Object.entries(settings).map(([key, value]) =>
    value === undefined ? `remove ${key}` : `set ${key} to ${sayValue(key, value)}`,
  )
  const text = parts.join(' and ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** A value as the file has it, and as people say it where that is not the same: `18 h (64800000)`. */
export function sayValue(key: string, value: ConfigValue): string {
  const number = Number(value)
  if (key.endsWith('.ms') && number >= MINUTE_MS) return `${formatDuration(number)} (${value})`
  return key.endsWith('.bytes') && number >= MB ? `${formatBytes(number)} (${value})` : String(value)
}
