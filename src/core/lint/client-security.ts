import type { Cluster } from '../model/design'
import { securityProtocol } from '../settings/security-protocol'
import type { Settings } from '../settings/settings'
import { setConfig } from './fixes'
import type { Report } from './rule'

const PROTOCOL = 'security.protocol'
const MECHANISM = 'sasl.mechanism'
const ENABLED = 'sasl.enabled.mechanisms'
const CHECKED_NAME = 'ssl.endpoint.identification.algorithm'

interface Client {
  readonly kind: 'producer' | 'consumerGroup'
  readonly name: string
  readonly settings: Settings
  readonly cluster: Cluster
}

const encrypted = (protocol: string): boolean => protocol === 'SSL' || protocol === 'SASL_SSL'
const authenticated = (protocol: string): boolean => protocol.startsWith('SASL_')

/** Why a client that says how it connects cannot reach the cluster as it is designed; null where nothing speaks against it. */
function whyNot(protocol: string, { security }: Cluster): string | null {
  const { encryption, authentication } = security ?? {}
  if (encryption === 'tls' && !encrypted(protocol)) return 'the cluster speaks TLS'
  if (encryption === 'none' && authentication !== 'mtls' && encrypted(protocol))
    return 'the cluster speaks no TLS'
  if (authentication === 'sasl' && !authenticated(protocol)) return 'the cluster asks for SASL'
  if (authentication === 'mtls' && !encrypted(protocol)) return 'the cluster asks for a client certificate'
  if (authentication === 'none' && authenticated(protocol)) return 'the cluster does not know SASL'
  return null
}

/** Reports a client that takes any broker's certificate for that of the one it called. */
function reportNameUnchecked(
  { kind, name, settings, cluster }: Client,
  report: (report: Report) => void,
): void {
  if (settings.origin(CHECKED_NAME) !== 'user' || cluster.security?.encryption !== 'tls') return
  if (cluster.environment === 'development' || settings.text(CHECKED_NAME).toLowerCase() === 'https') return
  report({
    severity: 'warning',
    kind: 'advice',
    cause: CHECKED_NAME,
    message: `\`${name}\` does not check whose certificate a broker shows`,
    field: `config.${CHECKED_NAME}`,
    why: 'With ssl.endpoint.identification.algorithm empty a client accepts every certificate of a trusted authority, whatever host it is for. Whoever holds one, as any other service of the company does, can stand between client and broker and read all that passes. Give the brokers certificates with their host names, and let the client check them, as it does by default.',
    evidence: [{ name: CHECKED_NAME, value: settings.text(CHECKED_NAME) || 'nothing' }],
    fix: setConfig(kind, name, { [CHECKED_NAME]: undefined }, 'Check the name'),
  })
}

/** Reports a client that proves who it is in another way than the cluster asks for. */
function reportMechanism({ kind, name, settings, cluster }: Client, report: (report: Report) => void): void {
  const wanted = cluster.security?.mechanism
  if (cluster.security?.authentication !== 'sasl' || wanted === undefined) return
  if (settings.origin(MECHANISM) !== 'user') return
  const mechanism = settings.text(MECHANISM)
  const enabled = String(cluster.config?.[ENABLED] ?? wanted).split(',')
  // A provider may offer others beside the one that is stated, as Amazon MSK does its own.
  if (mechanism === wanted || enabled.some((one) => one.trim() === mechanism)) return
  report({
    severity: cluster.profile ? 'info' : 'error',
    kind: 'advice',
    cause: MECHANISM,
    message: `\`${name}\` logs in with \`${mechanism}\`, and the cluster asks for \`${wanted}\``,
    field: `config.${MECHANISM}`,
    why: 'A client names one SASL mechanism, and a broker refuses one that its sasl.enabled.mechanisms does not list: UnsupportedSaslMechanismException, which no retry mends. Let the client use what the cluster offers, or list its mechanism at the brokers as well.',
    evidence: [
      { name: MECHANISM, value: mechanism },
      { name: 'mechanism of the cluster', value: wanted },
    ],
    fix: setConfig(kind, name, { [MECHANISM]: wanted }),
  })
}

/** Reports a client whose stated protocol is another than that of the cluster's listeners. */
export function reportSecurity(
  { kind, name, settings, cluster }: Client,
  report: (report: Report) => void,
): void {
  reportNameUnchecked({ kind, name, settings, cluster }, report)
  reportMechanism({ kind, name, settings, cluster }, report)
  if (settings.origin(PROTOCOL) !== 'user') return
  const protocol = settings.text(PROTOCOL).toUpperCase()
  const reason = whyNot(protocol, cluster)
  const wanted = securityProtocol(cluster)
  if (reason === null || wanted === null) return
  report({
    message: `\`${name}\` connects with \`${protocol}\`, but ${reason}`,
    field: `config.${PROTOCOL}`,
    evidence: [
      { name: PROTOCOL, value: protocol },
      { name: 'encryption of the cluster', value: cluster.security?.encryption ?? 'not stated' },
      { name: 'authentication of the cluster', value: cluster.security?.authentication ?? 'not stated' },
    ],
    fix: setConfig(kind, name, { [PROTOCOL]: wanted }),
  })
}
