import { isCountUnfounded } from '../facts/is-count-unfounded'
import { isReplicationStated } from '../model/replication-stated'
import { formatCount } from '../shared/format'
import type { TopicView } from '../views/views'

/** Returns what nobody has stated of a topic and a file that creates it must say all the same, a line each. */
export function notStatedLines(view: TopicView | undefined, hasReplicas = true): readonly string[] {
  if (!view) return []
  const isAssumed = hasReplicas && !isReplicationStated(view.topic, view.cluster)
  return [
    ...(isCountUnfounded(view)
      ? ['Nobody has stated the number of partitions: it is the least that there can be']
      : []),
    ...(isAssumed
      ? [
          `Nobody has stated the replication factor: ${formatCount(view.replicationFactor)} is Kafka’s default`,
        ]
      : []),
  ]
}
