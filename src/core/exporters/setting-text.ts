import type { Config, ConfigValue } from '../model/design'

/** A setting's value as Kafka's tools read it: whole numbers in full, never with an exponent. */
export function settingText(value: NonNullable<ConfigValue>): string {
  return typeof value === 'number' && Number.isInteger(value) ? BigInt(value).toString() : String(value)
}

/** The settings that have a value, as text. */
export const settingsOf = (config: Config | undefined): [key: string, text: string][] =>
  Object.entries(config ?? {}).flatMap(([key, value]) =>
    value === null ? [] : [[key, settingText(value)] as [string, string]],
  )
