import type { Cluster } from '../model/design'

/**
 * The `security.protocol` that a client needs to reach a cluster, by what the cluster says of its listeners; null
 * where it says neither how clients prove who they are nor whether it speaks TLS. Mutual TLS implies TLS.
 */
export function securityProtocol({ security }: Cluster): string | null {
  const { encryption, authentication } = security ?? {}
  if (encryption === undefined && authentication === undefined) return null
  const isSasl = authentication === 'sasl'
  const isTls = encryption === 'tls' || authentication === 'mtls'
  return isSasl ? (isTls ? 'SASL_SSL' : 'SASL_PLAINTEXT') : isTls ? 'SSL' : 'PLAINTEXT'
}
