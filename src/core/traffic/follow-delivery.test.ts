import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { designArbitrary } from '../../testing/arbitraries'
import type { Guarantee } from '../delivery/guarantee'
import { guaranteeSentence } from '../delivery/guarantee-sentence'
import { because } from '../delivery/reasons'
import { guaranteeWords } from '../delivery/words'
import { SOUND_TRANSACTIONS, soundDesign, soundGroup, soundTopic } from '../lint/sound-design'
import { measureDesign } from '../measure-once'
import type { Design } from '../model/design'

const readOf = (design: Design, group = 'billing', topic = 'orders'): Guarantee | undefined =>
  measureDesign(design).measurement.views.consumerGroups[group]?.reads.find(
    (read) => read.topic.name === topic,
  )?.guarantee

const said = (guarantee: Guarantee | undefined) =>
  guarantee && {
    lose: guarantee.lose?.kind ?? null,
    repeat: guarantee.repeat?.kind ?? null,
    reorder: guarantee.reorder?.kind ?? null,
  }

describe('what a path guarantees', () => {
  it('loses nothing and may repeat, by a reader that commits after its work', () => {
    const guarantee = readOf(soundDesign())
    expect(said(guarantee)).toEqual({ lose: null, repeat: 'commit-after-work', reorder: null })
    expect(guarantee && guaranteeWords(guarantee)).toBe('may repeat')
    expect(guarantee && guaranteeSentence(guarantee)).toBe(
      'Readers see each acknowledged record; a restart may show it again.',
    )
  })

  it('says nothing of commits of a reader that is in no group', () => {
    for (const config of [{}, { 'enable.auto.commit': true }, { 'enable.auto.commit': false }]) {
      const guarantee = readOf(soundDesign({ group: { reads: 'everything', config } }))
      expect(said(guarantee)).toMatchObject({ lose: null, repeat: 'no-offsets' })
      expect(guarantee?.repeat && because(guarantee.repeat)).not.toContain('commit')
    }
  })

  it('may lose and may repeat with acks=1 and retries: two facts, not one word', () => {
    const guarantee = readOf(soundDesign({ producer: { delivery: undefined, config: { acks: '1' } } }))
    expect(said(guarantee)).toEqual({ lose: 'acks-leader', repeat: 'not-idempotent', reorder: 'in-flight' })
    expect(guarantee?.lose && because(guarantee.lose)).toBe(
      '`checkout` waits for the leader alone: what no follower had copied goes with it',
    )
  })

  it('may lose, and repeats only at the reader, where nothing is waited for', () => {
    const guarantee = readOf(soundDesign({ producer: { delivery: 'at-most-once' } }))
    expect(said(guarantee)).toEqual({ lose: 'acks-none', repeat: 'commit-after-work', reorder: null })
  })

  it('may lose by the topic: one copy, an unclean election, one copy in sync', () => {
    const lost = (topic: Parameters<typeof soundDesign>[0]) => said(readOf(soundDesign(topic)))?.lose
    expect(lost({ topic: { replicationFactor: 1 } })).toBe('one-replica')
    expect(lost({ topic: { config: { 'unclean.leader.election.enable': true } } })).toBe('unclean-election')
    expect(lost({ topic: { config: { 'min.insync.replicas': 1 } } })).toBe('one-in-sync')
    expect(lost({ cluster: { config: { 'unclean.leader.election.enable': true } } })).toBe('unclean-election')
  })

  it('tells an unclean election apart where eligible leaders come first', () => {
    const config = { 'unclean.leader.election.enable': true }
    const words = (kafkaVersion: '4.0' | '4.3') => {
      const lose = readOf(soundDesign({ cluster: { kafkaVersion }, topic: { config } }))?.lose
      return lose && because(lose)
    }
    expect(words('4.3')).toContain('once no eligible one is left')
    expect(words('4.0')).not.toContain('eligible')
  })

  it('may lose and repeat by a timer that commits', () => {
    const guarantee = readOf(soundDesign({ group: { commit: 'auto' } }))
    expect(said(guarantee)).toMatchObject({ lose: 'timer-commit', repeat: 'timer-commit' })
    expect(guarantee?.repeat && because(guarantee.repeat)).toContain('commits every 5 s')
  })

  it('counts each record once in Kafka where records and offsets are committed together', () => {
    const design = soundDesign({ ...SOUND_TRANSACTIONS, producer: { delivery: 'exactly-once' } })
    const guarantee = readOf(design)
    expect(said(guarantee)).toEqual({ lose: null, repeat: null, reorder: null })
    expect(guarantee && guaranteeWords(guarantee)).toBe('exactly once')
    const { writer } = measureDesign(design).measurement.views.consumerGroups['billing'] ?? {}
    expect(said(writer?.guarantee)).toEqual({ lose: null, repeat: null, reorder: null })
  })

  it('tells a group that reads nothing yet what it will add to what it writes', () => {
    const silent = soundGroup({
      name: 'relay',
      consumes: [],
      produces: [{ topic: 'orders' }],
      commit: 'auto',
    })
    const design = soundDesign({ consumerGroups: [silent] })
    const { writer } = measureDesign(design).measurement.views.consumerGroups['relay'] ?? {}
    expect(said(writer?.guarantee)).toMatchObject({ lose: 'timer-commit', repeat: 'timer-commit' })
  })

  it('says what readers of committed records see', () => {
    const guarantee = readOf(
      soundDesign({
        producer: { delivery: 'exactly-once' },
        group: { config: { 'isolation.level': 'read_committed' } },
      }),
    )
    expect(guarantee && guaranteeSentence(guarantee)).toBe(
      'Readers of committed records see each committed record; a restart may show it again.',
    )
  })

  it('may repeat by a reader of uncommitted records', () => {
    const guarantee = readOf(soundDesign({ producer: { delivery: 'exactly-once' } }))
    expect(said(guarantee)?.repeat).toBe('reads-uncommitted')
  })

  it('is no transaction that a group without a producer commits in', () => {
    expect(said(readOf(soundDesign({ group: { commit: 'transactional' } })))?.repeat).toBe(
      'transaction-empty',
    )
  })

  describe('over several hops', () => {
    const chain = (changes: Parameters<typeof soundDesign>[0] = {}) =>
      soundDesign({
        ...changes,
        group: { produces: [{ topic: 'invoices' }], ...changes.group },
        topics: [soundTopic({ name: 'invoices', external: undefined })],
        consumerGroups: [soundGroup({ name: 'ledger', consumes: [{ topic: 'invoices' }] })],
      })

    it('is as weak as the first hop', () => {
      const guarantee = readOf(chain({ topic: { replicationFactor: 1 } }), 'ledger', 'invoices')
      expect(guarantee?.lose).toMatchObject({ kind: 'one-replica', at: 'topic:orders' })
    })

    it('repeats by offsets that are committed apart from what is written', () => {
      const guarantee = readOf(chain(), 'ledger', 'invoices')
      expect(guarantee?.repeat).toMatchObject({ kind: 'offsets-apart', at: 'consumerGroup:billing' })
    })

    it('goes into dead letters as well', () => {
      const guarantee = readOf(
        soundDesign({ topic: { replicationFactor: 1 } }),
        'orders-repair',
        'orders.dlq',
      )
      expect(guarantee?.lose).toMatchObject({ at: 'topic:orders' })
    })

    it('ends in a loop', () => {
      const design = chain({ topic: { replicationFactor: 1 } })
      const [first, ...rest] = design.consumerGroups
      const looped = { ...design, consumerGroups: [{ ...first, name: 'billing' }, ...rest] }
      const ledger = looped.consumerGroups.find(({ name }) => name === 'ledger')
      const groups = looped.consumerGroups.map((group) =>
        group === ledger ? { ...group, produces: [{ topic: 'orders', recordsPerRecord: 0.1 }] } : group,
      )
      expect(readOf({ ...looped, consumerGroups: groups }, 'ledger', 'invoices')?.lose?.at).toBe(
        'topic:orders',
      )
    })
  })

  it('is never stronger at a reader than in the topic that it reads', () => {
    fc.assert(
      fc.property(designArbitrary, (design) => {
        for (const view of measureDesign(design as Design).view.consumerGroups) {
          for (const { topic, guarantee } of view.reads) {
            for (const flaw of ['lose', 'repeat', 'reorder'] as const) {
              expect(guarantee[flaw]?.rank ?? 0).toBeGreaterThanOrEqual(topic.guarantee[flaw]?.rank ?? 0)
            }
          }
        }
      }),
      { numRuns: 60 },
    )
  })
})
