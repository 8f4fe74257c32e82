import { configDefinition } from '../kafka/catalogue'
import { kafkaNumber } from '../kafka/kafka-number'
import type { Cluster, ConfigValue, ConsumerGroup } from '../model/design'
import type { Settings } from './settings'

/**
 * Returns what the brokers keep of a group: its own settings, else those that the brokers give every group, else
 * Kafka's. Needs the whole catalogue, so it is no part of the first load.
 *
 * @see org.apache.kafka.coordinator.group.GroupConfig; the brokers' `group.share.record.lock.duration.ms` and its like
 */
export function groupSettings(
  { groupConfig = {} }: Pick<ConsumerGroup, 'groupConfig'>,
  cluster: Cluster,
): Settings {
  const definition = (key: string) => configDefinition('group', key, cluster.kafkaVersion)
  const own = (key: string) => (Object.hasOwn(groupConfig, key) ? groupConfig[key] : undefined)
  const standard = (key: string): ConfigValue | undefined =>
    cluster.config?.[`group.${key}`] ?? definition(key)?.default
  const value = (key: string) => own(key) ?? standard(key)
  const text = (key: string) => String(value(key) ?? '').trim()
  return {
    text,
    number: (key) =>
      kafkaNumber(value(key), definition(key)) ?? kafkaNumber(standard(key), definition(key)) ?? Number.NaN,
    flag: (key) => text(key).toLowerCase() === 'true',
    origin: (key) => (own(key) === undefined ? 'default' : 'user'),
    defaultOf: () => 'Kafka',
    defaultText: (key) => String(standard(key) ?? '').trim(),
  }
}
