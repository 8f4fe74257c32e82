/** How a class of connectors says what it does not run without, and what those that write files have in common. */
import type families from './connector-settings.json'
import { isByTime } from './partitioners-of-files'

type Value = string | number
/** Returns a setting of the connector, trimmed and in small letters; empty where it is not stated. */
export type SettingOf = (key: string) => string

export interface RequiredSetting {
  readonly key: string
  /**
   * What it tells: where the other end is, which is often filled in when a design is installed, or what the connector
   * is to do. `found`: the connector looks for it by itself, and may find another.
   */
  readonly about: 'where' | 'what' | 'found'
  /** A value that reads as an example, or the one that nearly everybody has. */
  readonly example: Value
  /** Settings of which each does as well, as older releases and other ways have them. */
  readonly or?: readonly string[]
  /** Only where the connector's other settings ask for it. */
  readonly when?: (setting: SettingOf) => boolean
  /** The only values that do where `when` holds. */
  readonly oneOf?: readonly string[]
}

export interface ConnectorClass {
  readonly is: RegExp
  /** All settings that are known of it, as a family of `connector-settings.json`; none where they are not listed. */
  readonly family?: Exclude<keyof typeof families, 'common'>
  readonly required: readonly RequiredSetting[]
  /** Where its settings are explained. */
  readonly page: string
}

export const where = (key: string, example: Value, more: Partial<RequiredSetting> = {}): RequiredSetting => ({
  key,
  about: 'where',
  example,
  ...more,
})
export const what = (key: string, example: Value, more: Partial<RequiredSetting> = {}): RequiredSetting => ({
  key,
  about: 'what',
  example,
  ...more,
})
export const CONFLUENT = 'https://docs.confluent.io/kafka-connectors'

const isDividedByTime = (setting: SettingOf): boolean => isByTime(setting('partitioner.class'))
const isAsStated = (setting: SettingOf): boolean =>
  isDividedByTime(setting) && setting('partitioner.class').endsWith('timebasedpartitioner')
/** What files that are divided, or closed, by the time of day are not written without. @see TimeBasedPartitioner.configure */
const BY_TIME = [
  what('timezone', 'UTC', {
    when: (setting) => isDividedByTime(setting) || Number(setting('rotate.schedule.interval.ms')) > 0,
  }),
  what('locale', 'en-US', { when: isDividedByTime }),
  what('path.format', "'year'=YYYY/'month'=MM/'day'=dd/'hour'=HH", {
    when: isAsStated,
  }),
  what('partition.duration.ms', 3_600_000, {
    when: isAsStated,
  }),
] as const

/** Returns what a sink that writes files needs, of its bucket and of where files are closed. */
export const files = (
  name: RegExp,
  folder: string,
  bucket: RequiredSetting,
  storage: string,
  format: string,
  more: Partial<ConnectorClass> = {},
): ConnectorClass => ({
  is: name,
  required: [
    bucket,
    what('storage.class', storage),
    what('format.class', format),
    what('flush.size', 1000),
    ...BY_TIME,
  ],
  page: `${CONFLUENT}/${folder}/current/overview.html`,
  ...more,
})
