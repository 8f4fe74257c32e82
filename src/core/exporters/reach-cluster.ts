import type { Cluster, Config, Design } from '../model/design'
import { securityProtocol } from '../settings/security-protocol'
import type { FileFamily } from './client-names'
import type { ExportLoss } from './exporter'

/** The fields of the cluster that a client's properties carry. */
export const REACH_CARRIED = ['security.authentication', 'security.encryption'] as const

const SECRET = 'put-it-in-here'

/**
 * The settings by which a client reaches the cluster as it is designed, with placeholders for what no design holds:
 * password, certificate and key. Nothing where the cluster takes anyone in plain text, or does not say, or where the
 * client sets its `security.protocol` itself.
 */
export function reachSettings(
  { cluster }: Design,
  client: string,
  own: Config | undefined,
  family: FileFamily,
): Config {
  const protocol = securityProtocol(cluster)
  if (protocol === null || protocol === 'PLAINTEXT' || own?.['security.protocol'] !== undefined) return {}
  const isMutual = cluster.security?.authentication === 'mtls'
  if (family === 'librdkafka') return inLibrdkafka(protocol, client, isMutual)
  return {
    'security.protocol': protocol,
    ...(protocol.startsWith('SASL_') && saslOf(client)),
    ...(protocol.endsWith('SSL') && {
      'ssl.truststore.location': '/etc/kafka/truststore.jks',
      'ssl.truststore.password': SECRET,
    }),
    ...(isMutual && {
      'ssl.keystore.location': '/etc/kafka/keystore.jks',
      'ssl.keystore.password': SECRET,
      'ssl.key.password': SECRET,
    }),
  }
}

const inLibrdkafka = (protocol: string, client: string, isMutual: boolean): Config => ({
  'security.protocol': protocol,
  ...(protocol.startsWith('SASL_') && {
    'sasl.mechanism': 'SCRAM-SHA-512',
    'sasl.username': client,
    'sasl.password': SECRET,
  }),
  ...(protocol.endsWith('SSL') && { 'ssl.ca.location': '/etc/kafka/ca.pem' }),
  ...(isMutual && {
    'ssl.certificate.location': '/etc/kafka/client.pem',
    'ssl.key.location': '/etc/kafka/client.key',
    'ssl.key.password': SECRET,
  }),
})

/** A JAAS string ends at a quote or a backslash that is not escaped. */
const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`

const saslOf = (client: string): Config => ({
  'sasl.mechanism': 'SCRAM-SHA-512',
  'sasl.jaas.config': `org.apache.kafka.common.security.scram.ScramLoginModule required username=${quoted(client)} password="${SECRET}";`,
})

const isSecured = ({ security }: Cluster): boolean =>
  security?.authentication === 'sasl' || security?.authentication === 'mtls' || security?.encryption === 'tls'

/** What the files cannot say of how clients reach the cluster: secrets, or all of it where nobody stated it. */
export function reachLosses({ cluster, producers, consumerGroups, streamsApps }: Design): ExportLoss[] {
  if (producers.length + consumerGroups.length + streamsApps.length === 0) return []
  const sentence = isSecured(cluster)
    ? 'Passwords, stores and the SASL mechanism are placeholders; put in your own.'
    : securityProtocol(cluster) === null
      ? 'How clients prove who they are, and whether the cluster speaks TLS, is not stated: nothing of it is in it.'
      : null
  return sentence === null ? [] : [{ at: 'cluster', field: 'security', sentence }]
}
