import { before } from '../kafka/versions'
import { assignorNames } from '../sizing/assignor'
import type { ConsumerGroupView } from '../views/views'
import type { FixChoice } from './finding'
import { asChoice, setConfig } from './fixes'

export const ASSIGNOR_KEY = 'partition.assignment.strategy'
/** As librdkafka and its kin name an assignor: no class of Java's. */
const SHORT_NAME = /^[a-z-]+$/
const COOPERATIVE = 'org.apache.kafka.clients.consumer.CooperativeStickyAssignor'

/** The ways to rebalance without stopping everyone, as far as the Kafka release has them. */
export function cooperativeChoices({ group, cluster, settings }: ConsumerGroupView): readonly FixChoice[] {
  const isByShortName = assignorNames({ settings }).some((name) => SHORT_NAME.test(name))
  const sticky = setConfig(
    'consumerGroup',
    group.name,
    {
      [ASSIGNOR_KEY]: isByShortName ? 'cooperative-sticky' : COOPERATIVE,
      'group.protocol': undefined,
      'group.remote.assignor': undefined,
    },
    'Rebalance cooperatively',
  )
  if (before(cluster.kafkaVersion, '4.0')) return [asChoice(sticky)]
  const ofProtocol = {
    'group.protocol': 'consumer',
    'group.remote.assignor': undefined,
    [ASSIGNOR_KEY]: undefined,
    'heartbeat.interval.ms': undefined,
    'session.timeout.ms': undefined,
  }
  const protocol = setConfig('consumerGroup', group.name, ofProtocol, 'Use the new protocol (KIP-848)')
  return [asChoice(sticky), asChoice(protocol)]
}
