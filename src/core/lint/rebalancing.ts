import { canRebalance, libraryOf } from '../kafka/client-libraries'
import { before } from '../kafka/versions'
import { assignorNames } from '../sizing/assignor'
import type { ConsumerGroupView } from '../views/views'
import type { FixChoice } from './finding'
import { asChoice, changeNode, type LabelledFix, setConfig } from './fixes'

export const ASSIGNOR_KEY = 'partition.assignment.strategy'
/** As any library but Java's names an assignor. */
const SHORT_NAME = /^[a-z-]+$/
const COOPERATIVE = 'org.apache.kafka.clients.consumer.CooperativeStickyAssignor'

/** The ways to rebalance without stopping everyone, as far as the client library and the Kafka release have them. */
export function cooperativeChoices({ group, cluster, settings }: ConsumerGroupView): readonly FixChoice[] {
  const { cooperative, family } = libraryOf(group.client)
  if (cooperative.assignor === undefined) return []
  const isByShortName = family !== 'java' || assignorNames({ settings }).some((name) => SHORT_NAME.test(name))
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
  if (!canRebalance(group.client, 'assignor'))
    return [asChoice(withRelease(group.name, cooperative.assignor, sticky))]
  if (!canRebalance(group.client, 'protocol')) return [asChoice(sticky)]
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

/** The same with the first release of the library that can do it. */
function withRelease(name: string, version: string, { label, apply }: LabelledFix): LabelledFix {
  const plan = changeNode('consumerGroup', name, '', (node) =>
    node.client ? { ...node, client: { ...node.client, version } } : node,
  )
  return { label: `${label}, with release ${version}`, apply: (design) => apply(plan.apply(design)) }
}
