import { mechanismOf } from '../access/principal'
import type { Cluster, Config, Design } from '../model/design'
import { type Identity, principalOf, userName } from '../model/principal'
import type { SaslMechanism } from '../model/sasl-mechanisms'
import { securityProtocol } from '../settings/security-protocol'
import type { FileFamily } from './client-names'
import type { ExportLoss } from './exporter'
import { fileName } from './file-name'

/** The fields of the cluster that a client's properties carry. */
export const REACH_CARRIED = [
  'security.authentication',
  'security.encryption',
  'security.mechanism',
  'security.principals',
] as const

const SECRET = 'put-it-in-here'

/**
 * The settings by which a client reaches the cluster as it is designed, with placeholders for what no design holds:
 * password, certificate and key. Nothing where the cluster takes anyone in plain text, or does not say, or where the
 * client sets its `security.protocol` itself.
 */
export function reachSettings(
  { cluster }: Design,
  client: Identity,
  own: Config | undefined,
  family: FileFamily,
): Config {
  const protocol = securityProtocol(cluster)
  if (protocol === null || protocol === 'PLAINTEXT' || own?.['security.protocol'] !== undefined) return {}
  const isMutual = cluster.security?.authentication === 'mtls'
  const user = userName(principalOf(cluster, client))
  const mechanism = mechanismOf(cluster)
  if (family === 'librdkafka') return inLibrdkafka(protocol, mechanism, user, isMutual)
  return {
    'security.protocol': protocol,
    ...(protocol.startsWith('SASL_') && { 'sasl.mechanism': mechanism, ...SASL[mechanism](user) }),
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

const inLibrdkafka = (
  protocol: string,
  mechanism: SaslMechanism,
  user: string,
  isMutual: boolean,
): Config => ({
  'security.protocol': protocol,
  ...(protocol.startsWith('SASL_') && {
    'sasl.mechanism': mechanism,
    ...(SASL_IN_LIBRDKAFKA[mechanism] ?? withPassword)(user),
  }),
  ...(protocol.endsWith('SSL') && { 'ssl.ca.location': '/etc/kafka/ca.pem' }),
  ...(isMutual && {
    'ssl.certificate.location': '/etc/kafka/client.pem',
    'ssl.key.location': '/etc/kafka/client.key',
    'ssl.key.password': SECRET,
  }),
})

type SaslSettings = (user: string) => Config

const withPassword: SaslSettings = (user) => ({ 'sasl.username': user, 'sasl.password': SECRET })

/** Where a token is fetched, and where a key lies, are placeholders too. */
const TOKENS = 'https://put-it-in-here/token'
const keytabOf = (user: string): string => `/etc/kafka/${fileName(user)}.keytab`
const inRealm = (user: string): string => `${user}@PUT-IT-IN-HERE`

const SASL_IN_LIBRDKAFKA: Readonly<Partial<Record<SaslMechanism, SaslSettings>>> = {
  OAUTHBEARER: (user) => ({
    'sasl.oauthbearer.method': 'oidc',
    'sasl.oauthbearer.client.id': user,
    'sasl.oauthbearer.client.secret': SECRET,
    'sasl.oauthbearer.token.endpoint.url': TOKENS,
  }),
  GSSAPI: (user) => ({
    'sasl.kerberos.service.name': 'kafka',
    'sasl.kerberos.keytab': keytabOf(user),
    'sasl.kerberos.principal': inRealm(user),
  }),
}

/** A JAAS string ends at a quote or a backslash that is not escaped. */
const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`

const jaas = (module: string, options: string): Config => ({
  'sasl.jaas.config': `${module} required ${options};`,
})

const namedBy =
  (module: string): SaslSettings =>
  (user) =>
    jaas(`org.apache.kafka.common.security.${module}`, `username=${quoted(user)} password="${SECRET}"`)

/** What the login module of each mechanism asks for. @see Kafka documentation, 7.4 "Authentication using SASL" */
const SASL: Readonly<Record<SaslMechanism, SaslSettings>> = {
  'SCRAM-SHA-512': namedBy('scram.ScramLoginModule'),
  'SCRAM-SHA-256': namedBy('scram.ScramLoginModule'),
  PLAIN: namedBy('plain.PlainLoginModule'),
  OAUTHBEARER: (user) => ({
    ...jaas(
      'org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule',
      `clientId=${quoted(user)} clientSecret="${SECRET}"`,
    ),
    'sasl.login.callback.handler.class':
      'org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler',
    'sasl.oauthbearer.token.endpoint.url': TOKENS,
  }),
  GSSAPI: (user) => ({
    ...jaas(
      'com.sun.security.auth.module.Krb5LoginModule',
      `useKeyTab=true storeKey=true keyTab=${quoted(keytabOf(user))} principal=${quoted(inRealm(user))}`,
    ),
    'sasl.kerberos.service.name': 'kafka',
  }),
}

const isSecured = ({ security }: Cluster): boolean =>
  security?.authentication === 'sasl' || security?.authentication === 'mtls' || security?.encryption === 'tls'

/** What the files cannot say of how clients reach the cluster: secrets, or all of it where nobody stated it. */
export function reachLosses(design: Design): ExportLoss[] {
  const { producers, consumerGroups, streamsApps } = design
  return producers.length + consumerGroups.length + streamsApps.length === 0 ? [] : reachLossesOf(design)
}

/** The same of files for which there is a client, whatever kind of node it is in. */
export function reachLossesOf({ cluster }: Design): ExportLoss[] {
  const sentence = isSecured(cluster)
    ? 'Passwords, keys and stores are placeholders; put in your own.'
    : securityProtocol(cluster) === null
      ? 'How clients prove who they are, and whether the cluster speaks TLS, is not stated: nothing of it is in it.'
      : null
  return sentence === null ? [] : [{ at: 'cluster', field: 'security', sentence }]
}
