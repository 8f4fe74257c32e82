/** Catches a chain whose shares do not add up, whose traffic is counted nowhere, or whose topics are taken for others. */
import { describe, expect, it } from 'vitest'
import { analyse } from '../analyse'
import { addRetryTopic } from '../edits/add-retry-topic'
import { connectNodes, whyNotConnect } from '../edits/connect-nodes'
import { moveEdge } from '../edits/move-edge'
import { duplicateNodes } from '../edits/paste-nodes'
import { removeItems } from '../edits/remove-items'
import { renameNode } from '../edits/rename-node'
import { edgesOf } from '../graph/edges'
import { IN_ANY_ORDER, SOUND_TRANSACTIONS, soundDesign, withSoundRetries } from '../lint/sound-design'
import type { ConsumerGroup, Design } from './design'
import { retryChain } from './retry-chain'
import { workMs } from './retrying'

const group = (more: Partial<ConsumerGroup>): ConsumerGroup => ({
  name: 'g',
  processingMsPerRecord: 100,
  consumes: [{ topic: 't' }],
  ...more,
})

const chain = (...shares: (number | undefined)[]) =>
  shares.map((recordsShare, at) => ({
    topic: `r${at}`,
    ...(recordsShare !== undefined && { recordsShare }),
  }))

describe('the shares of a retry chain', () => {
  it('are at least what goes on from each step, said or not', () => {
    const said = (of: ConsumerGroup) => retryChain(of).map(({ share, onward }) => [share, onward])
    expect(said(group({}))).toEqual([])
    expect(said(group({ retryTopics: chain(0.1, 0.05) }))).toEqual([
      [0.1, 0.5],
      [0.05, 0],
    ])
    const deadLetter = { topic: 'd', recordsShare: 0.01 }
    expect(said(group({ retryTopics: chain(undefined, undefined), deadLetter }))).toEqual([
      [0.01, 1],
      [0.01, 1],
    ])
    expect(said(group({ retryTopics: chain(undefined, 0.04), deadLetter }))).toEqual([
      [0.04, 1],
      [0.04, 0.25],
    ])
  })

  it('keep the consumers busy with what comes back, and not with waiting', () => {
    expect(workMs(group({ retryTopics: chain(0.1, 0.05) }))).toBeCloseTo(115, 9)
    const retries = { attempts: 2, backOffMs: 50 }
    // Three tries in vain take 300 ms beyond the first; a tenth fails at once, half of those again.
    expect(workMs(group({ retryTopics: chain(0.1, 0.05), retries }))).toBeCloseTo(115 + 30 + 15, 9)
  })
})

describe('the traffic of a retry chain', () => {
  const design = withSoundRetries()
  const { traffic, views, sizing, checklist, findings } = analyse(design)

  it('goes from step to step and ends as dead letters', () => {
    expect(traffic.topics['orders']?.averageRecords).toBe(400)
    expect(traffic.topics['orders.retry-1m']?.averageRecords).toBeCloseTo(4, 9)
    expect(traffic.topics['orders.retry-5m']?.averageRecords).toBeCloseTo(1.6, 9)
    expect(traffic.topics['orders.dlq']?.averageRecords).toBeCloseTo(0.4, 9)
    expect(traffic.consumerGroups['billing']?.retries?.map(({ rate }) => rate.peakRecords)).toEqual([8, 3.2])
  })

  it('takes storage and the time of the group', () => {
    expect(sizing.topics['orders.retry-1m']?.storage.value).toBeGreaterThan(0)
    const without = analyse(soundDesign({ topic: IN_ANY_ORDER })).sizing.consumerGroups['billing']
    const busy = sizing.consumerGroups['billing']?.busy.value ?? 0
    expect(busy / (without?.busy.value ?? 1)).toBeCloseTo(1 + 0.01 + 0.004, 6)
  })

  it('is read by the group itself, and what its members need of partitions is not asked of a retry topic', () => {
    const view = views.topics['orders.retry-1m']
    expect(view?.readers.map(({ group: { name }, isRetry }) => [name, isRetry])).toEqual([['billing', true]])
    expect(view?.retryOf.map(({ name }) => name)).toEqual(['billing'])
    expect(view?.deadLetterOf).toEqual([])
    expect(view?.sizing.partitions.bounds.members.value).toBe(0)
    expect(findings).toEqual([])
    expect(checklist.find(({ id }) => id === 'dead-letters')?.state).not.toBe('failed')
  })

  it('puts what fails behind what followed it', () => {
    const reorder = views.consumerGroups['billing']?.reads[0]?.guarantee.reorder
    expect(reorder?.kind).toBe('retry-topics')
    const alone = { 'orders.retry-1m': { replicationFactor: 1 } }
    const lose = analyse(withSoundRetries({}, alone)).views.consumerGroups['billing']?.reads[0]?.guarantee
      .lose
    expect([lose?.kind, lose?.at]).toEqual(['one-replica', 'topic:orders.retry-1m'])
  })

  it('weakens what the group writes as well', () => {
    const writing = withSoundRetries(
      { produces: [{ topic: 'invoices' }] },
      { 'orders.retry-1m': { replicationFactor: 1 } },
      { topics: [...SOUND_TRANSACTIONS.topics] },
    )
    const { guarantee, rate } = analyse(writing).views.topics['invoices'] ?? {}
    expect(guarantee?.lose?.at).toBe('topic:orders.retry-1m')
    expect(guarantee?.reorder?.kind).toBe('retry-topics')
    expect(rate?.averageRecords).toBe(400)
  })
})

describe('edits of a retry chain', () => {
  const drawn = withSoundRetries()
  const edge = edgesOf(drawn).find(({ topic }) => topic === 'orders.retry-1m')
  const steps = (design: Design) => design.consumerGroups[0]?.retryTopics

  it('joins a group with a topic by one edge, at the end of the chain', () => {
    expect(edge).toMatchObject({ kind: 'retries', from: 'consumerGroup:billing' })
    const more = { ...drawn, topics: [...drawn.topics, { name: 'later' }] }
    const joined = connectNodes('consumerGroup:billing', 'topic:later', 'retries').apply(more)
    expect(steps(joined)?.map(({ topic }) => topic)).toEqual(['orders.retry-1m', 'orders.retry-5m', 'later'])
    expect(edge && steps(moveEdge(edge, edge.from, 'topic:later').apply(more))?.[0]).toEqual({
      topic: 'later',
      delayMs: 60_000,
      recordsShare: 0.01,
    })
  })

  it('refuses what would go round in a loop', () => {
    const why = (from: 'topic:orders' | 'topic:orders.dlq', kind: 'retries') =>
      whyNotConnect(drawn, 'consumerGroup:billing', from, kind)
    expect(why('topic:orders', 'retries')).toMatch(/reads `orders`/)
    expect(why('topic:orders.dlq', 'retries')).toMatch(/dead letters/)
    for (const kind of ['consumes', 'produces', 'deadLetter'] as const) {
      const [client, topic] = ['consumerGroup:billing', 'topic:orders.retry-1m'] as const
      const [from, to] = kind === 'consumes' ? [topic, client] : [client, topic]
      expect(whyNotConnect(drawn, from, to, kind)).not.toBeNull()
    }
  })

  it('follows names, is copied with its topics, and goes with them', () => {
    const renamed = renameNode('topic', 'orders.retry-1m', 'soon').apply(drawn)
    expect(steps(renamed)?.[0]).toEqual({ topic: 'soon', delayMs: 60_000, recordsShare: 0.01 })
    const ids = ['consumerGroup:billing', 'topic:orders.retry-1m']
    const copied = duplicateNodes(ids, [10, 10]).apply(drawn)
    expect(copied.consumerGroups.at(-1)?.retryTopics?.[0]?.topic).toBe('orders-2.retry-1m')
    expect(steps(removeItems(['topic:orders.retry-1m']).apply(drawn))?.map(({ topic }) => topic)).toEqual([
      'orders.retry-5m',
    ])
    expect(edge && steps(removeItems([edge.id]).apply(drawn))).toHaveLength(1)
  })

  it('adds a retry topic like the source, each after a longer wait', () => {
    const one = addRetryTopic('billing').apply(soundDesign())
    const two = addRetryTopic('billing').apply(one)
    expect(steps(two)).toEqual([
      { topic: 'orders.retry-1', delayMs: 60_000 },
      { topic: 'orders.retry-2', delayMs: 300_000 },
    ])
    const added = two.topics.find(({ name }) => name === 'orders.retry-2')
    expect(added).toMatchObject({ partitions: 12, replicationFactor: 3, schema: { format: 'avro' } })
    expect(added?.key).not.toHaveProperty('ordered')
    const positionsBefore = { 'topic:orders': [0, 0], 'topic:orders.dlq': [0, 110] } as const
    const standing: Design = { ...soundDesign(), layout: { positions: positionsBefore } }
    const { positions } = addRetryTopic('billing').apply(standing).layout ?? {}
    expect(positions?.['topic:orders.retry-1']).toEqual([0, 228])
    expect(addRetryTopic('nobody').apply(two)).toBe(two)
    expect(analyse(two).findings.map(({ rule }) => rule)).toEqual(['consumer-group-retries-without-order'])
  })

  it('adds a retry topic with no more copies than there are brokers', () => {
    const sound = soundDesign()
    const few: Design = { ...sound, cluster: { ...sound.cluster, brokers: 2 } }
    const added = addRetryTopic('billing')
      .apply(few)
      .topics.find(({ name }) => name === 'orders.retry-1')
    expect(added?.replicationFactor).toBe(2)
    expect(added?.config).not.toHaveProperty(['min.insync.replicas'])
  })
})
