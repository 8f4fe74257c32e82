import { CLIENT_LIBRARY_IDS } from '../../kafka/client-libraries'
import { COMPATIBILITY_MODES } from '../../model/compatibility-modes'
import type { FactValue } from './claim'

/** What can be said of a topic, an application or the cluster, with what its value may be. */
type Check = (value: FactValue) => FactValue | undefined

const NUMBER = /^[-+]?\d+(?:\.\d+)?$/

const numberOf = (value: FactValue): number =>
  typeof value === 'number'
    ? value
    : typeof value === 'string' && NUMBER.test(value.trim())
      ? Number(value)
      : Number.NaN

const whole =
  (most: number): Check =>
  (value) => {
    const number = numberOf(value)
    return Number.isInteger(number) && number >= 1 && number <= most ? number : undefined
  }

const amount: Check = (value) => {
  const number = numberOf(value)
  return number >= 0 && number <= 1e15 ? number : undefined
}

const share: Check = (value) => {
  const number = numberOf(value)
  return number >= 0 && number <= 1 ? number : undefined
}

const multiplier: Check = (value) => {
  const number = numberOf(value)
  return number >= 1 && number <= 100 ? number : undefined
}

const text =
  (most: number): Check =>
  (value) => {
    const said = String(value).trim()
    return said === '' ? undefined : said.slice(0, most)
  }

const oneOf =
  (...words: readonly string[]): Check =>
  (value) =>
    words.find((word) => word.toLowerCase() === String(value).trim().toLowerCase())

const MILLION = 1_000_000

const COMPATIBILITY = oneOf(...COMPATIBILITY_MODES)
const NAMING = oneOf('topic', 'record', 'topic-record')

/** Fields by their paths in the document. */
export const FIELDS = {
  topic: {
    description: text(5000),
    owner: text(200),
    data: oneOf('public', 'internal', 'personal', 'secret'),
    partitions: whole(MILLION),
    replicationFactor: whole(32_767),
    'key.strategy': oneOf('entity', 'none', 'composite', 'timestamp'),
    'key.field': text(500),
    'record.averageBytes': amount,
    'record.maximumBytes': amount,
    'recordsPerSecond.average': amount,
    'recordsPerSecond.peak': amount,
    'schema.format': oneOf('none', 'avro', 'protobuf', 'json-schema'),
    'schema.compatibility': COMPATIBILITY,
    'schema.naming': NAMING,
    'keySchema.format': oneOf('none', 'avro', 'protobuf', 'json-schema'),
    'keySchema.compatibility': COMPATIBILITY,
    'keySchema.naming': NAMING,
  },
  application: {
    description: text(5000),
    owner: text(200),
    principal: text(500),
    groupId: text(1000),
    instances: whole(MILLION),
    members: whole(MILLION),
    threadsPerMember: whole(MILLION),
    delivery: oneOf('at-most-once', 'at-least-once', 'exactly-once'),
    reads: oneOf('group', 'share', 'everything'),
    commit: oneOf('auto', 'after-processing', 'transactional'),
    'client.library': oneOf(...CLIENT_LIBRARY_IDS),
    'client.version': text(50),
    'deadLetter.recordsShare': share,
    'retries.attempts': whole(MILLION),
    'retries.backOffMs': amount,
    'retries.backOffMultiplier': multiplier,
  },
  cluster: {
    kafkaVersion: text(20),
    brokers: whole(MILLION),
    racks: whole(MILLION),
    environment: oneOf('production', 'staging', 'development'),
    diskBytesPerBroker: amount,
    'security.authentication': oneOf('none', 'sasl', 'mtls'),
    'security.encryption': oneOf('none', 'tls'),
    'security.authorization': oneOf('none', 'acl'),
    'monitoring.lag': oneOf('none', 'metrics', 'alerts'),
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Check>>>>

export type Subject = keyof typeof FIELDS
export type FieldOf<Of extends Subject> =
  | (keyof (typeof FIELDS)[Of] & string)
  | `config.${string}`
  | (Of extends 'application' ? `producer.config.${string}` | `groupConfig.${string}` : never)

const INTEGER = /^(?:0|-?[1-9]\d*)$/

/** A setting's value as the document has it: whole numbers and truth values as such, all else as text. */
export function settingValue(value: FactValue): FactValue | undefined {
  if (typeof value !== 'string') return Number.isNaN(value) ? undefined : value
  const said = value.trim()
  if (INTEGER.test(said) && Number.isSafeInteger(Number(said))) return Number(said)
  if (said === 'true' || said === 'false') return said === 'true'
  return said.length <= 32_767 ? said : undefined
}

/** The value of a field as the document has it, or undefined where it cannot stand there. */
export function checkField(subject: Subject, field: string, value: FactValue): FactValue | undefined {
  if (/^(?:(?:producer\.)?config|groupConfig)\./.test(field)) return settingValue(value)
  const checks: Readonly<Record<string, Check>> = FIELDS[subject]
  return checks[field]?.(value)
}
