import type { NodeId } from '../model/node-id'

/** What Kafka guards, in the words of its own tools. */
export type ResourceType = 'topic' | 'group' | 'transactional-id' | 'cluster'

/** @see org.apache.kafka.common.acl.AclOperation */
export type Operation = 'Read' | 'Write' | 'Create' | 'Delete' | 'Describe'

/** One thing that a principal is allowed, and what it is for. */
export interface Right {
  /** As `User:billing`. */
  readonly principal: string
  readonly resource: ResourceType
  readonly name: string
  readonly pattern: 'literal' | 'prefixed'
  readonly operation: Operation
  /** The nodes that need it. */
  readonly for: readonly NodeId[]
  /** A sentence: `billing reads orders.` */
  readonly why: string
}
