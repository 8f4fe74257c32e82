/** Catches a rule that takes a node of another kind for one of the same name, and changes the wrong one. */
import { describe, expect, it } from 'vitest'
import { analyse } from '../analyse'
import type { Design, StreamsApp } from '../model/design'
import { SOUND_TRANSACTIONS, soundDesign, soundProducer, withSoundRetries } from './sound-design'

const findingOf = (design: Design, rule: string) =>
  analyse(design).findings.find((finding) => finding.rule === rule)

const RETRY = 'orders.retry-1m'
const writes = (topic: string) =>
  soundProducer({ name: 'billing', produces: [{ topic, recordsPerSecond: { average: 1 } }] })
const app: StreamsApp = {
  name: 'billing',
  applicationId: 'billing-again',
  processing: [{ stream: RETRY, steps: ['foreach'] }],
}

describe('a node that has the name of a group', () => {
  it.each([
    ['The producer `billing` writes', withSoundRetries({}, {}, { producers: [writes(RETRY)] })],
    ['The Streams application `billing` reads', withSoundRetries({}, {}, { streamsApps: [app] })],
  ])('is not the group that retries: %s', (words, design) => {
    const finding = findingOf(design, 'topic-retry-read-by-others')
    expect(finding?.message).toBe(`${words} \`${RETRY}\`, where \`billing\` keeps what failed`)
    expect(finding?.fix).toBeUndefined()
    expect(finding?.choices ?? []).toEqual([])
  })

  it('is told from it where the group itself reads its retries', () => {
    const own = withSoundRetries({ consumes: [{ topic: 'orders' }, { topic: RETRY }] })
    const finding = findingOf(own, 'topic-retry-read-by-others')
    expect(finding?.fix?.(own)?.consumerGroups[0]?.retryTopics).toHaveLength(1)
  })

  it('keeps a state of its own in a topic of dead letters', () => {
    const config = { 'cleanup.policy': 'compact', 'retention.ms': undefined }
    const plain = soundDesign({ deadLetterTopic: { config } })
    const shared = soundDesign({ deadLetterTopic: { config }, producers: [writes('orders.dlq')] })
    expect(findingOf(plain, 'topic-dead-letters-compacted')).toBeDefined()
    expect(findingOf(shared, 'topic-dead-letters-compacted')).toBeUndefined()
  })

  it.each([
    ['topic-order-at-risk', { acks: '1' }],
    ['topic-size-limits-disagree', { 'max.request.size': 50_000_000 }],
  ])('is not changed by the fix of %s', (rule, config) => {
    const base = soundDesign({
      ...SOUND_TRANSACTIONS,
      group: { ...SOUND_TRANSACTIONS.group, commit: 'after-processing', producer: { config } },
      producers: [soundProducer({ name: 'billing', produces: [] })],
    })
    const invoices = base.topics.map((topic) =>
      topic.name === 'invoices' ? { ...topic, key: { strategy: 'entity', ordered: true } as const } : topic,
    )
    const design = { ...base, topics: invoices }
    const finding = analyse(design).findings.find((one) => one.rule === rule && one.at === 'topic:invoices')
    const fix = finding?.choices?.at(-1)?.fix ?? finding?.fix
    const after = fix?.(design)
    expect(after?.producers).toEqual(design.producers)
    expect(after?.consumerGroups).not.toEqual(design.consumerGroups)
  })
})
