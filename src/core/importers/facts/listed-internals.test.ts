import { expect, it } from 'vitest'
import type { Design } from '../../model/design'
import { emptyDesign } from '../../model/empty-design'
import { importFiles } from '../import-files'

const listed = (name: string, replicas = 3): string =>
  `Topic: ${name}\tTopicId: QmSf0h3mTgGcQ0mTgGcQ0A\tPartitionCount: 1\tReplicationFactor: ${replicas}\tConfigs: \n\tTopic: ${name}\tPartition: 0\tLeader: 1\tReplicas: 1,2,3\tIsr: 1,2,3\n`

const GROUP = `
GROUP           TOPIC                     PARTITION  CURRENT-OFFSET  LOG-END-OFFSET  LAG             CONSUMER-ID     HOST            CLIENT-ID
sums            orders                    0          10              10              0               c-1             /10.0.0.1       c
sums            sums-by-day-repartition   0          10              10              0               c-1             /10.0.0.1       c
`

async function read(text: string, onto?: Design) {
  const result = await importFiles([{ name: 'cluster.txt', text }], onto && { onto })
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const topicsOf = ({ topics }: Design) => topics.map(({ name }) => name)

it('takes the topics of Connect’s workers for the settings of their cluster', async () => {
  const { design, guesses } = await read(
    ['orders', 'shop-configs', 'shop-offsets', 'shop-status'].map((name) => listed(name)).join(''),
  )
  expect(topicsOf(design)).toEqual(['orders'])
  expect(design.cluster.connect).toEqual([
    { name: 'shop', config: { 'offset.storage.partitions': 1, 'status.storage.partitions': 1 } },
  ])
  expect(guesses.map(({ sentence }) => sentence).join()).toContain('what Connect’s workers keep')
})

it('takes what Streams made for itself for no topic, whose names it gives or the program', async () => {
  const { design, losses } = await read(
    [
      'orders',
      'sums-KSTREAM-AGGREGATE-STATE-STORE-0000000003-changelog',
      'sums-by-day-changelog',
      'sums-by-day-repartition',
      'audit-changelog',
    ]
      .map((name) => listed(name))
      .join('') + GROUP,
  )
  expect(topicsOf(design)).toEqual(['orders', 'audit-changelog'])
  expect(design.consumerGroups.map(({ consumes }) => consumes)).toEqual([[{ topic: 'orders' }]])
  expect(losses.map(({ sentence }) => sentence)).toContain(
    '3 topics are made by the Streams application `sums` for itself: not drawn.',
  )
})

it('leaves alone what is drawn, and what another application reads', async () => {
  const drawn: Design = { ...emptyDesign('Shop'), topics: [{ name: 'shop-configs' }] }
  const names = ['shop-configs', 'shop-offsets', 'shop-status']
  expect(topicsOf((await read(names.map((name) => listed(name)).join(''), drawn)).design)).toEqual(names)
  const { design } = await read(
    listed('other-KTABLE-SOURCE-STATE-STORE-0000000003-changelog') +
      GROUP.replaceAll('sums-by-day-repartition', 'other-KTABLE-SOURCE-STATE-STORE-0000000003-changelog'),
  )
  expect(topicsOf(design)).toContain('other-KTABLE-SOURCE-STATE-STORE-0000000003-changelog')
})
