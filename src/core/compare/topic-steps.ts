import { isCountUnfounded } from '../facts/is-count-unfounded'
import { isInternalTopic, whyNotCreated } from '../kafka/internal-topics'
import { MOST_PARTITIONS_OF_A_REQUEST } from '../kafka/most-partitions'
import { placementRefusal } from '../kafka/replica-placement'
import { checkTopicName, collides } from '../kafka/topic-name'
import { topicId } from '../model/node-id'
import { isReplicationStated } from '../model/replication-stated'
import { formatBytes, formatCount, formatPercent } from '../shared/format'
import { hashOf, isKeyless } from '../sizing/key-spread'
import type { TopicView } from '../views/views'
import { drawnSteps } from './drawn-steps'
import { movedKeys } from './moved-keys'
import { copyingOf, copyingTime, type Room, throttleInWords } from './safe-throttle'
import { settingConsequence } from './setting-consequence'
import { settingSteps } from './setting-steps'
import { type Consequence, HARMLESS } from './step'
import { APPLIES, count, type Draft, draftOf, type Pair, PHASE, type PlacedStep, stepOf } from './step-of'
import type { Target } from './targets'

/** Returns the step that creates a topic. `there` are the names of all other topics that the cluster has by then. */
export function creationStep(after: TopicView, there: Iterable<string>, brokers: number): PlacedStep {
  const { name, partitions, replicationFactor } = after
  const draft: Draft = {
    id: `${topicId(name)}`,
    at: topicId(name),
    field: '',
    change: 'add',
    title: `Create ${name}: ${count(partitions, 'partition')}, replication factor ${replicationFactor}`,
  }
  const refusal = creationRefusal(after, there, brokers)
  const consequence: Consequence =
    refusal === undefined
      ? { ...HARMLESS, says: `An empty topic with ${count(partitions * replicationFactor, 'replica')}.` }
      : { ...HARMLESS, refusal }
  return { phase: PHASE.create, step: stepOf(draft, APPLIES, consequence) }
}

function creationRefusal(after: TopicView, there: Iterable<string>, brokers: number): string | undefined {
  const { name, partitions } = after
  const check = checkTopicName(name)
  if (!check.ok) return `Kafka refuses the name. ${check.reason ?? ''}`.trim()
  if (isInternalTopic(name)) return `Left out: ${whyNotCreated(name)}.`
  for (const other of there) {
    if (collides(name, other))
      return `Kafka refuses it: the name collides with ${other}, which is there, since metrics cannot tell . from _.`
  }
  if (partitions > MOST_PARTITIONS_OF_A_REQUEST)
    return `Kafka creates no topic of ${formatCount(partitions)} partitions.`
  const unplaced = tooFewBrokers(after, brokers)
  if (unplaced !== undefined) return unplaced
  const refused = Object.entries(after.topic.config ?? {})
    .map(([key, value]) => settingConsequence({ key, value, before: after, after }).refusal)
    .find((reason) => reason !== undefined)
  return refused
}

const tooFewBrokers = ({ replicationFactor }: TopicView, brokers: number): string | undefined =>
  placementRefusal({ brokers: Array.from({ length: brokers }, (_, id) => ({ id })), replicationFactor })

/** Returns the step for a topic that the later design no longer has. */
export function removalStep(before: TopicView, { removedTopic }: Target): PlacedStep {
  const readers = before.readers.map(({ group }) => group.name)
  const draft: Draft = {
    id: `${topicId(before.name)}`,
    at: topicId(before.name),
    field: '',
    change: 'remove',
    title: `Remove ${before.name}`,
  }
  const bytes = before.sizing.storage.value
  const consequence: Consequence = {
    reversible: false,
    losesData: true,
    says: [
      bytes > 0 ? `About ${formatBytes(bytes)} are gone.` : '',
      readers.length > 0 ? `It was read by ${readers.join(', ')}.` : '',
    ]
      .filter((said) => said !== '')
      .join(' '),
    saferWay: 'Stop its writers, see that nobody reads it any more, and delete it by hand.',
  }
  return { phase: PHASE.remove, step: stepOf(draft, removedTopic, consequence) }
}

/** Returns the steps that make the topic of the earlier design that of the later one. */
export function changeSteps(pair: Pair, target: Target, room: Room): PlacedStep[] {
  return [
    ...replicationSteps(pair, target, room),
    ...partitionSteps(pair, target),
    ...settingSteps(pair, target),
    ...drawnSteps(pair),
  ]
}

function partitionSteps(pair: Pair, target: Target): PlacedStep[] {
  const { before, after } = pair
  const [from, to] = [before.partitions, after.partitions]
  if (from === to) return []
  if (isCountUnfounded(after) && to < from)
    return [notStatedStep(pair, 'partitions', count(from, 'partition'))]
  if (isCountUnfounded(before)) return [unknownStep(pair)]
  const draft = draftOf(pair, 'partitions', `${formatCount(from)} → ${count(to, 'partition')}`)
  return to > from
    ? [{ phase: PHASE.morePartitions, step: stepOf(draft, target.morePartitions, addingPartitions(pair)) }]
    : [{ phase: PHASE.fewerPartitions, step: stepOf(draft, target.fewerPartitions, losingPartitions(pair)) }]
}

/** The step for a number that the later design does not state: what the cluster has is nobody's wish to change. */
function notStatedStep(pair: Pair, field: 'partitions' | 'replicationFactor', has: string): PlacedStep {
  const step = stepOf(
    draftOf(pair, field, `${has}, and not stated any more`),
    {
      outcome: 'left-alone',
      sentence:
        'The later design does not say how many there are to be: a file that leaves it out as well leaves the topic as it is. State the number before you export: an export writes the least that there can be.',
    },
    HARMLESS,
  )
  return { phase: PHASE.drawn, step }
}

/** The step for partitions of which the earlier design does not say how many there are: fewer are refused. */
const unknownStep = (pair: Pair): PlacedStep => ({
  phase: PHASE.drawn,
  step: stepOf(
    draftOf(pair, 'partitions', `not stated → ${count(pair.after.partitions, 'partition')}`),
    {
      outcome: 'left-alone',
      sentence:
        'The earlier design does not say how many there are, so whether anything changes is not known. Compare with what kafka-topics.sh --describe prints of the cluster.',
    },
    HARMLESS,
  ),
})

function addingPartitions({ before, after }: Pair): Consequence {
  const { name, topic, writers } = after
  if (after.partitions > MOST_PARTITIONS_OF_A_REQUEST)
    return { ...HARMLESS, refusal: `Kafka takes no request for ${formatCount(after.partitions)} partitions.` }
  const said = ['Kafka never takes partitions away again.']
  if (isKeyless(topic, writers)) return { reversible: false, losesData: false, says: said.join(' ') }
  const moved = movedKeys(
    topic.key?.samples,
    before.partitions,
    after.partitions,
    hashOf(writers) ?? 'murmur2',
  )
  const whose = moved.samples === undefined ? 'of all keys' : `of ${count(moved.samples, 'sample key')}`
  const condition = topic.key === undefined ? 'Where records have keys, ' : ''
  said.unshift(
    `${condition}${formatPercent(moved.share)} ${whose} go to another partition: the order of their records breaks.`,
  )
  if (after.settings.text('cleanup.policy').includes('compact'))
    said.push('The last record of a moved key stays in its old partition, and is never compacted away.')
  const partners = (topic.coPartitionedWith ?? []).filter((partner) => partner !== name)
  if (partners.length > 0) said.push(`A join with ${partners.join(', ')} needs the same number there.`)
  return {
    reversible: false,
    losesData: false,
    says: said.join(' '),
    saferWay: `Stop the writers and let the readers finish first; or hand it over to a new topic with ${count(after.partitions, 'partition')}: write to both, and move the readers.`,
  }
}

/** What is gone where a tool deletes a topic to make it again. */
function lostRecords(before: TopicView): string {
  const bytes = before.sizing.storage.value
  const readers = before.readers.map(({ group }) => group.name)
  const lost = [
    bytes > 0 ? `About ${formatBytes(bytes)} of records are lost.` : 'Its records are lost.',
    readers.length > 0
      ? `The offsets of ${readers.join(', ')} go with it: they start again by auto.offset.reset.`
      : '',
  ]
  return lost.filter((said) => said !== '').join(' ')
}

function losingPartitions({ before, after }: Pair): Consequence {
  return {
    reversible: false,
    losesData: false,
    says: lostRecords(before),
    saferWay: `Keep ${count(before.partitions, 'partition')}; or hand it over to a new topic with ${formatCount(after.partitions)}: write to both, move the readers, and delete ${after.name} last.`,
  }
}

function replicationSteps(pair: Pair, target: Target, room: Room): PlacedStep[] {
  const { before, after } = pair
  const [from, to] = [before.replicationFactor, after.replicationFactor]
  if (from === to) return []
  if (!isReplicationStated(after.topic, after.cluster))
    return [notStatedStep(pair, 'replicationFactor', `replication factor ${from}`)]
  // The later number is a wish all the same, and a reassignment begins with what the cluster has.
  const known = isReplicationStated(before.topic, before.cluster)
    ? `replication factor ${from} →`
    : 'not stated → replication factor'
  const draft = draftOf(pair, 'replicationFactor', `${known} ${to}`)
  const phase = to > from ? PHASE.moreReplicas : PHASE.fewerReplicas
  const moved = replicas(pair, room)
  const { saferWay, ...rest } = moved
  const consequence =
    target.replication.outcome === 'recreates' && moved.refusal === undefined
      ? { ...moved, says: lostRecords(before) }
      : target.replication.isOutOfReach
        ? rest
        : moved
  return [{ phase, step: stepOf(draft, target.replication, consequence) }]
}

function replicas({ before, after }: Pair, room: Room): Consequence {
  const refusal = tooFewBrokers(after, room.brokers)
  if (refusal !== undefined) return { ...HARMLESS, refusal }
  const [from, to] = [before.replicationFactor, after.replicationFactor]
  if (to > from) {
    const copying = copyingOf([{ was: before, view: after, share: 1 }], room)
    const { bytes, throttle } = copying
    return {
      ...HARMLESS,
      says:
        bytes > 0
          ? `About ${formatBytes(bytes)} are copied between brokers: at ${formatBytes(throttle)} a second on each that takes about ${copyingTime(copying)}, and without a throttle all the network there is.`
          : 'What is stored is copied between brokers meanwhile.',
      saferWay: `kafka-reassign-partitions.sh with --throttle ${throttle}${bytes > 0 ? `. ${throttleInWords(copying)}` : ', in a quiet hour.'}`,
    }
  }
  const needed = after.settings.number('min.insync.replicas')
  const isShort = needed > to
  return {
    ...HARMLESS,
    says: isShort
      ? `Every write with acks=all is refused then: min.insync.replicas is ${needed}.`
      : 'Fewer copies: fewer brokers may be lost.',
  }
}
