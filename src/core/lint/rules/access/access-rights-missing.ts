import { withNeeded } from '../../../access/change-acls'
import { isAllowed, isListed, isOf, judgeAcls, superUsers } from '../../../access/judge-acls'
import type { Right } from '../../../access/right'
import type { Acl } from '../../../model/design'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { SOUND_TRANSACTIONS, soundDesign } from '../../sound-design'

const READ_ORDERS: Acl = {
  principal: 'User:billing',
  resource: 'topic',
  name: 'orders',
  operations: ['Read'],
}
const WRITE_ORDERS: Acl = { ...READ_ORDERS, principal: 'User:checkout', operations: ['Write'] }
const REST: readonly Acl[] = [
  { principal: 'User:billing', resource: 'topic', name: 'orders.dlq', operations: ['Write'] },
  { principal: 'User:billing', resource: 'group', name: 'billing', operations: ['Read'] },
]

/** Without these an application does not even start to work; what it would create may be there already. */
const IS_AT_WORK: ReadonlySet<Right['operation']> = new Set(['Read', 'Write'])

export const accessRightsMissing = defineRule({
  id: 'access-rights-missing',
  title: 'An application that its ACLs do not let do what is drawn',
  scope: 'design',
  severity: 'warning',
  kind: 'advice',
  why: 'With an authorizer what no ACL allows is denied, and one that denies counts more than any that allows. The client gets a TopicAuthorizationException or a GroupAuthorizationException at its first call and does not go on. Only users that have ACLs in this design are looked at, and only topics of which it has ACLs, and groups and transactional ids where it has ACLs of such or of two other types for this user: of the others they may not all be here.',
  reference: kafkaDocs('security/authorization-and-acls/'),
  examples: () => ({
    bad: [
      soundDesign({ cluster: { acls: [...REST, WRITE_ORDERS] } }),
      soundDesign({ cluster: { acls: [READ_ORDERS, ...REST, { ...READ_ORDERS, permission: 'deny' }] } }),
      // Its topics and its group, and not the transactional ids.
      soundDesign({
        ...SOUND_TRANSACTIONS,
        cluster: {
          acls: [READ_ORDERS, ...REST, { ...WRITE_ORDERS, principal: 'User:billing', name: 'invoices' }],
        },
      }),
    ],
    good: [
      soundDesign({ cluster: { acls: [READ_ORDERS, ...REST] } }),
      // As `kafka-acls --list --topic orders` shows them: no group, and no other topic.
      soundDesign({ cluster: { acls: [READ_ORDERS, WRITE_ORDERS] } }),
      soundDesign({
        cluster: { acls: [...REST, WRITE_ORDERS], config: { 'super.users': 'User:admin;User:billing' } },
        group: { name: 'billing', purpose: 'business' },
      }),
    ],
  }),
  check({ design }, report) {
    const { cluster } = design
    const judged = judgeAcls(design)
    if (!judged || String(cluster.config?.['allow.everyone.if.no.acl.found']) === 'true') return
    const superior = superUsers(cluster)
    const acls = cluster.acls ?? []
    const allowing = acls.filter(isAllowed)
    const denying = acls.filter((acl) => !isAllowed(acl))
    for (const principal of new Set(acls.map((acl) => acl.principal))) {
      if (superior.has(principal)) continue
      const missing = (judged.rights.get(principal) ?? []).filter(
        (right) =>
          IS_AT_WORK.has(right.operation) &&
          (denying.some((acl) => isOf(acl, right)) ||
            (!allowing.some((acl) => isOf(acl, right)) && isListed(judged, acls, right))),
      )
      const [first] = missing
      if (!first) continue
      const more = missing.length === 1 ? '' : `, and ${missing.length - 1} more`
      report({
        at: 'cluster',
        message: `\`${principal}\` may not ${inWords(first)}${more}: ${first.why.replace(/\.$/, '')}`,
        field: 'acls',
        cause: principal,
        evidence: missing.slice(0, 5).map((right) => ({ name: inWords(right), value: 'not allowed' })),
        fix: { label: `Allow ${principal} what is drawn`, apply: (before) => withNeeded(before, principal) },
      })
    }
  },
})

const inWords = ({ operation, resource, name, pattern }: Right): string =>
  `${operation} ${resource} ${name}${pattern === 'prefixed' ? '*' : ''}`
