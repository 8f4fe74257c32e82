import { type ClientFamily, isOlderThan, libraryOf } from '../../../kafka/client-libraries'
import { before, type KafkaVersion } from '../../../kafka/versions'
import type { Cluster, ConsumerGroup } from '../../../model/design'
import type { Settings } from '../../../settings/settings'
import { asChoice, changeCluster, changeNode } from '../../fixes'
import { joinByClassicProtocol } from '../../protocols'
import { kafkaDocs } from '../../references'
import { defineRule, type Report } from '../../rule'
import { soundDesign } from '../../sound-design'

const KEY = 'group.protocol'

interface Protocol {
  readonly says: string
  /** The release from which it may be used in production. */
  readonly ready: KafkaVersion
  /** The release that has it to be tried out. */
  readonly early: KafkaVersion
  readonly why: string
}

const PROTOCOLS: Readonly<Record<string, Protocol>> = {
  consumer: {
    says: 'the consumer protocol',
    ready: '4.0',
    early: '3.7',
    why: 'The protocol of KIP-848 is early access in 3.7 to 3.9: it is off until the brokers’ group.coordinator.rebalance.protocols names it, may change until it is finished, and groups that use it cannot be taken along in an upgrade. From 4.0 on every broker offers it.',
  },
  streams: {
    says: 'the Streams protocol',
    ready: '4.2',
    early: '4.1',
    why: 'The protocol of KIP-1071 is early access in 4.1 and not there before: it is off until the feature streams.version is raised, and may change until it is finished. From 4.2 on it may be used in production.',
  },
}

/** Which releases of a library have the consumer protocol, to be tried out and for production. @see KIP-848; CHANGELOG.md of librdkafka */
const CLIENTS: Readonly<Partial<Record<ClientFamily, { readonly early: string; readonly ready: string }>>> = {
  java: { early: '3.7', ready: '4.0' },
  librdkafka: { early: '2.4', ready: '2.12' },
}

export const consumerGroupProtocolNotReady = defineRule({
  id: 'consumer-group-protocol-not-ready',
  title: 'A rebalance protocol that is early access in this release',
  scope: 'consumerGroup',
  severity: 'warning',
  kind: 'advice',
  why: 'A feature in early access is for tests: it is off unless the brokers are told otherwise, and a later release may not read what it writes. Use the classic protocol until the release that calls it ready, or plan for that release.',
  reference: kafkaDocs('operations/consumer-rebalance-protocol/'),
  examples: () => {
    const config = { [KEY]: 'consumer', 'partition.assignment.strategy': undefined }
    return {
      bad: [
        soundDesign({ cluster: { kafkaVersion: '3.9' }, group: { config } }),
        soundDesign({ cluster: { kafkaVersion: '3.5' }, group: { config } }),
        soundDesign({ group: { config, client: { library: 'confluent-python', version: '2.2.0' } } }),
        soundDesign({ group: { config, client: { library: 'java', version: '3.9.0' } } }),
      ],
      good: [
        soundDesign({ cluster: { kafkaVersion: '4.0' }, group: { config } }),
        soundDesign({ cluster: { kafkaVersion: '3.9', environment: 'development' }, group: { config } }),
        soundDesign({ group: { config, client: { library: 'confluent-dotnet', version: '2.12.0' } } }),
      ],
    }
  },
  check({ group, cluster, settings }, report) {
    if (group.reads === 'share') return
    if (settings.origin(KEY) !== 'user' || cluster.environment === 'development') return
    const protocol = PROTOCOLS[settings.text(KEY).toLowerCase()]
    if (protocol === undefined) return
    if (before(cluster.kafkaVersion, protocol.ready))
      reportBrokers(group, cluster, settings, protocol, report)
    else if (settings.text(KEY).toLowerCase() === 'consumer') reportClient(group, report)
  },
})

/** Tells of brokers that are older than the protocol. */
function reportBrokers(
  group: ConsumerGroup,
  cluster: Cluster,
  settings: Settings,
  protocol: Protocol,
  report: (report: Report) => void,
): void {
  const { says, ready, early, why } = protocol
  const isThere = !before(cluster.kafkaVersion, early)
  report({
    message: `\`${group.name}\` uses ${says}, which Kafka ${cluster.kafkaVersion} ${isThere ? 'has as early access' : 'does not have'}`,
    why: isThere
      ? why
      : `${says.replace(/^t/, 'T')} came with Kafka ${early}. Brokers of an older release do not know its requests, and a client of one does not know the setting: it says so in its log and joins by the classic protocol.`,
    field: `config.${KEY}`,
    evidence: [
      { name: KEY, value: settings.text(KEY) },
      { name: 'Kafka', value: cluster.kafkaVersion },
      { name: 'ready from', value: ready },
    ],
    choices: [
      asChoice(joinByClassicProtocol(group.name)),
      asChoice(changeCluster(`Plan for Kafka ${ready}`, (cluster) => ({ ...cluster, kafkaVersion: ready }))),
    ],
  })
}

/** Tells of a library that is older than the protocol. */
function reportClient({ name, client }: ConsumerGroup, report: (report: Report) => void): void {
  const { family, label: whole } = libraryOf(client)
  const release = CLIENTS[family]
  const version = client?.version
  // Spring and Quarkus have numbers of their own.
  if (release === undefined || version === undefined || client?.library === 'spring') return
  if (client?.library === 'quarkus' || !isOlderThan(version, release.ready)) return
  const label = `${whole.replace(/ \(.*$/, '')} ${version}`
  const isThere = !isOlderThan(version, release.early)
  report({
    cause: 'client',
    ...(isThere && { severity: 'info' as const }),
    message: `\`${name}\` uses the consumer protocol, which ${label} ${isThere ? 'has as a preview' : 'does not have'}`,
    why: isThere
      ? 'The brokers offer the protocol of KIP-848, and this release of the library has it to be tried out: its makers do not call it ready for production yet.'
      : 'The brokers offer the protocol of KIP-848, and this release of the library does not know it. Java’s client says so in its log and joins by the classic protocol; librdkafka refuses the setting when the client is made.',
    field: 'client.version',
    evidence: [
      { name: 'client', value: label },
      { name: 'ready from', value: release.ready },
    ],
    choices: [
      asChoice(joinByClassicProtocol(name)),
      asChoice(
        changeNode('consumerGroup', name, `Plan for release ${release.ready}`, (node) =>
          node.client ? { ...node, client: { ...node.client, version: release.ready } } : node,
        ),
      ),
    ],
  })
}
