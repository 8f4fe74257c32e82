import type { ConsumerGroup } from '../../../model/design'
import { consumerGroupId } from '../../../model/node-id'
import { groupIdOf, ownsPartitions } from '../../../model/reading'
import { cachedPer } from '../../../shared/cached-per'
import { formatCountOf } from '../../../shared/format'
import { listStretches } from '../../../shared/stretches'
import { assignorNamed, assignorNames } from '../../../sizing/assignor'
import { consumersOf } from '../../../sizing/partition-bounds'
import type { ConsumerGroupView } from '../../../views/views'
import type { Evidence } from '../../finding'
import { changeNode } from '../../fixes'
import { consumerConfigDocs } from '../../references'
import { defineRule, type Report } from '../../rule'
import { withSoundSink } from '../../sound-connect'
import { soundDesign, soundGroup, soundTopic } from '../../sound-design'

interface Shared {
  readonly group: ConsumerGroup
  readonly first: ConsumerGroup
  readonly id: string
  /** The first topic that both read; undefined where they read none together. */
  readonly topic: string | undefined
}

/** Who reads everything is in no group, and who reads nothing joins none. */
const isApart = ({ reads, consumes = [], retryTopics = [] }: ConsumerGroup): boolean =>
  reads === 'everything' || consumes.length + retryTopics.length === 0

/** The ids that are not the group's own name, which no other group has. */
const statedIds = listStretches((groups: readonly ConsumerGroup[]) =>
  groups.flatMap((group) => {
    const id = groupIdOf(group)
    return id === group.name ? [] : [id]
  }),
)

/**
 * Every group with the id of another: of the one that is called so, else of the first that has it. Beside one that
 * reads a topic with it, where there is one.
 */
const sharedIn = cachedPer((groups: readonly ConsumerGroup[]): readonly Shared[] => {
  const stated = new Set(statedIds(groups))
  if (stated.size === 0) return []
  const byId = new Map<string, ConsumerGroup[]>()
  for (const group of groups) {
    const id = groupIdOf(group)
    if (id === '' || !stated.has(id) || isApart(group)) continue
    byId.set(id, [...(byId.get(id) ?? []), group])
  }
  return [...byId].flatMap(([id, ofId]) => sharedBy(id, ofId))
})

function sharedBy(id: string, groups: readonly ConsumerGroup[]): readonly Shared[] {
  const owner = groups.find(({ name }) => name === id) ?? groups[0]
  if (owner === undefined || groups.length === 1) return []
  const readers = new Map(owner.consumes?.map(({ topic }) => [topic, owner]))
  const shared: Shared[] = []
  for (const group of groups) {
    if (group === owner) continue
    const topic = group.consumes?.find((entry) => readers.has(entry.topic))?.topic
    shared.push({ group, first: (topic === undefined ? undefined : readers.get(topic)) ?? owner, id, topic })
    for (const entry of group.consumes ?? []) if (!readers.has(entry.topic)) readers.set(entry.topic, group)
  }
  return shared
}

const isClassic = (view: ConsumerGroupView): boolean =>
  ownsPartitions(view.group) && view.settings.text('group.protocol').toLowerCase() === 'classic'

/** The assignors of two that cannot be in one classic group, since no name is in both lists; undefined where they can. */
function refusedBeside(
  one: ConsumerGroupView | undefined,
  other: ConsumerGroupView | undefined,
): readonly Evidence[] | undefined {
  if (!one || !other || !isClassic(one) || !isClassic(other)) return undefined
  const [ofOne, ofOther] = [one, other].map((view) =>
    assignorNames(view).map((name) => assignorNamed(name) ?? name),
  )
  if (!ofOne?.length || !ofOther?.length || ofOne.some((name) => ofOther.includes(name))) return undefined
  return [
    { name: `assignors of ${one.name}`, value: ofOne.join(', ') },
    { name: `assignors of ${other.name}`, value: ofOther.join(', ') },
  ]
}

const isShare = ({ reads }: ConsumerGroup): boolean => reads === 'share'

export const consumerGroupIdShared = defineRule({
  id: 'consumer-group-id-shared',
  title: 'One group id for two applications',
  scope: 'design',
  severity: 'error',
  kind: 'silent',
  why: 'The brokers know a group by its group.id alone. Two applications with one id are one group to them: of a topic that both read each gets only some of the partitions, and the records of the others go to an application that does something else with them. Where they read different topics, every start, stop and slow poll of one stops the other as well, and their lag cannot be told apart. Give each application an id of its own.',
  reference: consumerConfigDocs('group.id'),
  examples: () => {
    const of = (name: string, groupId: string | undefined, topic: string) =>
      soundDesign({
        topics: topic === 'orders' ? [] : [soundTopic({ name: topic })],
        consumerGroups: [
          soundGroup({ name, groupId, purpose: 'analytics', deadLetter: undefined, consumes: [{ topic }] }),
        ],
      })
    return {
      bad: [
        of('reports', 'billing', 'orders'),
        of('reports', 'billing', 'payments'),
        soundDesign({
          consumerGroups: [
            soundGroup({
              name: 'reports',
              groupId: 'billing',
              config: {
                'partition.assignment.strategy': 'org.apache.kafka.clients.consumer.RoundRobinAssignor',
              },
            }),
          ],
        }),
        withSoundSink(
          {},
          {
            consumerGroups: [
              soundGroup({ name: 'connect-orders-search', purpose: 'analytics', deadLetter: undefined }),
            ],
          },
        ),
      ],
      good: [of('reports', undefined, 'orders'), of('reports', 'billing-reports', 'orders')],
    }
  },
  check({ design: { consumerGroups }, consumerGroups: views, connectors }, report) {
    for (const { group: sink } of connectors) if (sink) checkSink(sink, consumerGroups, report)
    const all = sharedIn(consumerGroups)
    if (all.length === 0) return
    const viewOf = new Map(views.map((view) => [view.name, view]))
    for (const { group, first, id, topic } of all) {
      const { name } = group
      const refused = refusedBeside(viewOf.get(name), viewOf.get(first.name))
      const isMixed = isShare(group) !== isShare(first)
      report({
        at: consumerGroupId(name),
        ...(refused !== undefined && {
          kind: 'rejected' as const,
          errorClass: 'InconsistentGroupProtocolException',
          why: 'The members of a classic group must have at least one assignor in common, by name, since one of them assigns for all. Whoever comes with none that all others have is refused when it joins, again and again. Give each application a group of its own, or all members of one the same list of assignors.',
        }),
        ...(topic === undefined && !isMixed && refused === undefined && { severity: 'warning' as const }),
        message: isMixed
          ? `\`${name}\` and \`${first.name}\` have the group id \`${id}\`, and one of them is a share group: whichever comes second does not get in`
          : refused !== undefined
            ? `\`${name}\` and \`${first.name}\` have the group id \`${id}\` and no assignor in common: whichever comes second does not get in`
            : topic !== undefined
              ? `\`${name}\` and \`${first.name}\` have the group id \`${id}\`: each takes partitions of \`${topic}\` from the other`
              : `\`${name}\` and \`${first.name}\` have the group id \`${id}\`: they rebalance, stop and lag as one`,
        field: 'groupId',
        evidence: [
          { name: `group id of ${name}`, value: id },
          { name: `group id of ${first.name}`, value: id },
          ...(refused ?? []),
          ...(topic === undefined
            ? []
            : [
                {
                  name: `consumers that share ${topic}`,
                  value: `${formatCountOf(consumersOf(first), 'consumer')} of ${first.name}, ${consumersOf(group)} of ${name}`,
                },
              ]),
        ],
        fix: changeNode('consumerGroup', name, `Give ${name} an id of its own`, (node) => {
          const { groupId: _, config, ...rest } = node
          const { 'group.id': __, ...others } = config ?? {}
          const taken = new Set(consumerGroups.filter((one) => one.name !== name).map(groupIdOf))
          return {
            ...rest,
            ...(config && Object.keys(others).length > 0 && { config: others }),
            ...(taken.has(name) && { groupId: freeId(name, taken) }),
          }
        }),
      })
    }
  },
})

const ofList = new WeakMap<readonly ConsumerGroup[], ReadonlyMap<string, ConsumerGroup>>()

/** The groups that are drawn by their ids, those left out that join none. */
function groupsById(groups: readonly ConsumerGroup[]): ReadonlyMap<string, ConsumerGroup> {
  const before = ofList.get(groups)
  if (before) return before
  const byId = new Map(groups.filter((group) => !isApart(group)).map((group) => [groupIdOf(group), group]))
  ofList.set(groups, byId)
  return byId
}

/** A group that has the id of the one that the tasks of a sink are. */
function checkSink(
  sink: ConsumerGroup,
  consumerGroups: readonly ConsumerGroup[],
  report: (report: Report) => void,
): void {
  const id = groupIdOf(sink)
  const group = groupsById(consumerGroups).get(id)
  if (group === undefined) return
  const read = new Set(sink.consumes?.map(({ topic }) => topic))
  const topic = group.consumes?.find((entry) => read.has(entry.topic))?.topic
  const shared = `\`${group.name}\` has the group id \`${id}\`, which the tasks of the sink \`${sink.name}\` have`
  report({
    at: consumerGroupId(group.name),
    ...(topic === undefined && { severity: 'warning' as const }),
    message:
      topic === undefined
        ? `${shared}: they rebalance, stop and lag as one`
        : `${shared}: each takes partitions of \`${topic}\` from the other`,
    cause: 'sink',
    field: 'groupId',
    evidence: [
      { name: `group id of ${group.name}`, value: id },
      { name: `group id of the tasks of ${sink.name}`, value: id },
    ],
    fix: changeNode('consumerGroup', group.name, `Give ${group.name} an id of its own`, (node) => {
      if (groupIdOf(node) !== id) return node
      const { config, ...rest } = node
      const { 'group.id': _, ...others } = config ?? {}
      const taken = new Set([...consumerGroups.map(groupIdOf), id])
      return {
        ...rest,
        ...(Object.keys(others).length > 0 && { config: others }),
        groupId: freeId(group.name, taken),
      }
    }),
  })
}

/** A group id that nobody has: the name with a number. */
function freeId(name: string, taken: ReadonlySet<string>): string {
  let at = 2
  while (taken.has(`${name}-${at}`)) at += 1
  return `${name}-${at}`
}
