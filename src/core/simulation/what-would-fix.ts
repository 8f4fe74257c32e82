/** The smallest change that keeps a design inside a goal whatever a scenario does to it, by search over the simulation. */
import { sharedInstanceId } from '../lint/cannot-start'
import { measureDesign } from '../measure-once'
import type { Design, Goal, Scenario } from '../model/design'
import { type DesignChange, withChange } from '../model/design-change'
import { brokerNumber } from '../settings/resolve-settings'
import { shareMembers } from '../settings/share-group'
import { formatCount, formatCountOf, formatSignificant } from '../shared/format'
import { isEager, isServerSide } from '../sizing/assignor'
import type { ConsumerGroupView, DesignView } from '../views/views'
import { raiseQuotas } from './fixes-of-quotas'
import { moreInstances, moreTasks, noticeSooner, otherCause, readFromBeginning } from './fixes-of-readers'
import { keepLonger, takeWrites } from './fixes-of-topics'
import { holds, isAlike, least, type Proposal, reached, type Search } from './proposals'
import { simulate } from './simulate'
import type { GroupRun } from './simulation'
import { sayNodes, sayTime } from './tell'

const DEFAULT_GOAL: Goal = { waitSeconds: 60 }
/** Members of a share group are looked for up to so many times what there are. */
const MOST_SHARING = 16
/** Processing is never asked to be quicker than this share of what it is. */
const LEAST_PROCESSING = 0.05
const COOPERATIVE = 'org.apache.kafka.clients.consumer.CooperativeStickyAssignor'

/**
 * What would keep every group inside the scenario's goal (no record waits for over 60 s, where it has none), lose
 * nothing to retention, skip nothing and refuse no write: for each group and topic that does not hold, the least change
 * of each kind, those first that are enough. Where a group also needs that topics take writes, its changes have that
 * with them. A topic whose partitions are computed keeps as many as it has, which Kafka does not take away: a change
 * that would compute another number states it. Empty where all holds already.
 */
export function whatWouldFix(design: Design, scenario: Scenario): readonly Proposal[] {
  const { view } = measureDesign(design)
  const stated = partitionsOf(view)
  const run = (...changes: readonly DesignChange[]) =>
    simulate([...stated, ...changes].reduce(withChange, design), scenario, { runs: 0 })
  const search: Search = { design, scenario, goal: scenario.goal ?? DEFAULT_GOAL, run }
  const before = run()
  const raised = [...raiseQuotas(search, before)]
  const quotas = raised.flatMap(({ changes }) => changes)
  const withQuotas: Search = { ...search, run: (...changes) => run(...quotas, ...changes) }
  const unthrottled = quotas.length === 0 ? before : withQuotas.run()
  const ofTopics = view.topics.flatMap((topic) => [...takeWrites(withQuotas, unthrottled, topic)])
  const topics = [...raised, ...ofTopics.filter(({ changes }) => changes.length > 0)]
  // What is held back by a topic that takes no writes is late with every reader, and none of theirs.
  const fixed = topics.flatMap(({ changes }) => changes)
  const then = fixed.length === 0 ? before : run(...fixed)
  const afterwards: Search = { ...search, run: (...changes) => run(...fixed, ...changes) }
  const ofReader = (id: string, find: (found: Search, of: GroupRun) => Iterable<Proposal>) => {
    const [was, of] = [before, then].map(({ groups }) =>
      Object.values(groups).find(({ node }) => node === id),
    )
    if (!was || !of) return []
    if (was.refusal !== null) return [neverStarts(was)]
    if (isAlike(was, of)) return [...find(search, was)]
    return [...find(afterwards, of)].map((proposal) => together(proposal, topics, fixed))
  }
  const proposals = [
    ...raised,
    ...ofTopics,
    ...view.consumerGroups.flatMap((group) => ofReader(group.id, (found, of) => ofGroup(found, group, of))),
    ...view.streamsApps.flatMap((app) =>
      ofReader(app.id, (found, of) => (holds(of, found.goal) ? [] : [moreInstances(found, app, of)])),
    ),
    ...view.connectors.flatMap((connector) =>
      ofReader(connector.id, (found, of) => (holds(of, found.goal) ? [] : [moreTasks(found, connector, of)])),
    ),
  ]
  return proposals
    .map((proposal) => keepingPartitions(design, proposal, stated))
    .toSorted((one, other) => Number(other.reachesGoal) - Number(one.reachesGoal))
}

/** What never runs reads nothing, whatever is changed beside it. */
const neverStarts = ({ name, node, refusal }: GroupRun): Proposal => ({
  at: node,
  title: `${name} never runs`,
  effect: `${refusal}: nothing else helps before that is fixed`,
  changes: [],
  reachesGoal: false,
})

type OfPartitions = Extract<DesignChange, { kind: 'partitions' }>

/** The partitions of the topics that do not state theirs, as changes that state them. */
const partitionsOf = ({ topics }: DesignView): readonly OfPartitions[] =>
  topics.flatMap(({ name: topic, partitions, topic: { partitions: stated } }) =>
    typeof stated === 'number' ? [] : [{ kind: 'partitions', topic, partitions }],
  )

/** A proposal that also states the partitions of what would be computed anew by its changes. */
function keepingPartitions(design: Design, proposal: Proposal, stated: readonly OfPartitions[]): Proposal {
  const { changes } = proposal
  if (changes.length === 0 || stated.length === 0) return proposal
  const { view } = measureDesign(changes.reduce(withChange, design))
  const after = new Map(view.topics.map(({ name, partitions }) => [name, partitions]))
  const changed = new Set(changes.flatMap((change) => (change.kind === 'partitions' ? [change.topic] : [])))
  const kept = stated.filter(
    ({ topic, partitions }) => !changed.has(topic) && after.get(topic) !== partitions,
  )
  if (kept.length === 0) return proposal
  const says = kept.map(
    ({ topic, partitions }) => `${topic} stays at ${formatCountOf(partitions, 'partition')}`,
  )
  return { ...proposal, effect: [proposal.effect, ...says].join('; '), changes: [...kept, ...changes] }
}

/** A fix of a reader, which was found with topics fixed that it reads from, with those. */
function together(proposal: Proposal, topics: readonly Proposal[], fixed: readonly DesignChange[]): Proposal {
  if (proposal.changes.length === 0) return proposal
  const which =
    topics.length === 1
      ? `fix of ${sayNodes(topics.map(({ at }) => at))}`
      : `other ${formatCount(topics.length)} fixes`
  return {
    ...proposal,
    title: `${proposal.title}, together with the ${which}`,
    changes: [...fixed, ...proposal.changes],
  }
}

function* ofGroup(search: Search, view: ConsumerGroupView, of: GroupRun): Iterable<Proposal> {
  if (of.balance.deleted > 0.5) yield* keepLonger(search, view)
  if (of.balance.skipped > 0.5) yield* readFromBeginning(search, view)
  if (!holds(of, search.goal)) yield* keepUp(search, view, of)
}

function* keepUp(search: Search, view: ConsumerGroupView, before: GroupRun): Iterable<Proposal> {
  const { name, id: at, group } = view
  const { goal, run } = search
  const members = group.members ?? 1
  const threads = group.threadsPerMember ?? 1
  const partitions = view.reads.reduce((sum, { topic }) => sum + topic.partitions, 0)
  const most = Math.min(
    mostLetIn(view).members,
    group.reads === 'share' ? MOST_SHARING * Math.max(1, members) : Math.floor(partitions / threads),
  )
  const membersOf = (count: number) => soManyMembers(view, count)
  const enough = (...changes: readonly DesignChange[]) => holds(run(...changes).groups[name], goal)
  yield* assignor(search, view)
  const isShared = group.reads !== 'everything'
  const needed = isShared ? least(members + 1, most, (count) => enough(...membersOf(count))) : undefined
  if (needed !== undefined) {
    const short =
      needed - 1 > members
        ? `; with ${needed - 1}: ${sayTime(run(...membersOf(needed - 1)).groups[name]?.longestWaitSeconds ?? 0)}`
        : ''
    yield {
      at,
      title: `${name}: ${members} → ${needed} members`,
      effect: `${reached(run(...membersOf(needed)).groups[name])}${short}`,
      changes: membersOf(needed),
      reachesGoal: true,
    }
  } else {
    const noticed = [...noticeSooner(search, view)]
    yield* noticed
    if (noticed.length === 0) yield noMembers(search, view, before, most)
    if (group.reads !== 'share') yield* morePartitions(search, view)
  }
  const ms = group.processingMsPerRecord ?? 0
  const hundredths =
    ms > 0 ? least(1, 100 - LEAST_PROCESSING * 100, (less) => enough(quicker(name, ms, less))) : undefined
  if (hundredths !== undefined) {
    const change = quicker(name, ms, hundredths)
    yield {
      at,
      title: `${name}: ${formatSignificant(ms)} → ${formatSignificant(change.processingMsPerRecord)} ms a record`,
      effect: `${reached(run(change).groups[name])}; by batches, or by calls that do not wait for each other`,
      changes: [change],
      reachesGoal: true,
    }
  }
}

/** So many members, each with an instance id of its own where all would have one: Kafka fences all but the last. */
function soManyMembers(view: ConsumerGroupView, members: number): readonly DesignChange[] {
  const { name, group } = view
  const id = sharedInstanceId(view)
  const ids: readonly DesignChange[] =
    id === undefined || members * (group.threadsPerMember ?? 1) <= 1
      ? []
      : [{ kind: 'group-setting', group: name, settings: { 'group.instance.id': `${id}-\${HOSTNAME}` } }]
  return [...ids, { kind: 'members', group: name, members }]
}

/** The setting of the brokers that bounds the consumers of a group, and how many members it leaves room for. */
function mostLetIn(view: ConsumerGroupView): { readonly key: string; readonly members: number } {
  const { group, cluster } = view
  const isShare = group.reads === 'share'
  const key = isShare
    ? 'group.share.max.size'
    : isServerSide(view)
      ? 'group.consumer.max.size'
      : 'group.max.size'
  const consumers = isShare ? shareMembers(cluster) : brokerNumber(cluster, key, Number.POSITIVE_INFINITY)
  return { key, members: Math.floor(consumers / (group.threadsPerMember ?? 1)) }
}

const quicker = (group: string, ms: number, hundredths: number) => ({
  kind: 'processing' as const,
  group,
  processingMsPerRecord: Number((ms * (1 - hundredths / 100)).toPrecision(3)),
})

/** Why more members are no answer: one partition gets more than one member can do, or no more have work or are let in. */
function noMembers(search: Search, view: ConsumerGroupView, before: GroupRun, most: number): Proposal {
  const { name, id: at, group } = view
  const title = `${name}: no number of members helps`
  const cause = otherCause(search, view)
  if (cause !== undefined) return { at, title, effect: cause, changes: [], reachesGoal: false }
  const letIn = mostLetIn(view)
  const ms = group.processingMsPerRecord ?? 0
  const one = ms > 0 ? 1000 / ms : Number.POSITIVE_INFINITY
  const hottest = before.partitions.reduce<GroupRun['partitions'][number] | undefined>(
    (most_, partition) => ((partition.lag.at(-1) ?? 0) > (most_?.lag.at(-1) ?? 0) ? partition : most_),
    before.partitions.toSorted((first, second) => second.share - first.share)[0],
  )
  const written = before.written.reduce((largest, rate) => Math.max(largest, rate), 0)
  const rate = written * (hottest?.share ?? 0)
  // The members of a share group work on one partition together.
  const isHot = group.reads !== 'share' && rate > one
  const which =
    most >= letIn.members
      ? `, as many as ${letIn.key} lets in,`
      : group.reads === 'share'
        ? ''
        : ', enough for every partition,'
  return {
    at,
    title,
    effect:
      isHot && hottest
        ? `${hottest.topic} ${hottest.partition} alone gets up to ${formatCount(Math.round(rate))} records a second, and one member does ${formatCount(Math.round(one))}`
        : `even ${formatCount(most)}${which} do not reach the goal`,
    changes: [],
    reachesGoal: false,
  }
}

function* assignor({ goal, run }: Search, view: ConsumerGroupView): Iterable<Proposal> {
  if (!isEager(view) || isServerSide(view)) return
  const isNew = view.cluster.kafkaVersion >= '4.0'
  const settings: Readonly<Record<string, string | null>> = isNew
    ? {
        'group.protocol': 'consumer',
        'partition.assignment.strategy': null,
        'session.timeout.ms': null,
        'heartbeat.interval.ms': null,
      }
    : { 'partition.assignment.strategy': COOPERATIVE }
  const change: DesignChange = { kind: 'group-setting', group: view.name, settings }
  const after = run(change).groups[view.name]
  if (!holds(after, goal)) return
  yield {
    at: view.id,
    title: `${view.name}: ${isNew ? 'group.protocol=consumer' : 'the cooperative-sticky assignor'}`,
    effect: `only partitions that move stop in a rebalance: ${reached(after)}`,
    changes: [change],
    reachesGoal: true,
  }
}

function* morePartitions({ goal, run }: Search, view: ConsumerGroupView): Iterable<Proposal> {
  const [read, ...others] = view.reads
  if (!read || others.length > 0) return
  const { name, partitions } = read.topic
  const threads = view.group.threadsPerMember ?? 1
  for (const factor of [1.5, 2, 3, 4]) {
    const count = Math.ceil(partitions * factor)
    if (Math.ceil(count / threads) > mostLetIn(view).members) return
    const changes: readonly DesignChange[] = [
      { kind: 'partitions', topic: name, partitions: count },
      ...soManyMembers(view, Math.ceil(count / threads)),
    ]
    const after = run(...changes).groups[view.name]
    if (!holds(after, goal)) continue
    yield {
      at: `topic:${name}`,
      title: `${name}: ${partitions} → ${count} partitions, with a member of ${view.name} each`,
      effect: `${reached(after)}; keys move to other partitions`,
      changes,
      reachesGoal: true,
    }
    return
  }
}
