import type { Design } from '../model/design'
import { consumerGroupSettings, topicSettings } from '../settings/resolve-settings'
import { formatCountOf } from '../shared/format'
import type { Cause, Diagnosis, GroupDiagnosis, PartitionReading, Status } from './diagnosis'
import { isRebalancing, isTold, lagOf, sum } from './evidence'
import { findCauses } from './find-causes'
import { diagnoseBrokers } from './judge-brokers'
import { IN_HAND, judgePartitions, partitionsBack } from './judge-partitions'
import { diagnoseTopic } from './judge-topic'
import { areSwapped, isAllTheSame } from './merge-moments'
import {
  type GroupObservation,
  type Observation,
  type Observed,
  type TopicObservation,
  unseenGroup,
} from './observations'
import { type PastedText, readObservations } from './read-observations'
import { summaryOf, wordsOf } from './summary'

/**
 * Judges what Kafka's tools printed: each group healthy, warning or critical by what its offsets do, with the causes and
 * what to do, in the order in which an expert would; and each topic by its leaders and replicas. Texts are read in the
 * order of their times (`at`, milliseconds since 1970) or as given; two listings of a group some time apart give rates.
 * Beside Kafka's own tools it reads rpk, kcat -L, the Confluent CLI, Burrow's and REST interfaces' JSON, the metrics of
 * kafka-exporter, kafka-lag-exporter, kminion and Burrow, and CSV of web pages. A design adds what listings do not say: retention, min.insync.replicas, max.poll.records.
 *
 * Never throws, whatever the text; pure: nothing is sent anywhere.
 *
 * @see Burrow, the rules of consumer lag evaluation
 */
export function diagnose(texts: readonly PastedText[], design?: Design): Diagnosis {
  const observed = readObservations(texts)
  const { moments, repeated, errors } = observed
  const topics = topicsOf(moments)
  const names = new Set(moments.flatMap(({ groups }) => [...groups.keys()]))
  const groups = [...names].map((name) => diagnoseGroup(name, moments, topics, design))
  const [first, last] = [moments[0]?.at ?? null, moments.at(-1)?.at ?? null]
  return {
    groups: groups.toSorted((one, other) => WORST[one.status] - WORST[other.status]),
    topics: [...topics].flatMap(([name, topic]) => diagnoseTopic(name, topic, design)),
    brokers: diagnoseBrokers(topics),
    seconds:
      moments.length > 1 && first !== null && last !== null && last > first ? (last - first) / 1000 : null,
    remarks: [
      ...errors,
      ...(repeated > 0
        ? [
            'Two of the listings are the same, and are judged as one: paste one of a later time to see what moves.',
          ]
        : []),
      ...(isAllTheSame(moments)
        ? [
            'The listings are the same to the letter: nothing was written and nothing read in between. If the second was not printed anew, paste one that was.',
          ]
        : []),
      ...remarksOf(groups, observed),
    ],
  }
}

const WORST: Readonly<Record<Status, number>> = { critical: 0, warning: 1, healthy: 2 }

function topicsOf(moments: readonly Observation[]): ReadonlyMap<string, TopicObservation> {
  const topics = new Map<string, TopicObservation>()
  for (const moment of moments) for (const [name, topic] of moment.topics) topics.set(name, topic)
  return topics
}

function diagnoseGroup(
  name: string,
  moments: readonly Observation[],
  topics: ReadonlyMap<string, TopicObservation>,
  design: Design | undefined,
): GroupDiagnosis {
  const listed = moments.flatMap(({ at, isTimePrinted, groups }) => {
    const group = groups.get(name)
    return group ? [{ at, isTimePrinted, group }] : []
  })
  const offsets = listed.filter(({ group }) => group.rows.size > 0)
  const [oldest, newest] = [offsets[0]?.group, offsets.at(-1)?.group]
  const isSwapped = oldest !== undefined && newest !== undefined && areSwapped(oldest, newest)
  const seen = isSwapped
    ? listed.map(({ at, isTimePrinted }, index) => ({
        at,
        isTimePrinted,
        group: listed.at(-1 - index)?.group ?? oldest,
      }))
    : listed
  const withRows = seen.filter(({ group }) => group.rows.size > 0)
  const [early, late] = [withRows[0] ?? seen[0], withRows.at(-1) ?? seen.at(-1)]
  const nobody = unseenGroup()
  const first =
    gathered(
      seen.slice(0, seen.findIndex(({ group }) => group === early?.group) + 1).map(({ group }) => group),
    ) ?? nobody
  const last = withMembers(
    late?.group ?? nobody,
    seen.map(({ group }) => group),
    seen.findIndex(({ group }) => group === late?.group),
  )
  const hasTwo = seen.length > 1
  const seconds =
    early && late && early.at !== null && late.at !== null && late.at > early.at
      ? (late.at - early.at) / 1000
      : null
  const drawn = design?.consumerGroups.find(
    (group) => group.name === name || group.config?.['group.id'] === name,
  )
  const inHand =
    drawn && design
      ? consumerGroupSettings(drawn, design.cluster.kafkaVersion).number('max.poll.records')
      : IN_HAND
  const partitions = judgePartitions(
    withRows.length > 1 ? first : undefined,
    last,
    seconds,
    inHand,
    partitionsBack(withRows.map(({ group }) => group)),
    early !== undefined && late !== undefined && areSoon([early, late]),
  )
  const retentionMs = (topic: string) => retentionOf(topic, topics, design)
  const causes = findCauses({
    name,
    first,
    last,
    hasTwo,
    rebalances: seen.filter(({ group }) => isRebalancing(group)).length,
    partitions,
    topics,
    retentionMs,
  })
  const lag = sum(partitions.map(lagOf))
  const status = statusOf(partitions, causes, hasTwo, lag > 0 || last.isUnknown)
  const isKnown = status !== 'healthy' || partitions.some(isTold)
  return {
    name,
    status,
    isKnown,
    words: wordsOf(status, isKnown, partitions),
    summary: `${summaryOf({
      name,
      status,
      isKnown,
      partitions,
      causes,
      lag,
      isEmpty: last.isEmpty,
      hasTwo: withRows.length > 1,
    })}${isSwapped ? SWAPPED : ''}`,
    causes,
    advice: [...new Set(causes.flatMap(({ advice }) => advice))],
    lag,
    partitions,
    members: [...last.members.keys()],
    state: last.state ?? first.state,
  }
}

/** Members that commit by themselves do so every 5 s: so long after a listing all of them have, and once more. */
const SOON_SECONDS = 10

/** Whether listings that say themselves when they were printed are too near to each other for a commit that stands to mean anything. */
function areSoon(moments: readonly Pick<Observation, 'at' | 'isTimePrinted'>[]): boolean {
  const seconds = secondsOf(moments)
  return moments.every(({ isTimePrinted }) => isTimePrinted) && seconds > 0 && seconds < SOON_SECONDS
}

function secondsOf(moments: readonly Pick<Observation, 'at'>[]): number {
  const times = moments.flatMap(({ at }) => (at === null ? [] : [at]))
  return times.length < 2 ? 0 : (Math.max(...times) - Math.min(...times)) / 1000
}

const SWAPPED =
  ' Log end offsets go back everywhere, so the listings look swapped, and are read the other way round; if they are in order, the topics were made anew in between.'

/** What was listed of a group first, its members and state from listings beside it. */
const gathered = (groups: readonly GroupObservation[]): GroupObservation | undefined => {
  const base = groups.at(-1)
  return base && withMembers(base, groups)
}

/** Its state is that of its own listing, or of one of those `from` it on: what was before it says nothing of it. */
function withMembers(
  base: GroupObservation,
  groups: readonly GroupObservation[],
  from = 0,
): GroupObservation {
  const latest = groups.findLast(({ hasMemberList }) => hasMemberList)
  return {
    ...base,
    members: base.hasMemberList || base.members.size > 0 ? base.members : (latest?.members ?? base.members),
    hasMemberList: base.hasMemberList || (base.members.size === 0 && latest !== undefined),
    state: base.state ?? groups.slice(from).findLast(({ state }) => state !== null)?.state ?? null,
    isSaidRebalancing: base.isSaidRebalancing || groups.slice(from).some((one) => one.isSaidRebalancing),
    epoch: base.epoch ?? groups.findLast(({ epoch }) => epoch !== null)?.epoch ?? null,
    isEmpty: base.isEmpty,
  }
}

function retentionOf(
  name: string,
  topics: ReadonlyMap<string, TopicObservation>,
  design: Design | undefined,
): number | undefined {
  const configs = topics.get(name)?.configs
  const said = Number(configs?.get('retention.ms') ?? Number.NaN)
  if (configs?.get('cleanup.policy') === 'compact') return undefined
  if (Number.isFinite(said)) return said
  const drawn = design?.topics.find((topic) => topic.name === name)
  const settings = drawn && design ? topicSettings(drawn, design.cluster) : undefined
  return settings?.text('cleanup.policy').includes('delete') ? settings.number('retention.ms') : undefined
}

const CRITICAL: ReadonlySet<PartitionReading['state']> = new Set([
  'stalled',
  'stopped',
  'rewinding',
  'beyond-end',
])
const CRITICAL_CAUSES: ReadonlySet<Cause['kind']> = new Set([
  'no-members',
  'topology-not-ready',
  'retention',
  'no-leader',
  'rewinding',
  'stuck-member',
])
const HARMLESS: ReadonlySet<Cause['kind']> = new Set(['idle-members'])

function statusOf(
  partitions: readonly PartitionReading[],
  causes: readonly Cause[],
  hasTwo: boolean,
  isNeeded: boolean,
): Status {
  // That nobody reads is bad where records are known to wait, or the group is not there at all.
  const isBad = ({ kind }: Cause) => CRITICAL_CAUSES.has(kind) && (kind !== 'no-members' || isNeeded)
  const isEndless = hasTwo && causes.some(({ kind }) => kind === 'rebalancing-without-end')
  if (isEndless || partitions.some(({ state }) => CRITICAL.has(state)) || causes.some(isBad))
    return 'critical'
  const isBehind = partitions.some(({ state }) => state === 'falling-behind' || state === 'lagging')
  return isBehind || causes.some(({ kind }) => !HARMLESS.has(kind)) ? 'warning' : 'healthy'
}

function remarksOf(
  groups: readonly GroupDiagnosis[],
  { moments, misread, dropped, headless, isHeadMissing, errors }: Observed,
): readonly string[] {
  const remarks: string[] = []
  if (dropped > 0)
    remarks.push(
      `${formatCountOf(dropped, 'row')} of a table ${dropped === 1 ? 'is' : 'are'} left out, as ${dropped === 1 ? 'its' : 'their'} numbers cannot be told for sure: columns ran together or were cut off, so copy ${dropped === 1 ? 'it' : 'them'} again.`,
    )
  if (headless > 0)
    remarks.push(
      `${formatCountOf(headless, 'row')} ${headless === 1 ? 'stands' : 'stand'} without the header line, and ${headless === 1 ? 'is' : 'are'} read in the order of columns that kafka-consumer-groups --describe prints.`,
    )
  if (isHeadMissing)
    remarks.push(
      'The header line is missing above rows of a table (GROUP, TOPIC, PARTITION, …): paste it as well, for it says what the columns are.',
    )
  if (misread > 0 && errors.size === 0)
    remarks.push(
      `${formatCountOf(misread, 'line')} ${misread === 1 ? 'is' : 'are'} not understood and left out.`,
    )
  if (groups.length === 0 && moments.every(({ topics }) => topics.size === 0))
    remarks.push(
      'There is no listing of groups or topics here: paste what kafka-consumer-groups --describe prints.',
    )
  const seconds = secondsOf(moments)
  if (groups.length > 0 && areSoon(moments))
    remarks.push(
      `The listings are ${formatCountOf(seconds, 'second')} apart: too few to tell a member that is stuck from one that commits every few seconds. Paste another after a minute.`,
    )
  if (groups.some(({ status }) => status !== 'healthy') && moments.length < 2)
    remarks.push(
      'Paste the same listing once more after a minute: two give rates, and tell whether a lag grows.',
    )
  return remarks
}
