import { hostIn, operationOf, resourceOf } from '../reading/acl-words'
import { sayExpression } from '../reading/expression'
import { type Handler, isUnknown, textIn } from './resource'

/** Entries of access lists, in the words of Mongey's provider and of Confluent's. */
export const acl: Handler = (resource, book) => {
  const [principal, operation] = [
    resource.get('acl_principal', 'principal'),
    resource.get('acl_operation', 'operation'),
  ]
  const named = resource.get('resource_name')
  const unknown = [principal, operation, named].find(isUnknown)
  resource.ignore('kafka_cluster', 'rest_endpoint', 'credentials', 'cluster_api_url', 'allow_deletion')
  const kind = textIn(resource.get('resource_type')) ?? ''
  const pattern =
    textIn(resource.get('resource_pattern_type_filter', 'pattern_type', 'resource_pattern_type')) ?? ''
  const permission = textIn(resource.get('acl_permission_type', 'permission', 'permission_type')) ?? ''
  const host = textIn(resource.get('acl_host', 'host'))
  if (unknown) {
    book.lose(
      unknown.place,
      `The entry \`${resource.address}\` is about ${sayExpression(unknown.value.text)}: whom or what that is, is not known.`,
    )
    return
  }
  book.acls.push({
    principal: textIn(principal) ?? '',
    resource: resourceOf(kind),
    name: textIn(named) ?? '*',
    isPrefix: /prefix/i.test(pattern),
    operation: operationOf(textIn(operation) ?? ''),
    isDenied: /deny/i.test(permission),
    ...hostIn(host),
    place: resource.place,
  })
}

/** Aiven has one entry for reading, writing, or both. */
export const aivenAcl: Handler = (resource, book) => {
  const permission = textIn(resource.get('permission')) ?? ''
  resource.ignore('project', 'service_name')
  const operations =
    permission === 'readwrite' || permission === 'admin' ? ['READ', 'WRITE'] : [permission.toUpperCase()]
  for (const operation of operations) {
    book.acls.push({
      principal: textIn(resource.get('username')) ?? '*',
      resource: 'TOPIC',
      name: textIn(resource.get('topic')) ?? '*',
      isPrefix: false,
      operation,
      isDenied: false,
      isPartial: true,
      place: resource.place,
    })
  }
}
