import { expect, it } from 'vitest'
import type { Design } from '../../model/design'
import { emptyDesign } from '../../model/empty-design'
import { importFiles } from '../import-files'

const acl = (
  topic: string,
  ...entries: readonly (readonly [principal: string, operation: string])[]
): string =>
  `Current ACLs for resource \`ResourcePattern(resourceType=TOPIC, name=${topic}, patternType=LITERAL)\`:
${entries.map(([principal, operation]) => ` \t(principal=${principal}, host=*, operation=${operation}, permissionType=ALLOW)`).join('\n')}
`

const DRAWN: Design = {
  ...emptyDesign('Shop'),
  topics: [{ name: 'orders' }, { name: 'invoices' }, { name: 'refunds' }, { name: 'audit' }],
  producers: [
    { name: 'checkout', produces: [{ topic: 'orders' }] },
    { name: 'till', principal: 'User:CN=tills,OU=shop', produces: [{ topic: 'orders' }] },
    { name: 'night', principal: 'User:jobs' },
    { name: 'day', principal: 'User:jobs' },
  ],
  consumerGroups: [
    {
      name: 'billing',
      principal: 'User:svc-billing',
      consumes: [{ topic: 'orders' }],
      deadLetter: { topic: 'refunds' },
    },
  ],
  streamsApps: [{ name: 'totals' }],
}

const laid = async (text: string) => {
  const read = await importFiles([{ name: 'acls.txt', text }], { onto: DRAWN })
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}

it('takes a principal for the drawn application that logs in so, and makes no twin of it', async () => {
  const { design } = await laid(
    [
      acl(
        'orders',
        ['User:checkout', 'WRITE'],
        ['User:CN=tills,OU=shop', 'WRITE'],
        ['User:svc-billing', 'READ'],
      ),
      acl('refunds', ['User:svc-billing', 'WRITE']),
      acl('invoices', ['User:svc-billing', 'WRITE'], ['User:CN=tills,OU=shop', 'WRITE']),
    ].join('\n'),
  )
  expect(design.producers.map(({ name }) => name)).toEqual(['checkout', 'till', 'night', 'day'])
  expect(design.consumerGroups.map(({ name }) => name)).toEqual(['billing'])
  const [billing] = design.consumerGroups
  expect(billing?.produces?.map(({ topic }) => topic)).toEqual(['invoices'])
  expect(design.producers[1]?.produces?.map(({ topic }) => topic)).toEqual(['orders', 'invoices'])
  expect(design.producers[0]).toEqual(DRAWN.producers[0])
})

it('says, and does not draw, what one of several that log in alike does, and what its own code says', async () => {
  const { design, losses } = await laid(
    acl('audit', ['User:jobs', 'WRITE'], ['User:totals', 'WRITE']) + acl('orders', ['User:totals', 'READ']),
  )
  expect({ ...design, cluster: DRAWN.cluster }).toEqual(DRAWN)
  expect(losses.map(({ line, sentence }) => `${line}: ${sentence}`)).toEqual([
    '2: User:jobs may write `audit`: `night`, `day` log in so, and which of them does is not said.',
    '3: User:totals may write `audit`: it is `totals`, which is not drawn so.',
    '5: User:totals may read `orders`: it is `totals`, which is not drawn so.',
  ])
})

it('calls who is not drawn as it logs in, with its principal where that is another', async () => {
  const { design } = await laid(acl('audit', ['User:ledger', 'WRITE'], ['User:CN=desk,O=shop', 'WRITE']))
  expect(design.producers.slice(4)).toEqual([
    { name: 'ledger', produces: [{ topic: 'audit' }] },
    { name: 'desk', principal: 'User:CN=desk,O=shop', produces: [{ topic: 'audit' }] },
  ])
})
