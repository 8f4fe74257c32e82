import { withoutOperations } from '../../../access/change-acls'
import {
  type AclOperation,
  aclInWords,
  isOnAll,
  type JudgedAcls,
  judgeAcls,
  unusedOf,
} from '../../../access/judge-acls'
import { isSensitive } from '../../../model/about'
import type { Acl, Design } from '../../../model/design'
import { isEverybody } from '../../../model/principal'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const acl = (principal: string, operations: Acl['operations'], rest: Partial<Acl> = {}): Acl => ({
  principal,
  resource: 'topic',
  name: 'orders',
  operations,
  ...rest,
})

/** What is too wide anyway is told as that. */
function unused(judged: JudgedAcls, one: Acl): readonly AclOperation[] {
  if (one.permission === 'deny' || isEverybody(one.principal) || isOnAll(one)) return []
  return one.operations.includes('All') ? [] : unusedOf(judged, one)
}

const readsSensitive = ({ topics }: Design, { resource, name, pattern, operations }: Acl): boolean =>
  resource === 'topic' &&
  operations.includes('Read') &&
  topics.some(
    (topic) =>
      isSensitive(topic.data) && (pattern === 'prefixed' ? topic.name.startsWith(name) : topic.name === name),
  )

export const accessRightsUnused = defineRule({
  id: 'access-rights-unused',
  title: 'Rights that nothing drawn needs',
  scope: 'design',
  severity: 'info',
  kind: 'advice',
  why: 'A right that nobody uses is noticed by nobody, until somebody with the password of that user does. It is left over from an application that is gone or was tried out, or the drawing lacks an application. Draw who needs it, or take it away; where it lets somebody read personal or secret data this is urgent, since nobody can say what for.',
  reference: kafkaDocs('security/authorization-and-acls/'),
  examples: () => ({
    bad: [
      soundDesign({ cluster: { acls: [acl('User:billing', ['Read', 'Delete'])] } }),
      soundDesign({ cluster: { acls: [acl('User:old-report', ['Read'])] } }),
      soundDesign({
        topic: { data: 'personal' },
        cluster: { acls: [acl('User:old-report', ['Read'], { name: 'ord', pattern: 'prefixed' })] },
      }),
    ],
    good: [
      soundDesign({ cluster: { acls: [acl('User:checkout', ['Write', 'Describe'])] } }),
      soundDesign({ cluster: { acls: [acl('User:kminion', ['Describe', 'DescribeConfigs'])] } }),
      soundDesign({ cluster: { acls: [acl('User:old-report', ['Read'], { permission: 'deny' })] } }),
      soundDesign({
        cluster: {
          acls: [acl('User:deployer', ['Create', 'Alter'])],
          config: { 'super.users': 'User:admin;User:deployer' },
        },
      }),
    ],
  }),
  check({ design }, report) {
    const judged = judgeAcls(design)
    for (const [principal, acls] of judged?.allowed ?? []) {
      const found = acls.flatMap((one) => {
        const operations = judged ? unused(judged, one) : []
        return operations.length === 0 ? [] : [{ ...one, operations }]
      })
      const sensitive = found.find((one) => readsSensitive(design, one))
      const [first = sensitive] = sensitive ? [sensitive] : found
      if (!first) continue
      const more = found.length === 1 ? '' : `, and ${found.length - 1} more`
      const isDrawn = judged?.rights.has(principal) ?? false
      report({
        at: 'cluster',
        ...(sensitive && { severity: 'warning' as const }),
        message: isDrawn
          ? `\`${principal}\` is allowed ${aclInWords(first)}${more}, and nothing that is drawn as it needs that`
          : `\`${principal}\` is allowed ${aclInWords(first)}${more}, and nothing is drawn as it`,
        field: 'acls',
        cause: principal,
        evidence: found.slice(0, 5).map((one) => ({ name: one.principal, value: aclInWords(one) })),
        fix: {
          label: `Take away what ${principal} does not need`,
          apply: (before) => {
            const now = judgeAcls(before)
            return now
              ? withoutOperations(before, (one) => (one.principal === principal ? unused(now, one) : []))
              : before
          },
        },
      })
    }
  },
})
