import type { Config, ConsumerGroup, Design, StatedQuota, Topic } from './design'
import { replaceNode } from './replace-node'

/** A change of one number or setting of one node, as plain data: a worker may propose it, an edit makes it. */
export type DesignChange =
  | { readonly kind: 'members'; readonly group: string; readonly members: number }
  | { readonly kind: 'tasks'; readonly connector: string; readonly tasksMax: number }
  | { readonly kind: 'instances'; readonly application: string; readonly instances: number }
  | { readonly kind: 'processing'; readonly group: string; readonly processingMsPerRecord: number }
  | { readonly kind: 'partitions'; readonly topic: string; readonly partitions: number }
  | { readonly kind: 'replication'; readonly topic: string; readonly replicationFactor: number }
  | {
      readonly kind: 'topic-setting'
      readonly topic: string
      readonly setting: string
      readonly value: number
    }
  | {
      readonly kind: 'quota'
      /** The quota as it is stated, of which one limit changes. */
      readonly quota: StatedQuota
      readonly limit: 'producerByteRate' | 'consumerByteRate'
      readonly bytes: number
    }
  | {
      readonly kind: 'group-setting'
      readonly group: string
      /** Settings to set, and with null to leave out. */
      readonly settings: Readonly<Record<string, string | number | null>>
    }

/** The design with a change made; the very same design where its node is not there. */
export function withChange(design: Design, change: DesignChange): Design {
  switch (change.kind) {
    case 'members':
      return ofGroup(design, change.group, (group) => ({ ...group, members: change.members }))
    case 'tasks':
      return replaceNode(design, 'connector', change.connector, (connector) => ({
        ...connector,
        tasksMax: change.tasksMax,
      }))
    case 'instances':
      return replaceNode(design, 'streamsApp', change.application, (app) => ({
        ...app,
        instances: change.instances,
      }))
    case 'processing':
      return ofGroup(design, change.group, (group) => ({
        ...group,
        processingMsPerRecord: change.processingMsPerRecord,
      }))
    case 'group-setting':
      return ofGroup(design, change.group, (group) => ({
        ...group,
        config: settled(group.config, change.settings),
      }))
    case 'partitions':
      return ofTopic(design, change.topic, (topic) => ({ ...topic, partitions: change.partitions }))
    case 'replication':
      return ofTopic(design, change.topic, (topic) => ({
        ...topic,
        replicationFactor: change.replicationFactor,
      }))
    case 'quota':
      return withQuota(design, change)
    case 'topic-setting':
      return ofTopic(design, change.topic, (topic) => ({
        ...topic,
        config: settled(topic.config, { [change.setting]: change.value }),
      }))
  }
}

function withQuota(
  design: Design,
  { quota, limit, bytes }: Extract<DesignChange, { readonly kind: 'quota' }>,
): Design {
  const { quotas = [] } = design.cluster
  const isIt = ({ principal, clientId }: StatedQuota) =>
    principal === quota.principal && clientId === quota.clientId
  if (!quotas.some(isIt)) return design
  const changed = quotas.map((one) => (isIt(one) ? { ...one, [limit]: bytes } : one))
  return { ...design, cluster: { ...design.cluster, quotas: changed } }
}

const ofGroup = (design: Design, name: string, change: (group: ConsumerGroup) => ConsumerGroup): Design =>
  replaceNode(design, 'consumerGroup', name, change)

const ofTopic = (design: Design, name: string, change: (topic: Topic) => Topic): Design =>
  replaceNode(design, 'topic', name, change)

function settled(config: Config = {}, settings: Readonly<Record<string, string | number | null>>): Config {
  const kept = Object.entries(config).filter(([key]) => settings[key] !== null)
  const set = Object.entries(settings).filter(([, value]) => value !== null)
  return Object.fromEntries([...kept, ...set])
}
