import {
  groupIdOf as groupIdOfWorkers,
  INTERNAL_ROLES,
  type InternalRole,
  internalTopicOf,
} from '../../../model/connect-cluster'
import type { ConnectCluster } from '../../../model/design'
import { nodeId } from '../../../model/node-id'
import { groupIdOf } from '../../../model/reading'
import type { DesignView } from '../../../views/views'
import { setWorkerSettings } from '../../connect-fixes'
import { changeCluster, changeNode } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule, type Report } from '../../rule'
import { withSoundSink } from '../../sound-connect'
import { soundGroup } from '../../sound-design'

const SERVERS = 'bootstrap.servers'

export const connectGroupTaken = defineRule({
  id: 'connect-group-taken',
  title: 'A group or topics of Connect’s workers that others have',
  scope: 'design',
  severity: 'error',
  kind: 'advice',
  why: 'All workers of one group.id are one Connect cluster: they share its connectors and its three internal topics. Two clusters with one group id, or with one topic between them, run each other’s connectors and overwrite each other’s offsets. A group of consumers with that id cannot be joined by workers, whose protocol is another: whichever comes second fails. The tasks of a sink are a group too, connect-<name>: who reads in it takes partitions away from them.',
  reference: kafkaDocs('kafka-connect/user-guide/#running-kafka-connect'),
  examples: () => {
    const two = (other: Partial<ConnectCluster>, first: Partial<ConnectCluster> = {}) => {
      const sound = withSoundSink()
      const [main] = sound.cluster.connect ?? []
      const connect = [...(main ? [{ ...main, ...first }] : []), { name: 'other', workers: 3, ...other }]
      return { ...sound, cluster: { ...sound.cluster, connect } }
    }
    const reader = (groupId: string) =>
      withSoundSink(
        {},
        {
          consumerGroups: [
            soundGroup({ name: 'exports', groupId, deadLetter: undefined, purpose: 'analytics' }),
          ],
        },
      )
    return {
      bad: [
        two({ groupId: 'main' }),
        two({ config: { 'group.id': 'main' } }),
        two({ config: { 'offset.storage.topic': 'main-offsets' } }),
        two(
          { config: { 'status.storage.topic': 'shared' } },
          { config: { 'offset.storage.topic': 'shared' } },
        ),
        reader('main'),
        reader('connect-orders-search'),
      ],
      good: [
        two({}),
        two({ groupId: 'main', config: { [SERVERS]: 'west:9092' } }, { config: { [SERVERS]: 'east:9092' } }),
        reader('connect-orders-export'),
      ],
    }
  },
  check({ design, connectors }: DesignView, report) {
    const clusters = design.cluster.connect ?? []
    const atOf = (cluster: ConnectCluster) =>
      connectors.find(({ connect }) => connect === cluster)?.id ?? 'cluster'
    for (const [index, cluster] of clusters.entries()) {
      const others = clusters.slice(0, index).filter((other) => isOfOneKafka(other, cluster))
      const same = others.find((other) => groupIdOfWorkers(other) === groupIdOfWorkers(cluster))
      if (same) sameGroup(same, cluster, atOf(cluster), clusters, report)
      else sameTopic(others, cluster, atOf(cluster), report)
    }
    const taken = new Map<string, { readonly by: string; readonly isStated: boolean }>()
    for (const cluster of clusters)
      taken.set(groupIdOfWorkers(cluster), {
        by: `the workers of ${cluster.name}`,
        isStated: cluster.groupId !== undefined || cluster.config?.['group.id'] !== undefined,
      })
    for (const { connector, group } of connectors)
      if (group) taken.set(groupIdOf(group), { by: `the tasks of ${connector.name}`, isStated: true })
    if (taken.size === 0) return
    for (const group of design.consumerGroups) {
      const id = groupIdOf(group)
      const other = group.reads === 'everything' ? undefined : taken.get(id)
      if (!other) continue
      report({
        at: nodeId('consumerGroup', group.name),
        message: `\`${group.name}\` has the group id \`${id}\`, which is that of ${other.by}`,
        field: 'groupId',
        ...(!other.isStated && { severity: 'warning' }),
        evidence: [
          { name: `group id of ${group.name}`, value: id },
          { name: 'group id of Connect', value: id },
        ],
        fix: changeNode('consumerGroup', group.name, `Give ${group.name} an id of its own`, (node) => ({
          ...node,
          groupId: freeId(
            id,
            (one) =>
              taken.has(one) || design.consumerGroups.some((consumers) => groupIdOf(consumers) === one),
          ),
        })),
      })
    }
  },
})

/** Workers of another Kafka, as their own settings say, have groups and topics of its own. */
const isOfOneKafka = (one: ConnectCluster, other: ConnectCluster): boolean => {
  const [ours, theirs] = [one.config?.[SERVERS], other.config?.[SERVERS]]
  return ours === undefined || theirs === undefined || ours === theirs
}

/** An id that nobody has: this one with a number. */
function freeId(id: string, isTaken: (id: string) => boolean): string {
  let at = 2
  while (isTaken(`${id}-${at}`)) at += 1
  return `${id}-${at}`
}

function sameGroup(
  first: ConnectCluster,
  second: ConnectCluster,
  at: string,
  clusters: readonly ConnectCluster[],
  report: (report: Report) => void,
): void {
  const id = groupIdOfWorkers(second)
  const free = freeId(id, (one) => clusters.some((cluster) => groupIdOfWorkers(cluster) === one))
  report({
    at,
    message: `The Connect clusters \`${first.name}\` and \`${second.name}\` have one group id, \`${id}\`: their workers are one cluster`,
    evidence: [
      { name: `group.id of ${first.name}`, value: id },
      { name: `group.id of ${second.name}`, value: id },
    ],
    cause: `group of ${second.name}`,
    fix: changeCluster(`Give ${second.name} an id of its own`, (cluster) => ({
      ...cluster,
      connect: (cluster.connect ?? []).map((one) => {
        if (one.name !== second.name) return one
        const { 'group.id': _, ...config } = one.config ?? {}
        const { config: _1, ...rest } = one
        return { ...rest, groupId: free, ...(Object.keys(config).length > 0 && { config }) }
      }),
    })),
  })
}

const topicKey = (role: InternalRole) => `${role}.storage.topic`

/** A topic that one of the other clusters keeps something in as well. */
function sameTopic(
  others: readonly ConnectCluster[],
  cluster: ConnectCluster,
  at: string,
  report: (report: Report) => void,
): void {
  for (const role of INTERNAL_ROLES) {
    const name = internalTopicOf(cluster, role)
    for (const other of others) {
      const theirs = INTERNAL_ROLES.find((one) => internalTopicOf(other, one) === name)
      if (theirs === undefined) continue
      const isStated = [cluster.config?.[topicKey(role)], other.config?.[topicKey(theirs)]].every(
        (value) => value !== undefined,
      )
      const groupId = groupIdOfWorkers(cluster)
      report({
        at,
        message: `The Connect clusters \`${other.name}\` and \`${cluster.name}\` both keep what is theirs in \`${name}\``,
        ...(!isStated && { severity: 'warning' }),
        evidence: [
          { name: `${topicKey(theirs)} of ${other.name}`, value: name },
          { name: `${topicKey(role)} of ${cluster.name}`, value: name },
        ],
        cause: `${role} of ${cluster.name}`,
        fix: setWorkerSettings(
          (design) => design.cluster.connect?.find((one) => one.name === cluster.name) ?? cluster,
          { [topicKey(role)]: internalTopicOf({ name: cluster.name, groupId }, role) },
          `Give ${cluster.name} a ${role} topic of its own`,
        ),
      })
    }
  }
}
