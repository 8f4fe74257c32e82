import { NOT_FOR_SHARE_CONSUMERS, SHARE_CONSUMER_ONLY } from '../kafka/share-consumer-settings'
import type { Config, ConfigValue, ConsumerGroup } from './design'
import { withoutPresetAssignor } from './preset-assignor'
import type { Reading } from './reading'

/** The settings without those that are refused; undefined where none is left. */
function without(config: Config | undefined, isRefused: (key: string) => boolean): Config | undefined {
  const left = Object.entries(config ?? {}).filter(([key]) => !isRefused(key))
  return left.length === 0 ? undefined : Object.fromEntries(left)
}

/** What a consumer says in one way and a share group in another, by the consumer's key. */
const SAME_MEANING: readonly (readonly [string, string])[] = [
  ['auto.offset.reset', 'share.auto.offset.reset'],
  ['isolation.level', 'share.isolation.level'],
]

/** The settings of one place that mean the same in another, by the names that they have there. */
function carried(from: Config | undefined, names: readonly (readonly [string, string])[]): Config {
  const found: Record<string, ConfigValue> = {}
  for (const [before, after] of names) {
    const value = from?.[before]
    if (value !== undefined) found[after] = value
  }
  return found
}

/**
 * Returns the group as it reads in another way, without the settings that its members would then not start with, and
 * without the assignor that it was drawn with where nothing is assigned. Where a reader begins and what it reads of transactions is kept, under the name that it has there.
 */
export function withReading(group: ConsumerGroup, reads: Reading | undefined): ConsumerGroup {
  const {
    reads: _,
    config: before,
    groupConfig: kept,
    ...rest
  } = reads === 'everything' ? withoutPresetAssignor(group) : group
  const isShare = reads === 'share'
  const refused = isShare ? NOT_FOR_SHARE_CONSUMERS : SHARE_CONSUMER_ONLY
  const config = without(
    isShare
      ? before
      : {
          ...carried(
            kept,
            SAME_MEANING.map(([one, other]) => [other, one]),
          ),
          ...before,
        },
    (key) => refused.includes(key),
  )
  const groupConfig = isShare
    ? without({ ...carried(before, SAME_MEANING), ...kept }, () => false)
    : without(kept, (key) => key.startsWith('share.'))
  return {
    ...rest,
    ...(reads !== undefined && { reads }),
    ...(config && { config }),
    ...(groupConfig && { groupConfig }),
  }
}
