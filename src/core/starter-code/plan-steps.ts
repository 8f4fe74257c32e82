import { formatDuration } from '../shared/format'
import type { ApplicationPlan, FailurePlan, ReadingPlan, WritingPlan } from './plan'

type Planned = Omit<ApplicationPlan, 'steps'>

const code = (name: string): string => `\`${name}\``

const listOf = (names: readonly string[]): string =>
  names.length < 2
    ? names.map(code).join('')
    : `${names.slice(0, -1).map(code).join(', ')} and ${code(names.at(-1) ?? '')}`

const namesOf = (topics: readonly { readonly topic: string }[]): string =>
  listOf(topics.map(({ topic }) => topic))

/** Returns what a program does, in order, a sentence each. `isStated` is whether the design names the guarantee. */
export function stepsOf(plan: Planned, isStated: boolean): readonly string[] {
  const { reads, writes } = plan
  if (reads) return readingSteps(reads, writes, isStated)
  return writes ? producerSteps(writes, isStated) : []
}

function producerSteps({ topics, transactionalId, settings }: WritingPlan, isStated: boolean): string[] {
  const to = topics.length === 0 ? 'nothing yet: the drawing names no topic' : namesOf(topics)
  const isConfirmed = !settings.some(({ key, value }) => key === 'acks' && value === '0')
  return [
    `Takes records from its source and writes them to ${to}.`,
    ...(transactionalId === undefined
      ? [
          isConfirmed
            ? 'Tells its source that records are written once every in-sync replica has them; it stops where one cannot be written.'
            : 'Nobody confirms its records: one may be lost, none is written twice.',
        ]
      : [
          'Writes what its source gives at a time in one transaction, and tells its source once that is committed.',
          'A transaction that fails is aborted, and its records are written again in the next.',
        ]),
    ...(isStated
      ? []
      : ['The design names no guarantee: it writes at least once, as Kafka’s own client does.']),
  ]
}

const COMMITS: Readonly<Record<ReadingPlan['commit'], string>> = {
  timer: 'The client commits offsets on a timer, whether the work on them is done or not.',
  'after-processing':
    'Commits offsets once records are processed and what they make is written: none is lost, some may come again after a crash.',
  'in-transaction':
    'Writes records and commits offsets in one transaction: after a crash both are there or neither is.',
  none: 'Commits nothing: after a restart it reads from where its settings say.',
  acknowledge: 'Acknowledges each record when it is done; one that nobody acknowledges is given out again.',
}

function readingSteps(reads: ReadingPlan, writes: WritingPlan | undefined, isStated: boolean): string[] {
  const { topics, reading, groupId = '', commit, failure } = reads
  const from = topics.length === 0 ? 'nothing yet: the drawing names no topic' : namesOf(topics)
  const as = {
    group: `as a member of the consumer group ${code(groupId)}`,
    share: `as a member of the share group ${code(groupId)}`,
    everything: 'in every partition, each instance by itself',
  }[reading]
  return [
    `Reads ${from} ${as}.`,
    ...(writes && writes.topics.length > 0
      ? [`Processes each record, which makes records for ${namesOf(writes.topics)}.`]
      : ['Processes each record.']),
    ...failureSteps(reads, failure),
    COMMITS[commit],
    ...(commit === 'timer' || commit === 'none' || isStated || reading !== 'group'
      ? []
      : [
          'The design does not say when offsets are committed: it is done after processing, which loses nothing.',
        ]),
  ]
}

function failureSteps({ reading, retryTopics }: ReadingPlan, failure: FailurePlan): string[] {
  const { retries, deadLetter, otherwise } = failure
  const { attempts, backOffMs, multiplier } = retries
  const tries = `${attempts} ${attempts === 1 ? 'time' : 'times'}`
  const waits =
    reading === 'share'
      ? ': it is released, and the brokers give it out again at once'
      : backOffMs === 0
        ? ''
        : `, after ${formatDuration(backOffMs)}${multiplier > 1 ? ` and then ${multiplier} times as long each time` : ''}, while its partition waits and the others go on`
  const last =
    deadLetter === undefined
      ? {
          stop: 'A record that fails for good has nowhere to go: the program stops before it, so that none is lost.',
          skip: 'A record that fails for good is logged and passed over.',
          reject: 'A record that fails for good is rejected, and given out to nobody again.',
        }[otherwise]
      : `A record that fails for good is written to ${code(deadLetter)} as it came, with headers that say where it was and why.`
  return [
    ...(attempts > 0 ? [`Tries a record that fails again, ${tries}${waits}.`] : []),
    ...(retryTopics.length > 0
      ? [
          `Then sends it through ${listOf(retryTopics)}, which it reads as well: a partition there waits until its next record is due.`,
        ]
      : []),
    last,
  ]
}
