import type { Topic } from '../model/design'
import { formatCount, formatCountOf } from '../shared/format'
import type { TopicView } from '../views/views'
import { changeNode, type LabelledFix } from './fixes'

const MINIMUM = 'min.insync.replicas'
const REPLICAS = 3

/**
 * Gives a topic so many replicas, and with them a minimum in sync with which one broker may be down and, from
 * three replicas on, a record is never acknowledged by a single copy.
 */
export function keepReplicas(
  { topic, settings, replicationFactor }: Pick<TopicView, 'topic' | 'settings' | 'replicationFactor'>,
  replicas: number,
): LabelledFix {
  const stated = settings.number(MINIMUM)
  const asked = Number.isNaN(stated) ? 1 : stated
  const least = replicas >= REPLICAS ? 2 : 1
  const minimum = Math.max(least, Math.min(asked, replicas - 1))
  const isSet = minimum === stated
  const label =
    replicas === replicationFactor
      ? `Set ${MINIMUM} to ${minimum}`
      : `Keep ${formatCountOf(replicas, 'replica')}${isSet ? '' : inSync(minimum, replicas)}`
  return changeNode(
    'topic',
    topic.name,
    label,
    (node): Topic => ({
      ...node,
      ...(replicas !== replicationFactor && { replicationFactor: replicas }),
      ...(!isSet && { config: { ...node.config, [MINIMUM]: minimum } }),
    }),
  )
}

const inSync = (minimum: number, replicas: number): string =>
  replicas === 1 ? ` and set ${MINIMUM} to ${minimum}` : `, ${formatCount(minimum)} of them in sync`
