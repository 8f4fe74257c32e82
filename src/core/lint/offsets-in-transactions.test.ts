/**
 * A group that reads and writes, by what its producer and its commits say. Catches a producer of transactions whose
 * readers or offsets are not asked about, and a group that is said to commit otherwise than it does.
 */
import { expect, it } from 'vitest'
import { designOf } from '@/testing/small-designs'
import { analyse } from '../analyse'
import { because } from '../delivery/reasons'

const relay = (group: string) =>
  designOf(`
cluster: { brokers: 3, environment: production }
producers: [{ name: shop, produces: [{ topic: orders, recordsPerSecond: { average: 10 } }] }]
topics: [{ name: orders, partitions: 3, replicationFactor: 3 }, { name: invoices, partitions: 3, replicationFactor: 3 }]
consumerGroups:
  - { name: billing, members: 3, consumes: [{ topic: orders }], produces: [{ topic: invoices }], ${group} }
  - { name: mail, members: 3, commit: after-processing, consumes: [{ topic: invoices }] }`)

const of = (group: string) => {
  const design = relay(group)
  const { findings, views } = analyse(design)
  const rule = (id: string) => findings.find((finding) => finding.rule === id)
  return { design, rule, views }
}

const APART = 'commit: after-processing, producer: { delivery: exactly-once }'

it('offsets outside of the transaction are found, whatever makes the producer transactional', () => {
  for (const group of [APART, 'commit: auto, producer: { config: { transactional.id: "billing-{pod}" } }']) {
    const { design, rule } = of(group)
    const found = rule('consumer-group-offsets-outside-transaction')
    expect(found?.message).toContain('are not committed in the transaction')
    expect(rule('consumer-group-read-uncommitted')?.at).toBe('consumerGroup:mail')
    const fixed = found?.fix?.(design)
    expect(fixed?.consumerGroups[0]?.commit).toBe('transactional')
    expect(fixed?.consumerGroups[1]?.config).toEqual({ 'isolation.level': 'read_committed' })
    expect(fixed && analyse(fixed).views.consumerGroups['billing']?.writer?.delivery).toBe('exactly-once')
  }
})

it('a group that is to commit in transactions that its producer does not write in cannot run', () => {
  const { design, rule, views } = of('commit: transactional, producer: { delivery: at-most-once }')
  const found = rule('consumer-group-transactional-without-producer')
  expect(found).toMatchObject({ severity: 'error', kind: 'rejected', errorClass: 'IllegalStateException' })
  expect(found?.why).not.toContain('writes nothing')
  const repeat = views.consumerGroups['billing']?.reads[0]?.guarantee.repeat
  expect(repeat && because(repeat)).toContain('is to commit in transactions, and its producer writes in none')
  for (const { fix } of found?.choices ?? []) {
    const left = analyse(fix(design)).findings.map((finding) => finding.rule)
    expect(left).not.toContain('consumer-group-transactional-without-producer')
  }
})
