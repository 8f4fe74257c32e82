import { describe, expect, it } from 'vitest'
import { analyse, createAnalyser } from '../analyse'
import { emptyDesign } from '../model/empty-design'
import { replaceNode } from '../model/replace-node'
import { soundDesign, soundTopic } from './sound-design'

const poor = soundDesign({
  cluster: { monitoring: undefined },
  producer: { config: { 'compression.type': undefined } },
  topic: { replicationFactor: 1, schema: undefined, config: { 'min.insync.replicas': 1 } },
  topics: [soundTopic({ name: 'payments', replicationFactor: 1, config: { 'min.insync.replicas': 1 } })],
})

const brief = (design: typeof poor) =>
  analyse(design).findings.map(({ severity, rule, at }) => [severity, rule, at])

describe('lint', () => {
  it('orders findings by severity, then the whole design before its nodes in order', () => {
    expect(brief(poor)).toEqual([
      ['error', 'topic-replication-factor-below-three', 'topic:orders'],
      ['error', 'topic-replication-factor-below-three', 'topic:payments'],
      ['warning', 'cluster-no-lag-monitoring', 'cluster'],
      ['warning', 'topic-no-schema', 'topic:orders'],
      ['info', 'topic-compression-none', 'topic:orders'],
    ])
  })

  it('groups open findings by node', () => {
    const { findings, findingsByNode } = analyse(poor)
    expect([...findingsByNode.keys()]).toEqual(['topic:orders', 'topic:payments', 'cluster'])
    expect(findingsByNode.get('topic:orders')).toEqual(findings.filter(({ at }) => at === 'topic:orders'))
    expect(findingsByNode.has('topic:orders.dlq')).toBe(false)
    expect([...findingsByNode.values()].flat()).toHaveLength(findings.length)
  })

  it('sets apart what the user accepted, at that node only, with the reason', () => {
    const rule = 'topic-replication-factor-below-three'
    const accepted = {
      ...poor,
      suppressions: [{ rule, at: 'topic:orders', reason: 'rebuilt from the database' }],
    }
    const { findings, accepted: known, findingsByNode } = analyse(accepted)
    expect(known.map(({ rule, at, reason }) => [rule, at, reason])).toEqual([
      [rule, 'topic:orders', 'rebuilt from the database'],
    ])
    expect(findings.filter((finding) => finding.rule === rule).map(({ at }) => at)).toEqual([
      'topic:payments',
    ])
    expect(findingsByNode.get('topic:orders')?.map((finding) => finding.rule)).toEqual([
      'topic-no-schema',
      'topic-compression-none',
    ])
  })

  it('says after an edit what it says of the edited design from scratch, and keeps the other findings', () => {
    const topics = Array.from({ length: 600 }, (_, index) =>
      soundTopic({ name: `t${index}`, schema: undefined }),
    )
    const before = soundDesign({ topics })
    const { analyse } = createAnalyser()
    const first = analyse(before)
    const edited = replaceNode(before, 'topic', 't300', (topic) => ({ ...topic, replicationFactor: 1 }))
    const second = analyse(edited)
    const words = (findings: typeof first.findings) =>
      findings.map(({ rule, at, message }) => [rule, at, message])
    expect(words(second.findings)).toEqual(words(analyse(structuredClone(edited)).findings))
    expect(second.findingsByNode.get('topic:t5')?.[0]).toBe(first.findingsByNode.get('topic:t5')?.[0])
    expect(words(analyse(before).findings)).toEqual(words(first.findings))
  })

  it('has nothing to say about an empty drawing', () => {
    expect(analyse(emptyDesign('New')).findings).toEqual([])
  })
})
