import { ACL_OPERATIONS, ACL_RESOURCES } from './acl-words'
import { principalSchema } from './principal-schema'
import { z } from './zod'

/** An ACL that the cluster has, as `kafka-acls --list` shows it: of one principal on one resource. */
export const aclSchema = z.strictObject({
  principal: principalSchema,
  resource: z.enum(ACL_RESOURCES),
  name: z.string().min(1, 'must not be empty').max(1000),
  /** Literal where it is left out. */
  pattern: z.enum(['literal', 'prefixed']).optional(),
  operations: z.array(z.enum(ACL_OPERATIONS)).min(1).max(20),
  /** Allowed where it is left out. */
  permission: z.enum(['allow', 'deny']).optional(),
})
