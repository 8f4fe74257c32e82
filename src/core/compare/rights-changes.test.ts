import { describe, expect, it } from 'vitest'
import type { Acl, Design } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { planChange } from './plan-change'
import { rightsChanges, rightsInWords } from './rights-changes'

const EMPTY = emptyDesign('shop')

const design = (
  groups: readonly { name: string; reads: string; owner?: string }[],
  acls?: Acl[],
): Design => ({
  ...EMPTY,
  cluster: { ...EMPTY.cluster, security: { authorization: 'acl' }, ...(acls && { acls }) },
  topics: [{ name: 'orders' }, { name: 'clicks' }],
  consumerGroups: groups.map(({ name, reads, owner }) => ({
    name,
    consumes: [{ topic: reads }],
    ...(owner !== undefined && { owner }),
  })),
})

const said = (before: Design, after: Design) =>
  rightsChanges(before, after).map((change) => [
    change.principal,
    change.owners.join(),
    rightsInWords(change),
  ])

describe('rightsChanges', () => {
  it('says what each principal may do more and less, and who answers for it', () => {
    const before = design([
      { name: 'fraud', reads: 'orders', owner: 'team-risk' },
      { name: 'old', reads: 'clicks' },
    ])
    const after = design([
      { name: 'fraud', reads: 'clicks', owner: 'team-risk' },
      { name: 'new', reads: 'orders' },
    ])
    expect(said(before, after)).toEqual([
      ['User:fraud', 'team-risk', '+ Read on topic clicks; − Read on topic orders'],
      ['User:new', '', '+ Read on topic orders; Read on group new'],
      ['User:old', '', '− Read on topic clicks; Read on group old'],
    ])
    expect(
      planChange(before, after, 'strimzi').flatMap(({ field, at, change, title }) =>
        field === 'rights' ? [[at, change, title]] : [],
      ),
    ).toEqual([
      ['consumerGroup:fraud', 'add', 'fraud, of team-risk: 1 ACL more'],
      ['consumerGroup:new', 'add', 'new: 2 ACLs more'],
      ['consumerGroup:fraud', 'remove', 'fraud, of team-risk: no longer needs 1 ACL'],
      ['consumerGroup:old', 'remove', 'old: no longer needs 2 ACLs'],
    ])
  })

  it('takes what a wider ACL of the cluster allows for allowed, and says what is stated no more', () => {
    const wide: Acl = {
      principal: 'User:fraud',
      resource: 'topic',
      name: 'or',
      pattern: 'prefixed',
      operations: ['All'],
    }
    const group: Acl = { principal: 'User:fraud', resource: 'group', name: '*', operations: ['Read'] }
    const denied: Acl = { ...wide, name: 'clicks', permission: 'deny', operations: ['Write'] }
    const reads = [{ name: 'fraud', reads: 'orders' }]
    expect(said(design([], [wide, group]), design(reads, [wide, group]))).toEqual([])
    expect(said(design(reads, [wide, group, denied]), design(reads, [group]))).toEqual([
      ['User:fraud', '', '+ Read on topic orders; − All on topic or*; denied: Write on topic clicks*'],
    ])
  })

  it('tells a deny from an allow: refused from when it is there, and no longer once it is gone', () => {
    const denied: Acl = {
      principal: 'User:fraud',
      resource: 'topic',
      name: 'orders',
      permission: 'deny',
      operations: ['Write'],
    }
    const allowed: Acl = { ...denied, name: 'clicks', permission: 'allow' }
    const told = (before: readonly Acl[], after: readonly Acl[]) =>
      planChange(design([], [...before]), design([], [...after]), 'kafka-cli').flatMap(
        ({ field, change, title, sentence }) => (field === 'rights' ? [[change, title, sentence]] : []),
      )
    expect(told([allowed], [allowed, denied])).toEqual([
      [
        'add',
        'fraud: denied by 1 ACL more',
        'Write on topic orders. From then on Kafka refuses it (TopicAuthorizationException), whatever other ACL allows it.',
      ],
    ])
    expect(told([allowed, denied], [allowed])).toEqual([
      [
        'remove',
        'fraud: no longer denied by 1 ACL',
        'Write on topic orders. What is denied stays denied until somebody removes it, and Kafka refuses it so long (TopicAuthorizationException). From then on whatever ACL allows it counts.',
      ],
    ])
    // What lets applications work comes first, what stops them last, each a step of its own.
    const other: Acl = { ...denied, name: 'clicks', operations: ['Read'] }
    const more: Acl = { ...allowed, name: 'orders', operations: ['Read'] }
    const steps = planChange(design([], [allowed, denied]), design([], [more, other]), 'kafka-cli')
    const rights = steps.filter(({ field }) => field === 'rights')
    expect(rights.map(({ title }) => title)).toEqual([
      'fraud: 1 ACL more',
      'fraud: no longer denied by 1 ACL',
      'fraud: no longer needs 1 ACL',
      'fraud: denied by 1 ACL more',
    ])
    expect(new Set(rights.map(({ id }) => id)).size).toBe(4)
  })

  it.each([
    ['topic', 'orders', 'Read', '(TopicAuthorizationException)'],
    ['group', 'fraud', 'Read', '(GroupAuthorizationException)'],
    ['transactional-id', 'fraud', 'Write', '(TransactionalIdAuthorizationException)'],
    ['cluster', 'kafka-cluster', 'IdempotentWrite', '(ClusterAuthorizationException)'],
  ] as const)('names what Kafka refuses on a %s with', (resource, name, operation, exception) => {
    const acl = (permission: 'allow' | 'deny'): Acl => ({
      principal: 'User:fraud',
      resource,
      name,
      permission,
      operations: [operation],
    })
    for (const permission of ['allow', 'deny'] as const) {
      const [step] = planChange(design([], []), design([], [acl(permission)]), 'kafka-cli')
      expect(step?.sentence).toContain(exception)
    }
  })
})
