import { settingText } from '../exporters/setting-text'
import { NOT_FOR_SHARE_CONSUMERS } from '../kafka/share-consumer-settings'
import type { Config, ConsumerGroup, Producer } from '../model/design'
import { groupIdOf, readingOf } from '../model/reading'
import { consumerGroupIntent, producerIntent } from '../settings/client-intent'
import type { ApplicationPlan, PlanCommit, PlanSetting } from './plan'

/** What the code itself decides: how bytes become a key or a value, and who an instance is. */
const IN_CODE = new Set([
  'key.deserializer',
  'value.deserializer',
  'key.serializer',
  'value.serializer',
  'bootstrap.servers',
  'transactional.id',
  'group.id',
])

/** Whether the code has a setting in hand, so that no file of settings says it. */
export const isSetInCode = (key: string): boolean => IN_CODE.has(key)

const OWN = 'Set in the design'

/** What is implied, with the design's own settings over it; one that is set to nothing is left to the client. */
function withOwn(implied: readonly PlanSetting[], own: Config | undefined): readonly PlanSetting[] {
  const settings = new Map(implied.map((setting) => [setting.key, setting]))
  for (const [key, value] of Object.entries(own ?? {})) {
    settings.delete(key)
    if (value !== null && !IN_CODE.has(key)) settings.set(key, { key, value: settingText(value), why: OWN })
  }
  return [...settings.values()]
}

const WRITES: Readonly<Record<string, string>> = {
  acks: 'Every in-sync replica has a record before it counts as written',
  'enable.idempotence': 'A retry of the client writes nothing twice',
  retries: 'The client tries until delivery.timeout.ms is over',
}

const WRITES_AT_MOST_ONCE: Readonly<Record<string, string>> = {
  acks: 'Nobody confirms a record: it may be lost, as the design allows',
  'enable.idempotence': 'Needs confirmations, which there are none of',
  retries: 'A record that is not written is given up rather than written twice',
}

/** The settings of a producer: of at least once where the design names no guarantee, as Kafka's own client has them. */
export function writingSettings(producer: Producer): readonly PlanSetting[] {
  const { delivery = 'at-least-once' } = producer
  const why = delivery === 'at-most-once' ? WRITES_AT_MOST_ONCE : WRITES
  const implied = Object.entries(producerIntent({ ...producer, delivery })).flatMap(
    ([key, value]): PlanSetting[] =>
      value === null || isSetInCode(key) ? [] : [{ key, value: settingText(value), why: why[key] ?? '' }],
  )
  return withOwn(implied, producer.config)
}

const READS: Readonly<Record<string, string>> = {
  'isolation.level': 'What an aborted transaction wrote is passed over',
  'share.acknowledgement.mode': 'Each record is acknowledged by itself, when it is done',
}

const AUTO: Readonly<Record<PlanCommit, string>> = {
  timer: 'The client commits on a timer, as the design says',
  'after-processing': 'The program commits, once records are processed',
  'in-transaction': 'Offsets are committed with what is written, in one transaction',
  none: 'It is in no group and commits nothing',
  acknowledge: '',
}

const EARLIEST: PlanSetting = {
  key: 'auto.offset.reset',
  value: 'earliest',
  why: 'Where no offset is committed, as in a partition that was just added, nothing is skipped',
}

/** The settings of a group's consumer, whichever way it commits. */
export function readingSettings(group: ConsumerGroup, commit: PlanCommit): readonly PlanSetting[] {
  const autoCommit = { key: 'enable.auto.commit', value: String(commit === 'timer'), why: AUTO[commit] }
  const intent = commit === 'in-transaction' ? { ...group, commit: 'transactional' as const } : group
  const implied = Object.entries(consumerGroupIntent(intent)).flatMap(([key, value]): PlanSetting[] =>
    value === null || key === 'enable.auto.commit'
      ? []
      : [{ key, value: settingText(value), why: READS[key] ?? '' }],
  )
  if (readingOf(group) === 'share')
    return withOwn(
      [
        {
          key: 'share.acknowledgement.mode',
          value: 'explicit',
          why: READS['share.acknowledgement.mode'] ?? '',
        },
      ],
      Object.fromEntries(
        Object.entries(group.config ?? {}).filter(([key]) => !NOT_FOR_SHARE_CONSUMERS.includes(key)),
      ),
    )
  const isCommitted = commit === 'after-processing' || commit === 'in-transaction'
  return withOwn([autoCommit, ...implied, ...(isCommitted ? [EARLIEST] : [])], group.config)
}

/** Undefined where nobody is in a group. */
export const groupIdOfPlan = (group: ConsumerGroup): string | undefined =>
  readingOf(group) === 'everything' ? undefined : groupIdOf(group) || group.name

const MAX_POLL_INTERVAL_MS = 300_000

/** Returns how long a loop may be quiet, in ms, before it is taken to hang: as long as its group waits for it. */
export function aliveMsOf({ reads }: ApplicationPlan): number {
  const own = Number(reads?.settings.find(({ key }) => key === 'max.poll.interval.ms')?.value)
  return Number.isFinite(own) && own > 0 ? Math.round(own) : MAX_POLL_INTERVAL_MS
}
