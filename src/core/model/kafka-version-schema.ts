import { type KafkaVersion, NAMED_VERSIONS, namedVersion } from '../kafka/versions'
import { z } from './zod'

const [OLDEST, NEWEST] = [NAMED_VERSIONS[0], NAMED_VERSIONS.at(-1)]

/** YAML reads `4.0` without quotes as the number 4. */
const textOf = (value: unknown): string =>
  typeof value === 'number' && Number.isInteger(value) ? `${value}.0` : String(value).trim()

const shown = (value: unknown): string =>
  typeof value === 'object' || value === '' ? 'something else' : `\`${textOf(value).slice(0, 40)}\``

/** A release of Kafka, as text or as the number that a text without quotes becomes. */
export const kafkaVersionSchema = z.unknown().transform((value, context): KafkaVersion => {
  const version = namedVersion(textOf(value))
  if (version) return version
  context.issues.push({
    code: 'custom',
    input: value,
    message: `must be a release of Kafka from ${OLDEST} to ${NEWEST}, not ${shown(value)}`,
  })
  return z.NEVER
})
