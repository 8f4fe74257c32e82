import {
  connectOf,
  groupIdOf,
  INTERNAL_ROLES,
  type InternalRole,
  internalTopicOf,
  workerSetting,
} from '../../../model/connect-cluster'
import type { ConnectCluster } from '../../../model/design'
import type { DesignView, TopicView } from '../../../views/views'
import { setWorkerSettings } from '../../connect-fixes'
import { changeNode } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule, type Report } from '../../rule'
import { withSoundSink } from '../../sound-connect'
import { soundTopic } from '../../sound-design'

const SAFE = 3

export const connectInternalTopicsUnsafe = defineRule({
  id: 'connect-internal-topics-unsafe',
  title: 'Connect’s internal topics are not safe',
  scope: 'design',
  severity: 'warning',
  kind: 'advice',
  why: 'Connect keeps the settings of its connectors, the offsets of sources and the states of tasks in three topics. All three must be compacted: with another policy a worker does not start. The topic of settings has a single partition, since their order counts. With one replica, a lost disk takes every connector with it.',
  reference: kafkaDocs('kafka-connect/user-guide/#running-kafka-connect'),
  examples: () => ({
    bad: [
      withSoundSink({}, {}, { config: { 'config.storage.replication.factor': 1 } }),
      withSoundSink({}, {}, { config: { 'status.storage.topic': 'main-offsets' } }),
      withSoundSink({}, { topics: [soundTopic({ name: 'main-offsets', partitions: 25 })] }),
      withSoundSink(
        {},
        {
          topics: [
            soundTopic({
              name: 'main-configs',
              partitions: 3,
              config: { 'cleanup.policy': 'compact', 'retention.ms': undefined },
            }),
          ],
        },
      ),
    ],
    good: [
      withSoundSink(),
      withSoundSink(
        {},
        { cluster: { environment: 'development' } },
        { config: { 'config.storage.replication.factor': 1 } },
      ),
    ],
  }),
  check(view, report) {
    if (view.connectors.length === 0) return
    const clusters = new Map<ConnectCluster, string>()
    for (const { connect, name } of view.connectors) if (!clusters.has(connect)) clusters.set(connect, name)
    for (const [connect, connector] of clusters) {
      checkApart(connect, connector, report)
      for (const role of INTERNAL_ROLES) check(view, connect, role, connector, report)
    }
  },
})

/** Two of the three in one topic: each reads what the other wrote, and one of them has too many partitions. */
function checkApart(connect: ConnectCluster, connector: string, report: (report: Report) => void): void {
  const names = INTERNAL_ROLES.map((role) => internalTopicOf(connect, role))
  const at = names.findIndex((name, index) => names.indexOf(name) !== index)
  const role = INTERNAL_ROLES[at]
  const name = names[at]
  if (role === undefined || name === undefined) return
  const first = INTERNAL_ROLES[names.indexOf(name)] ?? role
  const key = `${role}.storage.topic`
  report({
    at: `connector:${connector}`,
    severity: 'error',
    message: `The workers of \`${groupIdOf(connect)}\` keep ${first} and ${role} in one topic, \`${name}\``,
    evidence: [
      { name: `${first}.storage.topic`, value: name },
      { name: key, value: name },
    ],
    cause: 'apart',
    fix: setWorkerSettings(
      ({ cluster }) => connectOf(cluster, { connect: connect.name }),
      { [key]: internalTopicOf({ ...connect, config: {} }, role) },
      `Give the ${role} topic a name of its own`,
    ),
  })
}

function check(
  view: DesignView,
  connect: ConnectCluster,
  role: InternalRole,
  connector: string,
  report: (report: Report) => void,
): void {
  const name = internalTopicOf(connect, role)
  const drawn = view.topics.find((topic) => topic.name === name)
  if (drawn) checkDrawn(drawn, role, report)
  const key = `${role}.storage.replication.factor`
  const replicas = Number(workerSetting(connect, key))
  const { environment, brokers } = view.cluster
  if (drawn || environment !== 'production' || brokers < SAFE || !(replicas >= 1 && replicas < SAFE)) return
  report({
    at: `connector:${connector}`,
    message: `The workers of \`${groupIdOf(connect)}\` keep \`${name}\` in ${replicas === 1 ? 'one copy' : `${replicas} copies`}`,
    evidence: [{ name: key, value: String(replicas) }],
    cause: key,
    fix: setWorkerSettings(
      ({ cluster }) => connectOf(cluster, { connect: connect.name }),
      { [key]: SAFE },
      `Keep ${SAFE} copies of ${name}`,
    ),
  })
}

/** A topic that is drawn under the name of one of Connect's is created as it is drawn, and checked by each worker. */
function checkDrawn(
  { topic, id, settings, partitions }: TopicView,
  role: InternalRole,
  report: (report: Report) => void,
): void {
  const policy = settings.text('cleanup.policy')
  const isSpread = role === 'config' && partitions !== 1
  if (policy === 'compact' && !isSpread) return
  report({
    at: id,
    severity: 'error',
    kind: 'rejected',
    errorClass: 'ConfigException',
    message: isSpread
      ? `\`${topic.name}\` has ${partitions} partitions, and Connect keeps settings in one`
      : `\`${topic.name}\` is not compacted, and Connect refuses to start with it`,
    evidence: [
      { name: 'cleanup.policy', value: policy },
      { name: 'partitions', value: String(partitions) },
    ],
    fix: changeNode('topic', topic.name, 'Keep it as Connect creates it', (node) => ({
      ...node,
      ...(role === 'config' && { partitions: 1 }),
      config: { ...node.config, 'cleanup.policy': 'compact' },
    })),
  })
}
