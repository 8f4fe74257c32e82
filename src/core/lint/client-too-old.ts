import { isOlderThan, libraryOf } from '../kafka/client-libraries'
import { before } from '../kafka/versions'
import type { Client, Cluster } from '../model/design'
import type { NodeKind } from '../model/node-id'
import { changeNode } from './fixes'
import type { Report } from './rule'

interface Application {
  readonly kind: Extract<NodeKind, 'producer' | 'consumerGroup' | 'streamsApp'>
  readonly name: string
  readonly client: Client | undefined
  readonly cluster: Cluster
}

export const CLIENT_TOO_OLD_WHY =
  'Kafka 4.0 removed the versions of its protocol from before 2.1 (KIP-896): a client that knows no newer one is answered with UNSUPPORTED_VERSION, or not at all. Of other libraries than Java’s, KIP-896 names the releases that were current at the end of 2021 and are known to go on. Upgrade the clients first, and then the brokers.'

export const CLIENT_TOO_OLD_PAGE = 'getting-started/compatibility'

/** Reports an application whose library is older than the brokers’ release goes on with. */
export function reportTooOld(
  { kind, name, client, cluster }: Application,
  report: (report: Report) => void,
): void {
  const { label, oldestFor40 } = libraryOf(client)
  const version = client?.version
  if (client === undefined || version === undefined || oldestFor40 === undefined) return
  if (before(cluster.kafkaVersion, '4.0') || !isOlderThan(version, oldestFor40)) return
  report({
    message: `\`${name}\` is built with ${label} ${version}, which brokers of Kafka ${cluster.kafkaVersion} may not answer`,
    field: 'client.version',
    stopsStart: true,
    ...(client.library !== 'java' && { severity: 'warning' as const }),
    evidence: [
      { name: 'client', value: `${client.library} ${version}` },
      { name: 'oldest for Kafka 4.0', value: `${client.library} ${oldestFor40}` },
      { name: 'Kafka', value: cluster.kafkaVersion },
    ],
    fix: changeNode(kind, name, `Plan for ${label} ${oldestFor40}`, (node) =>
      'client' in node && node.client ? { ...node, client: { ...node.client, version: oldestFor40 } } : node,
    ),
  })
}
