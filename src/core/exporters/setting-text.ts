import { clientCatalogue } from '../kafka/client-catalogue'
import { isNumeric, kafkaNumber } from '../kafka/kafka-number'
import type { KafkaVersion } from '../kafka/versions'
import type { Config, ConfigValue } from '../model/design'

/** Whose settings. */
type Kind = 'topic' | 'producer' | 'consumer'

/** A setting's value as Kafka's tools read it: every number in full, never with an exponent. */
export function settingText(value: NonNullable<ConfigValue>): string {
  if (typeof value !== 'number') return String(value)
  return Number.isInteger(value) ? BigInt(value).toString() : inDigits(value)
}

/** A fraction in digits alone: 5e-7 is 0.0000005. */
function inDigits(value: number): string {
  const [mantissa = '', exponent] = String(Math.abs(value)).split('e-')
  const sign = value < 0 ? '-' : ''
  if (exponent === undefined) return sign + mantissa
  return `${sign}0.${'0'.repeat(Number(exponent) - 1)}${mantissa.replace('.', '')}`
}

/** The settings that have a value, as text. */
export const settingsOf = (config: Config | undefined): [key: string, text: string][] =>
  Object.entries(config ?? {}).flatMap(([key, value]) =>
    value === null ? [] : [[key, settingText(value)] as [string, string]],
  )

/** Whether Kafka wants a number for a setting, and makes none of the text: a fraction, too many bits, out of range. */
export function isRefusedNumber(kind: Kind, key: string, text: string, version: KafkaVersion): boolean {
  const definition = clientCatalogue.definition(kind, key, version)
  return isNumeric(definition) && kafkaNumber(text, definition) === undefined
}

/** The settings that have a value, without those whose number Kafka refuses. */
export const takenSettings = (
  kind: Kind,
  config: Config | undefined,
  version: KafkaVersion,
): [key: string, text: string][] =>
  settingsOf(config).filter(([key, text]) => !isRefusedNumber(kind, key, text, version))
