import type { Design } from '@/core/model/design'
import { nodeCount } from '@/core/model/node-id'

/** Returns what is said where there is no finding: how much of the design could be looked at decides it. */
export function nothingFound(design: Design): string {
  if (nodeCount(design) === 0)
    return 'What is wrong with the drawing will stand here, why, and what fixes it.'
  return design.topics.length === 0
    ? 'Nothing is found so far, but no topic is drawn: whether the cluster is secured, how topics are copied and kept, and what becomes of their records is looked at once there is one.'
    : 'Nothing is wrong with this design, as far as Surveyor can see.'
}
