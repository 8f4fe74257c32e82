import type { Config, ConfigValue, ConsumerGroup, Delivery, Producer } from '../model/design'

/** A setting of the design's own that takes away what the guarantee of its client needs. */
export interface Override {
  readonly key: string
  /** For a comment at the setting: `Not at least once: that needs acks=all`. */
  readonly note: string
}

/** What a guarantee needs of one setting; a value of null leaves Kafka's default in effect. */
interface Need {
  readonly key: string
  readonly needed: string
  readonly holds: (value: string, isDefault: boolean) => boolean
}

const isOneOf =
  (...values: readonly string[]) =>
  (value: string) =>
    values.includes(value.trim().toLowerCase())
const orDefault = (holds: (value: string) => boolean) => (value: string, isDefault: boolean) =>
  isDefault || holds(value)

/**
 * Idempotence, which is what keeps a retry from writing twice and a transaction together. Kafka's defaults are
 * these since 3.0; where idempotence is asked for by name, Kafka refuses to start with any other.
 *
 * @see ProducerConfig.postProcessAndValidateIdempotenceConfigs
 */
const IDEMPOTENCE: readonly Need[] = [
  { key: 'acks', needed: 'acks=all', holds: orDefault(isOneOf('all', '-1')) },
  { key: 'enable.idempotence', needed: 'enable.idempotence=true', holds: orDefault(isOneOf('true')) },
  { key: 'retries', needed: 'retries above 0', holds: orDefault((value) => Number(value) > 0) },
  {
    key: 'max.in.flight.requests.per.connection',
    needed: 'at most 5 requests in flight',
    holds: orDefault((value) => Number(value) <= 5),
  },
]

const DELIVERY: Readonly<Record<Delivery, readonly Need[]>> = {
  'at-most-once': [
    { key: 'retries', needed: 'retries=0', holds: (value, isDefault) => !isDefault && Number(value) === 0 },
    { key: 'enable.idempotence', needed: 'enable.idempotence=false', holds: orDefault(isOneOf('false')) },
  ],
  'at-least-once': IDEMPOTENCE,
  'exactly-once': [
    ...IDEMPOTENCE,
    {
      key: 'transactional.id',
      needed: 'a transactional.id',
      holds: (value, isDefault) => !isDefault && value.trim() !== '',
    },
  ],
}

const BY_HAND: Need = {
  key: 'enable.auto.commit',
  needed: 'enable.auto.commit=false',
  holds: (value, isDefault) => !isDefault && isOneOf('false')(value),
}

const COMMIT: Readonly<Record<NonNullable<ConsumerGroup['commit']>, readonly Need[]>> = {
  auto: [{ key: 'enable.auto.commit', needed: 'enable.auto.commit=true', holds: orDefault(isOneOf('true')) }],
  'after-processing': [BY_HAND],
  transactional: [
    BY_HAND,
    {
      key: 'isolation.level',
      needed: 'isolation.level=read_committed',
      holds: (value, isDefault) => !isDefault && isOneOf('read_committed')(value),
    },
  ],
}

const COMMIT_WORDS: Readonly<Record<NonNullable<ConsumerGroup['commit']>, string>> = {
  auto: 'committed on a timer',
  'after-processing': 'committed after processing',
  transactional: 'committed in transactions',
}

/** A guarantee in words: `at least once`. */
export const deliveryWords = (delivery: Delivery): string => delivery.replaceAll('-', ' ')

/** The settings of a producer by which it has not the delivery guarantee that it names; none where it names none. */
export const producerOverrides = ({ delivery, config }: Producer): readonly Override[] =>
  delivery === undefined ? [] : broken(DELIVERY[delivery], config, deliveryWords(delivery))

/** The settings of a group by which it does not commit in the way that it names; none where it names none, or has no offsets. */
export const consumerGroupOverrides = ({ reads, commit, config }: ConsumerGroup): readonly Override[] =>
  commit === undefined || (reads !== undefined && reads !== 'group')
    ? []
    : broken(COMMIT[commit], config, COMMIT_WORDS[commit])

function broken(needs: readonly Need[], config: Config | undefined, guarantee: string): Override[] {
  return needs.flatMap(({ key, needed, holds }) => {
    const own: ConfigValue | undefined =
      config !== undefined && Object.hasOwn(config, key) ? config[key] : undefined
    if (own === undefined || holds(String(own ?? ''), own === null)) return []
    const found = own === null ? `, and ${key} is set to nothing` : ''
    return [{ key, note: `Not ${guarantee}: that needs ${needed}${found}` }]
  })
}
