import type { ServerAnswer, ServerGroup } from './assignor'
import { readServerGroup, toServerAnswer } from './server-group'
import { UniformHeterogeneous } from './uniform-heterogeneous'
import { assignUniformHomogeneous } from './uniform-homogeneous'

/**
 * The coordinator's default assignor (KIP-848): as even as can be over all topics, keeping what fits of the
 * target assignment so far. New groups get runs of neighbouring partitions.
 *
 * @see org.apache.kafka.coordinator.group.assignor.UniformAssignor of Kafka 4.3.1
 */
export function assignServerUniform(group: ServerGroup): ServerAnswer {
  const { members, homogeneous } = readServerGroup(group)
  return toServerAnswer(
    homogeneous ? assignUniformHomogeneous(members) : new UniformHeterogeneous(members).build(),
  )
}
