import { connectOf } from '../../model/connect-cluster'
import { deadLetterTopicOf, toleratesErrors } from '../../model/connector-errors'
import type { Cluster, Connector } from '../../model/design'
import { consumerInConnector, isExactlyOnce, producerInConnector } from '../../model/inside-connector'
import { nodeId } from '../../model/node-id'
import { isRepeatable } from '../../model/sink-effect'
import { clientsOf, groupSettingsOf } from '../../views/cached-settings'
import { cacheHops } from '../cache-hops'
import type { Hop, Weakness, WeaknessKind } from '../guarantee'
import { producerHop } from '../producer-hop'
import { readerHop } from '../reader-hop'
import type { HopKind } from './hop-kind'

const NOTHING: Hop = {}

const cached = cacheHops<Connector, Cluster>()

const weak = ({ name }: Connector, kind: WeaknessKind, rank: number): Weakness => ({
  kind,
  at: nodeId('connector', name),
  name,
  rank,
  origin: kind === 'errors-dropped' ? 'user' : 'default',
})

/**
 * What a source writes and how far it has read are two things, unless its workers write both in one transaction.
 *
 * @see KIP-618
 */
function sending(connector: Connector, cluster: Cluster): Hop {
  const producer = producerInConnector(connector, cluster)
  if (!producer) return NOTHING
  const { settings } = clientsOf(producer, cluster.kafkaVersion)
  const { repeat: _, ...hop } = producerHop(producer, nodeId('connector', connector.name), settings)
  const isOnce = hop.transactional === true && isExactlyOnce(connector, connectOf(cluster, connector))
  return isOnce ? hop : { ...hop, repeat: weak(connector, 'source-offsets', 2) }
}

/** A sink hands over what it read, then commits; what that does to the other end depends on how it writes there. */
function reading(connector: Connector, isOfTransactions: boolean, cluster: Cluster): Hop {
  const group = consumerInConnector(connector, cluster)
  if (!group) return NOTHING
  const settings = groupSettingsOf(group, cluster.kafkaVersion)
  const id = nodeId('connector', connector.name)
  const { lose, repeat, reorder } = readerHop({ id, group, settings, writer: undefined }, isOfTransactions)
  const isDropping = toleratesErrors(connector) && deadLetterTopicOf(connector) === undefined
  const again = isRepeatable(connector) ? undefined : weak(connector, 'sink-offsets', 2)
  return {
    lose: isDropping ? weak(connector, 'errors-dropped', 4) : lose,
    repeat: repeat?.kind === 'commit-after-work' ? again : repeat,
    reorder,
  }
}

/** A source sends of its own accord, a sink takes records out of Kafka; of what writes dead letters nothing is known. */
export const connector: HopKind<'connector'> = {
  sends: (node, cluster) => cached(node, cluster, 'sends', () => sending(node, cluster)),
  passes: () => NOTHING,
  reads: (node, { transactional }, cluster) =>
    cached(node, cluster, transactional ? 'transactional' : 'plain', () =>
      reading(node, transactional, cluster),
    ),
}
