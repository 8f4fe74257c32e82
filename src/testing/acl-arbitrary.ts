import fc from 'fast-check'
import { ACL_OPERATIONS, ACL_RESOURCES } from '../core/model/acl-words'
import type { Acl, StatedQuota } from '../core/model/design'
import { positive, principalArbitrary, some, word } from './arbitrary-values'

export const aclsArbitrary = fc.array(
  some<Acl, 'principal' | 'resource' | 'name' | 'operations'>(
    {
      principal: principalArbitrary,
      resource: fc.constantFrom(...ACL_RESOURCES),
      name: fc.oneof(fc.constantFrom('orders', '*'), word),
      pattern: fc.constantFrom('literal', 'prefixed'),
      operations: fc.uniqueArray(fc.constantFrom(...ACL_OPERATIONS), { minLength: 1, maxLength: 3 }),
      permission: fc.constantFrom('allow', 'deny'),
    },
    ['principal', 'resource', 'name', 'operations'],
  ),
  { maxLength: 4 },
)

/** Of a user, a client id, or both. */
export const quotasArbitrary = fc.array(
  some<StatedQuota, never>(
    {
      principal: fc.oneof(fc.constant('User:*'), principalArbitrary),
      clientId: fc.oneof(fc.constant('*'), word),
      producerByteRate: positive,
      consumerByteRate: positive,
      requestPercentage: positive,
      controllerMutationRate: positive,
    },
    [],
  ).filter(({ principal, clientId }) => principal !== undefined || clientId !== undefined),
  { maxLength: 3 },
)
