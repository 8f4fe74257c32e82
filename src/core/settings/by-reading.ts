import type { Config, ConsumerGroup } from '../model/design'

const own = (config: Config | undefined, key: string) =>
  config !== undefined && Object.hasOwn(config, key) ? config[key] : undefined

/** Returns a setting of the group that the brokers keep, where the design states it; undefined where it does not. */
export function groupSetting({ groupConfig }: ConsumerGroup, key: string): string | undefined {
  const value = own(groupConfig, key)
  return value === undefined || value === null ? undefined : String(value).trim()
}

/** A consumer's setting that in a share group is one of the group, by the key of the consumer. */
const OF_GROUP: Readonly<Record<string, readonly [key: string, standard: string]>> = {
  'isolation.level': ['share.isolation.level', 'read_uncommitted'],
  'auto.offset.reset': ['share.auto.offset.reset', 'latest'],
}

/** Returns what takes the place of a consumer's setting by how its group reads; undefined where nothing does. */
export function settingByReading(group: ConsumerGroup, key: string): string | boolean | undefined {
  if (group.reads === undefined || group.reads === 'group') return undefined
  if (key === 'enable.auto.commit') return false
  const ofGroup = group.reads === 'share' ? OF_GROUP[key] : undefined
  return ofGroup && (groupSetting(group, ofGroup[0]) ?? ofGroup[1])
}

/** Returns the group's own setting that stands for one of its consumers' in a share group. */
export const shareKeyOf = (key: string): string => OF_GROUP[key]?.[0] ?? key
