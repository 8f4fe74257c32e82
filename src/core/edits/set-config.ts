import type { Config, ConfigValue } from '../model/design'
import type { NodeKind, NodeOfKind } from '../model/node-id'
import { whyNotSetting } from './check-setting'
import type { Edit } from './edit'
import { updateNode } from './update-node'

/**
 * Writes one setting of a node under Kafka's own key; undefined takes it away, so that what follows from the
 * intent, or Kafka's default, stands. Typing into one setting undoes as one step. Changes nothing where
 * `whyNotSetting` has a reason.
 */
export function setConfig(kind: NodeKind, name: string, key: string, value: ConfigValue | undefined): Edit {
  return updateNode(
    kind,
    name,
    (node) => {
      const { config: before, ...rest } = node
      const config = withSetting(before, key, value)
      return config === undefined ? rest : { ...node, config }
    },
    `${value === undefined ? 'Reset' : 'Set'} ${key} of ${name}`,
    `config:${kind}:${name}:${key}`,
  )
}

/** Writes one setting of the producer inside a group, as `setConfig` writes one of a node. */
export function setWriterConfig(name: string, key: string, value: ConfigValue | undefined): Edit {
  return updateNode(
    'consumerGroup',
    name,
    (group) => {
      const { producer: { config: before, ...others } = {}, ...rest } = group
      const config = withSetting(before, key, value)
      const producer = { ...others, ...(config && { config }) }
      return Object.keys(producer).length === 0 ? rest : { ...rest, producer }
    },
    `${value === undefined ? 'Reset' : 'Set'} ${key} of the producer in ${name}`,
    `config:consumerGroup:${name}:producer.${key}`,
  )
}

/** Writes one setting that the brokers keep of a node's group, as `setConfig` writes one of its members. */
export function setGroupConfig<Kind extends 'consumerGroup' | 'streamsApp'>(
  kind: Kind,
  name: string,
  key: string,
  value: ConfigValue | undefined,
): Edit {
  return updateNode<Kind>(
    kind,
    name,
    (node) => {
      const { groupConfig: before, ...rest } = node
      const groupConfig = withSetting(before, key, value)
      return (groupConfig === undefined ? rest : { ...rest, groupConfig }) as NodeOfKind<Kind>
    },
    `${value === undefined ? 'Reset' : 'Set'} ${key} of ${name}`,
    `config:${kind}:${name}:group.${key}`,
  )
}

/**
 * The settings with one changed; a key keeps its place. Undefined where none is left, and the very same
 * settings where `whyNotSetting` has a reason.
 */
export function withSetting(
  config: Config | undefined,
  key: string,
  value: ConfigValue | undefined,
): Config | undefined {
  if (value !== undefined) return whyNotSetting(key, value) === null ? { ...config, [key]: value } : config
  const { [key]: _, ...others } = config ?? {}
  return Object.keys(others).length === 0 ? undefined : others
}
