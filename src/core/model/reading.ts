/** How a consumer group reads, asked by all in one place. */
import { DEFAULT_MEMBERS } from './defaults'
import type { ConsumerGroup } from './design'

export type Reading = NonNullable<ConsumerGroup['reads']>

/** Returns how a group reads: each partition by one member where nothing else is said. */
export const readingOf = ({ reads }: Pick<ConsumerGroup, 'reads'>): Reading => reads ?? 'group'

/** Whether each partition has one owner in the group, which reads it in order and commits how far it came. */
export const ownsPartitions = (group: Pick<ConsumerGroup, 'reads'>): boolean => readingOf(group) === 'group'

/** Returns how often the group reads each record: once, or once for each member that reads everything. */
export const copiesOf = ({ reads, members }: Pick<ConsumerGroup, 'reads' | 'members'>): number =>
  reads === 'everything' ? (members ?? DEFAULT_MEMBERS) : 1

/** Returns the `group.id` of all members: that of their settings, the group's own, or its name. */
export function groupIdOf({
  name,
  groupId,
  config,
}: Pick<ConsumerGroup, 'name' | 'groupId' | 'config'>): string {
  const id = config?.['group.id']
  return id === undefined ? (groupId ?? name) : String(id ?? '')
}
