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
      ['consumerGroup:fraud', 'remove', 'fraud, of team-risk: 1 ACL no more'],
      ['consumerGroup:old', 'remove', 'old: 2 ACLs no more'],
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
})
