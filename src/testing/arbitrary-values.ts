/** Values that the document allows. */
import fc from 'fast-check'
import { CLIENT_LIBRARY_IDS } from '../core/kafka/client-libraries'
import type { Client, Cluster, Config } from '../core/model/design'
import { SASL_MECHANISMS } from '../core/model/sasl-mechanisms'
import { NASTY } from './nasty-names'

export const word = fc.stringMatching(/^[a-z][a-z0-9]{1,8}([.-][a-z0-9]{1,8}){0,2}$/)

/** A name that the document accepts, whether Kafka does or not. */
export const nameArbitrary: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: word },
  { weight: 2, arbitrary: fc.constantFrom(...NASTY) },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 12, unit: 'binary' }) },
)

export const text = (maxLength: number) =>
  fc.oneof(fc.constantFrom('', ...NASTY), fc.string({ maxLength, unit: 'grapheme' }), fc.lorem())
export const count = fc.oneof(fc.integer({ min: 1, max: 64 }), fc.integer({ min: 1, max: 1_000_000 }))
export const double = (min: number, max: number) => fc.double({ min, max, noNaN: true })
export const quantity = fc.oneof(fc.integer({ min: 0, max: 1_000_000 }), double(0, 1e15))
export const positive = fc.oneof(fc.integer({ min: 1, max: 100_000_000 }), double(1e-9, 1e15))
export const share = fc.oneof(fc.constantFrom(0, 0.001, 0.5, 1), double(0, 1))
export const ratio = double(0.01, 1)

const KEYS = [
  'retention.ms', 'min.insync.replicas', 'cleanup.policy', 'acks', 'linger.ms', 'compression.type',
  'max.poll.records', 'isolation.level', 'flush.ms', 'partition.assignment.strategy', 'no.such.setting',
] // biome-ignore format: a list of cases, not of lines

const configValue = fc.oneof(
  fc.constantFrom<string | number>(604_800_000, 2, -1, 'all', 'lz4', 'compact,delete', '9223372036854775807'),
  fc.boolean(),
  fc.constant(null),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  text(20),
)

export const configArbitrary: fc.Arbitrary<Config> = fc.dictionary(
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...KEYS) },
    { weight: 1, arbitrary: nameArbitrary.filter((key) => key !== '__proto__') },
  ),
  configValue,
  { maxKeys: 4, noNullPrototype: true },
)

export function some<Value extends object, Required extends keyof Value>(
  fields: { [Field in keyof Value]-?: fc.Arbitrary<Exclude<Value[Field], undefined>> },
  required: readonly Required[],
): fc.Arbitrary<Value> {
  return fc.record(fields, { requiredKeys: [...required] }) as unknown as fc.Arbitrary<Value>
}

export const someOf = (names: readonly string[]): fc.Arbitrary<string[]> =>
  names.length === 0 ? fc.constant([]) : fc.shuffledSubarray([...names])

export const ownerArbitrary = text(20)
  .filter((owner) => owner !== '')
  .map((owner) => owner.slice(0, 200))

export const principalArbitrary = fc.oneof(
  fc.constantFrom('User:billing', 'billing', 'CN=billing,O=shop', 'User:*'),
  word,
)

export const securityArbitrary = some<NonNullable<Cluster['security']>, never>(
  {
    authentication: fc.constantFrom('none', 'sasl', 'mtls'),
    encryption: fc.constantFrom('none', 'tls'),
    authorization: fc.constantFrom('none', 'acl'),
    mechanism: fc.constantFrom(...SASL_MECHANISMS),
    principals: fc.constantFrom('application', 'owner'),
  },
  [],
)

export const clientArbitrary = some<Client, 'library'>(
  {
    library: fc.constantFrom(...CLIENT_LIBRARY_IDS),
    version: fc.constantFrom('2.0.1', '4.1', 'v1.21', 'latest'),
  },
  ['library'],
)
