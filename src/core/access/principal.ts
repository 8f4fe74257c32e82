import { connectOf } from '../model/connect-cluster'
import type { Cluster, ConnectCluster, Connector, Design } from '../model/design'
import { principalOf } from '../model/principal'
import { SASL_MECHANISMS, type SaslMechanism } from '../model/sasl-mechanisms'

/** Returns how clients of a cluster prove who they are over SASL: as it is stated, else SCRAM-SHA-512. */
export const mechanismOf = ({ security }: Cluster): SaslMechanism => security?.mechanism ?? SASL_MECHANISMS[0]

/** Returns whether clients of a cluster send their passwords over the network as they are. */
export const sendsPasswords = ({ security }: Cluster): boolean =>
  security?.authentication === 'sasl' && security.mechanism === 'PLAIN' && security.encryption === 'none'

/** Returns who the workers of a Connect cluster are, and with them every connector that they run. */
export const principalOfWorkers = (cluster: Cluster, connect: ConnectCluster): string =>
  principalOf(cluster, { name: connect.name, principal: connect.principal })

export const principalOfConnector = ({ cluster }: Design, connector: Connector): string =>
  principalOfWorkers(cluster, connectOf(cluster, connector))
