import { resourceOf } from '../reading/acl-words'
import { OPERATIONS_OF_ROLE, resourceOfCrn } from '../reading/confluent-roles'
import { hasExpression, sayExpression } from '../reading/expression'
import { type Attribute, type Handler, isUnknown, textIn } from './resource'

/**
 * A role of Confluent Cloud on a topic, a group or a transactional id, as the operations that it allows: a name may end in
 * `*`. Roles on clusters, environments and registries allow what no edge shows.
 *
 * @see registry.terraform.io/providers/confluentinc/confluent, confluent_role_binding
 */
export const roleBinding: Handler = (resource, book) => {
  const [principal, role, pattern] = [
    resource.get('principal'),
    textIn(resource.get('role_name')),
    resource.get('crn_pattern'),
  ]
  resource.ignore('timeouts', 'disable_wait_for_ready')
  const operations = OPERATIONS_OF_ROLE[role ?? ''] ?? []
  const { type = '', name = '', isPrefix = false } = resourceOfCrn(written(pattern)) ?? {}
  const unknown = [principal, hasExpression(name) ? pattern : undefined].find(isUnknown)
  if (name === '' || operations.length === 0 || unknown) {
    const on =
      name === ''
        ? ', which is of no topic or group'
        : ` on the ${type} \`${name}${isPrefix ? '*' : ''}\`, which neither reads nor writes`
    const why = unknown
      ? `is about ${sayExpression(unknown.value.text)}: whom or what that is, is not known`
      : `gives ${role === undefined ? 'a role that is an expression' : `the role ${role}`}${on}: it is not drawn`
    book.lose(resource.place, `The role binding \`${resource.address}\` ${why}.`)
    return
  }
  for (const operation of operations)
    book.acls.push({
      principal: textIn(principal) ?? '',
      resource: resourceOf(type),
      name,
      isPrefix,
      operation,
      isDenied: false,
      place: resource.place,
    })
}

/** A text with what is not known hidden in it; empty where all of it is not. */
const written = (attribute: Attribute | undefined): string =>
  isUnknown(attribute) ? (attribute.value.partial ?? '') : (textIn(attribute) ?? '')
