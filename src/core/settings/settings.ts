/** Where a setting's value comes from: the user wrote it, their intent implies it, or Kafka defaults it. */
export type SettingOrigin = 'user' | 'intent' | 'default'

/**
 * A client's or topic's effective settings, by Kafka's keys. A value that does not parse as its type
 * reads as the default here; that it is wrong is a finding of its own.
 */
export interface Settings {
  /** The value as text, or the empty string where Kafka has no default. */
  text(key: string): string
  /** The value as a number; `NaN` only for a key that is not numeric. Long.MAX reads as 2^63. */
  number(key: string): number
  flag(key: string): boolean
  origin(key: string): SettingOrigin
  /** Whose default it is where nobody names a value: `Kafka`, or the client library as `librdkafka`. */
  defaultOf(key: string): string
  /** The value where nobody names one, as text; empty where there is none. */
  defaultText(key: string): string
}
