import type { ConfigValue } from '../model/design'

/** As many characters as the document takes, which are more than any key or value of Kafka has. */
const LONGEST_KEY = 500
const LONGEST_VALUE = 32_767

/**
 * Why a setting cannot be written into a design, as a sentence, or null where it can: what is said here the
 * document could not be opened with again. Whether Kafka has such a setting is a finding, not a refusal.
 *
 * @see configSchema in `model/primitives-schema.ts`, whose limits these are
 */
export function whyNotSetting(key: string, value: ConfigValue): string | null {
  if (key === '') return 'A setting needs a name.'
  if (key === '__proto__') return 'A setting cannot be named __proto__.'
  if (key.length > LONGEST_KEY) return `The name of a setting has at most ${LONGEST_KEY} characters.`
  if (typeof value === 'string' && value.length > LONGEST_VALUE)
    return 'The value of a setting has at most 32,767 characters.'
  if (typeof value === 'number' && !Number.isFinite(value)) return 'A value must be a finite number.'
  return null
}
