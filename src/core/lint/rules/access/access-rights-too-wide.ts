import { withNarrowed } from '../../../access/change-acls'
import { ACTOR_KINDS, principalOfNode } from '../../../access/derive-rights'
import { aclInWords, harmful, isOnAll, judgeAcls } from '../../../access/judge-acls'
import type { Acl, Design } from '../../../model/design'
import { nodesOf } from '../../../model/kinds/index'
import { type NodeId, nodeId } from '../../../model/node-id'
import { isEverybody } from '../../../model/principal'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const reads = (acl: Partial<Acl>): readonly Acl[] => [
  { principal: 'User:billing', resource: 'topic', name: 'orders', operations: ['Read'], ...acl },
]

/** On all topics, for everybody, or whatever there is to be done. What is public may be read by everybody. */
function isWide(acl: Acl, { topics }: Pick<Design, 'topics'>): boolean {
  const allowed = harmful(acl)
  if (allowed.length === 0) return false
  if (isOnAll(acl) || allowed.includes('All')) return true
  if (!isEverybody(acl.principal)) return false
  const isPublic = topics.find(({ name }) => name === acl.name)?.data === 'public'
  return acl.resource !== 'topic' || !isPublic || allowed.some((operation) => operation !== 'Read')
}

/** The applications whose principal is everybody: by what they state, their owner or their name. */
function everybodyIn(
  design: Design,
): readonly { readonly at: NodeId; readonly name: string; readonly principal: string }[] {
  if (design.cluster.security?.authorization === 'none') return []
  return ACTOR_KINDS.flatMap((kind) =>
    nodesOf(design, kind).flatMap((node) => {
      const principal = principalOfNode(design, kind, node)
      return isEverybody(principal) ? [{ at: nodeId(kind, node.name), name: node.name, principal }] : []
    }),
  )
}

export const accessRightsTooWide = defineRule({
  id: 'access-rights-too-wide',
  title: 'An ACL that allows more than anything drawn needs',
  scope: 'design',
  severity: 'warning',
  kind: 'advice',
  why: 'An ACL on every topic, for every user or for every operation also holds for topics that come later, and for whoever gets hold of one password. Nothing tells afterwards which of it was needed, so that nobody dares to take it back. The fix replaces it by what the drawing needs; who administers the cluster stands in super.users or has an entry that names what it does. An application that has the principal of everybody needs one of its own: an ACL for it is one for all others.',
  reference: kafkaDocs('security/authorization-and-acls/'),
  examples: () => ({
    bad: [
      soundDesign({ cluster: { acls: reads({ name: '*' }) } }),
      soundDesign({ cluster: { acls: reads({ operations: ['All'] }) } }),
      soundDesign({ cluster: { acls: reads({ principal: 'User:*' }) } }),
      soundDesign({ producer: { principal: '*' } }),
    ],
    good: [
      soundDesign({
        cluster: {
          acls: [
            ...reads({}),
            ...reads({ resource: 'group', name: 'billing' }),
            ...reads({ name: 'orders.dlq', operations: ['Write'] }),
          ],
        },
      }),
      soundDesign({
        cluster: { acls: reads({ principal: 'User:monitoring', name: '*', operations: ['Describe'] }) },
      }),
      soundDesign({
        cluster: {
          acls: reads({ principal: 'User:admin', name: '*', operations: ['All'] }),
          config: { 'super.users': 'User:admin' },
        },
      }),
      soundDesign({ topic: { data: 'public' }, cluster: { acls: reads({ principal: 'User:*' }) } }),
      soundDesign({ cluster: { acls: reads({ principal: 'User:*', name: '*', permission: 'deny' }) } }),
    ],
  }),
  check({ design }, report) {
    for (const { at, name, principal } of everybodyIn(design))
      report({
        at,
        message: `\`${name}\` is \`${principal}\` to the brokers, which is everybody in an ACL: what it needs, everybody would be allowed`,
        field: 'principal',
        cause: principal,
        evidence: [{ name: 'principal', value: principal }],
      })
    const judged = judgeAcls(design)
    for (const [principal, acls] of judged?.allowed ?? []) {
      const wide = acls.filter((acl) => isWide(acl, design))
      const [first] = wide
      if (!first) continue
      const isDrawn = isEverybody(principal) || judged?.rights.has(principal)
      const more = wide.length === 1 ? '' : `, and ${wide.length - 1} more`
      report({
        at: 'cluster',
        ...(!isDrawn && { severity: 'info' as const }),
        message: `${isEverybody(principal) ? 'Everybody' : `\`${principal}\``} is allowed ${aclInWords(first)}${more}`,
        field: 'acls',
        cause: principal,
        evidence: wide.slice(0, 5).map((acl) => ({ name: acl.principal, value: aclInWords(acl) })),
        fix: {
          label: 'Allow what is drawn and no more',
          apply: (before) =>
            withNarrowed(
              before,
              (acl) => acl.principal === principal && acl.permission !== 'deny' && isWide(acl, before),
            ),
        },
      })
    }
  },
})
