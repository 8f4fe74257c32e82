import type { Cluster } from '../model/design'
import { securityProtocol } from '../settings/security-protocol'
import type { Settings } from '../settings/settings'
import { setConfig } from './fixes'
import type { Report } from './rule'

const PROTOCOL = 'security.protocol'

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

/** Reports a client whose stated protocol is another than that of the cluster's listeners. */
export function reportSecurity(
  { kind, name, settings, cluster }: Client,
  report: (report: Report) => void,
): void {
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
