/** Which applications of a design never run, since a client, Streams, Connect or a broker refuses them at the start. */
import { versionOfClient } from '../kafka/client-defaults'
import { checkTopicName } from '../kafka/topic-name'
import { explainRejection } from '../kafka/validate-config'
import { INTERNAL_ROLES, internalTopicOf } from '../model/connect-cluster'
import type { Config } from '../model/design'
import type { NodeId } from '../model/node-id'
import type { ConnectorView, ConsumerGroupView, DesignView, WriterView } from '../views/views'
import { isFilledIn } from './filled-in'
import type { Report, Rule, Scope, ViewOfScope } from './rule'
import { clusterInternalTopicNameIllegal } from './rules/cluster/cluster-internal-topic-name-illegal'
import { connectorExactlyOnceNotReady } from './rules/connectors/connector-exactly-once-not-ready'
import { connectorOverrideRefused } from './rules/connectors/connector-override-refused'
import { connectorSettingHarmful } from './rules/connectors/connector-setting-harmful'
import { consumerGroupClientTooOld } from './rules/consumer-groups/consumer-group-client-too-old'
import { consumerGroupConfigInvalidValue } from './rules/consumer-groups/consumer-group-config-invalid-value'
import { consumerGroupConfigRejected } from './rules/consumer-groups/consumer-group-config-rejected'
import { consumerGroupLibraryRefuses } from './rules/consumer-groups/consumer-group-library-refuses'
import { consumerGroupProtocolTurnedOff } from './rules/consumer-groups/consumer-group-protocol-turned-off'
import { consumerGroupSessionTimeoutOutsideBrokerLimits } from './rules/consumer-groups/consumer-group-session-timeout-outside-broker-limits'
import { consumerGroupShareConfigRejected } from './rules/consumer-groups/consumer-group-share-config-rejected'
import { consumerGroupShareNotReady } from './rules/consumer-groups/consumer-group-share-not-ready'
import { producerClientTooOld } from './rules/producers/producer-client-too-old'
import { producerConfigInvalidValue } from './rules/producers/producer-config-invalid-value'
import { producerConfigRejected } from './rules/producers/producer-config-rejected'
import { producerLibraryRefuses } from './rules/producers/producer-library-refuses'
import { producerTransactionTimeoutAboveBroker } from './rules/producers/producer-transaction-timeout-above-broker'
import { streamsAppCannotBeBuilt } from './rules/streams-apps/streams-app-cannot-be-built'
import { streamsAppClientTooOld } from './rules/streams-apps/streams-app-client-too-old'
import { streamsAppCommitsTooRarely } from './rules/streams-apps/streams-app-commits-too-rarely'
import { streamsAppConfigInvalidValue } from './rules/streams-apps/streams-app-config-invalid-value'
import { streamsAppGraceBeyondRetention } from './rules/streams-apps/streams-app-grace-beyond-retention'
import { streamsAppInputsNotCoPartitioned } from './rules/streams-apps/streams-app-inputs-not-co-partitioned'
import { streamsAppProtocolNotReady } from './rules/streams-apps/streams-app-protocol-not-ready'
import { streamsAppSettingOverruled } from './rules/streams-apps/streams-app-setting-overruled'

const OF_PRODUCERS = [
  producerConfigInvalidValue,
  producerConfigRejected,
  producerLibraryRefuses,
  producerTransactionTimeoutAboveBroker,
]

const OF_GROUPS = [
  consumerGroupConfigInvalidValue,
  consumerGroupConfigRejected,
  consumerGroupLibraryRefuses,
  consumerGroupSessionTimeoutOutsideBrokerLimits,
  consumerGroupProtocolTurnedOff,
  consumerGroupShareConfigRejected,
  consumerGroupShareNotReady,
  consumerGroupClientTooOld,
]

const OF_STREAMS = [
  streamsAppCannotBeBuilt,
  streamsAppGraceBeyondRetention,
  streamsAppInputsNotCoPartitioned,
  streamsAppConfigInvalidValue,
  streamsAppSettingOverruled,
  streamsAppCommitsTooRarely,
  streamsAppProtocolNotReady,
  streamsAppClientTooOld,
]

const OF_CONNECTORS = [connectorExactlyOnceNotReady, connectorOverrideRefused, connectorSettingHarmful]

/**
 * Returns why each application that never runs does not, in a sentence that names it: its settings contradict each
 * other or have a value that its client refuses, its brokers refuse its session or its transactions, its topology
 * cannot be built, or its connector is refused. What is only advised against runs, and so does what is refused while
 * it runs, as members beyond the most that a group takes. Which of these it is, the rules of the findings mark.
 */
export function cannotStart(view: DesignView): ReadonlyMap<NodeId, string> {
  const refused = new Map<NodeId, string>()
  const note = (id: NodeId, why: string | undefined) => {
    if (why !== undefined) refused.set(id, why.replaceAll('`', ''))
  }
  for (const producer of view.producers)
    note(producer.id, first([...OF_PRODUCERS, producerClientTooOld], producer))
  for (const group of view.consumerGroups) note(group.id, first(OF_GROUPS, group) ?? ofWriter(group.writer))
  for (const app of view.streamsApps)
    note(
      app.id,
      first(OF_STREAMS, app) ??
        byKafka(
          app.name,
          explainRejection(
            'streams',
            app.app.config ?? {},
            versionOfClient(app.app.client, app.cluster.kafkaVersion),
          ),
        ) ??
        ofWriter(app.writer),
    )
  for (const connector of view.connectors)
    note(
      connector.id,
      first(OF_CONNECTORS, connector) ??
        ofWorkers(connector) ??
        ofSink(connector) ??
        ofWriter(connector.writer),
    )
  clusterInternalTopicNameIllegal.check(view, ({ at, message, stopsStart }) => {
    const app = stopsStart ? view.streamsApps.find(({ id }) => id === at) : undefined
    if (app && !refused.has(app.id)) note(app.id, message)
  })
  return refused
}

/** The workers of a connector, which do not start where Kafka refuses the topics that they keep their own in. */
function ofWorkers({ name, connect }: ConnectorView): string | undefined {
  const refused = INTERNAL_ROLES.map((role) => internalTopicOf(connect, role)).find(
    (topic) => !isFilledIn(topic) && !checkTopicName(topic).ok,
  )
  return refused && `${name} cannot run: Kafka refuses ${refused}, an internal topic of its workers`
}

/** Returns the group.instance.id that is the same for every member, and so is taken from a second one; undefined of others. */
export function sharedInstanceId({ group, settings }: ConsumerGroupView): string | undefined {
  const id = settings.text('group.instance.id')
  return group.reads === 'share' || id === '' || isFilledIn(id) ? undefined : id
}

/** The first thing of some rules that stops a node at its start. */
function first<Of extends Scope>(rules: readonly Rule<Of>[], view: ViewOfScope[Of]): string | undefined {
  let found: string | undefined
  for (const rule of rules) {
    const report = ({ message, severity = rule.severity, stopsStart = rule.stopsStart }: Report<never>) => {
      if (severity === 'error' && stopsStart) found ??= message
    }
    rule.check(view, report as Parameters<typeof rule.check>[1])
    if (found !== undefined) return found
  }
  return undefined
}

/** The producer inside what reads and writes: without it the whole does not start. */
const ofWriter = (writer: WriterView | undefined): string | undefined => writer && first(OF_PRODUCERS, writer)

/** The consumers of a sink's tasks, with what is overridden for them. */
function ofSink({ name, group, cluster }: ConnectorView): string | undefined {
  if (!group?.config) return undefined
  const config: Config = Object.fromEntries(
    Object.entries(group.config).filter(([, value]) => !(typeof value === 'string' && isFilledIn(value))),
  )
  const isNew = String(config['group.protocol'] ?? '').toLowerCase() === 'consumer'
  const kind = isNew ? 'consumer' : 'consumer-classic-heartbeat'
  return byKafka(
    name,
    explainRejection(kind, { ...config, 'group.id': `connect-${name}` }, cluster.kafkaVersion),
  )
}

const byKafka = (name: string, refusal: string | undefined): string | undefined =>
  refusal === undefined ? undefined : `${name} cannot start: ${refusal.replace(/\.$/, '')}`
