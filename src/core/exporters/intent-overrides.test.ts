import { describe, expect, it } from 'vitest'
import { analyse } from '../analyse'
import type { Config, ConsumerGroup, Delivery, Design } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { consumerProperties } from './consumer-properties'
import type { Exporter } from './exporter'
import { lossSentences } from './loss-sentences'
import { producerProperties } from './producer-properties'

const textOf = (exporter: Exporter, design: Design) => exporter.export(design, analyse(design))[0]?.text ?? ''
const producing = (delivery: Delivery, config: Config): Design => ({
  ...emptyDesign('x'),
  producers: [{ name: 'checkout', delivery, config }],
})
const committing = (commit: ConsumerGroup['commit'] & string, config: Config): Design => ({
  ...emptyDesign('x'),
  consumerGroups: [{ name: 'billing', commit, config }],
})

describe('a producer whose own setting takes its guarantee away', () => {
  it.each<[Delivery, Config, string]>([
    ['at-least-once', { acks: 1 }, '# Not at least once: that needs acks=all\nacks=1\n'],
    [
      'at-least-once',
      { 'enable.idempotence': false },
      '# Not at least once: that needs enable.idempotence=true\nenable.idempotence=false\n',
    ],
    ['at-least-once', { retries: 0 }, '# Not at least once: that needs retries above 0\nretries=0\n'],
    [
      'exactly-once',
      { 'enable.idempotence': 'FALSE' },
      '# Not exactly once: that needs enable.idempotence=true\nenable.idempotence=FALSE\n',
    ],
    [
      'exactly-once',
      { 'transactional.id': null },
      '# Not exactly once: that needs a transactional.id, and transactional.id is set to nothing\n',
    ],
    ['at-most-once', { retries: 3 }, '# Not at most once: that needs retries=0\nretries=3\n'],
    ['exactly-once', { 'max.in.flight.requests.per.connection': 8 }, 'needs at most 5 requests in flight\n'],
  ])('%s with %j: said at the setting and beside the file', (delivery, config, said) => {
    const design = producing(delivery, config)
    const text = textOf(producerProperties, design)
    expect(text).toContain(said)
    expect(text).toContain('which what is set below does not give')
    expect(text).not.toMatch(/# For .*(no acknowledged record|: transactions|a record may be lost)/)
    const [key] = Object.keys(config)
    expect(lossSentences(producerProperties.losses(design)).join()).toContain(
      `What the design sets itself does not give the guarantee that it names: \`${key}\` of \`checkout\`.`,
    )
  })

  it.each<[Delivery, Config]>([
    ['at-least-once', { acks: -1 }],
    ['at-least-once', { acks: 'ALL', retries: 5 }],
    ['at-least-once', { acks: null, 'enable.idempotence': null, retries: null }],
    ['exactly-once', { 'transactional.id': 'mine', 'max.in.flight.requests.per.connection': 5 }],
    ['at-most-once', { acks: 1 }],
  ])('%s with %j: nothing is said where it holds', (delivery, config) => {
    const design = producing(delivery, config)
    expect(textOf(producerProperties, design)).not.toMatch(/# Not |does not hold/)
    expect(lossSentences(producerProperties.losses(design)).join()).not.toContain('does not hold')
  })
})

describe('a consumer group whose own setting commits otherwise', () => {
  it.each<[ConsumerGroup['commit'] & string, Config, string]>([
    [
      'after-processing',
      { 'enable.auto.commit': true },
      '# Not committed after processing: that needs enable.auto.commit=false\nenable.auto.commit=true\n',
    ],
    ['after-processing', { 'enable.auto.commit': null }, 'and enable.auto.commit is set to nothing\n'],
    [
      'transactional',
      { 'isolation.level': 'read_uncommitted' },
      '# Not committed in transactions: that needs isolation.level=read_committed\nisolation.level=read_uncommitted\n',
    ],
    ['auto', { 'enable.auto.commit': false }, 'that needs enable.auto.commit=true\n'],
  ])('%s with %j: said at the setting and beside the file', (commit, config, said) => {
    const design = committing(commit, config)
    expect(textOf(consumerProperties, design)).toContain(said)
    expect(textOf(consumerProperties, design)).not.toMatch(/# (For at least once|For exactly once|Offsets)/)
    expect(lossSentences(consumerProperties.losses(design)).join()).toContain('does not give the guarantee')
  })

  it('says that another group.id is another group', () => {
    const design = committing('after-processing', { 'group.id': 'other' })
    expect(textOf(consumerProperties, design)).toContain(
      '# Another consumer group than billing, with offsets of its own\ngroup.id=other\n',
    )
    expect(lossSentences(consumerProperties.losses(design))).toContain(
      'Another group to Kafka, since the design sets a `group.id`: `billing`.',
    )
    const same = committing('after-processing', { 'group.id': 'billing' })
    expect(textOf(consumerProperties, same)).not.toContain('Another')
  })
})

it('says in a client’s file why a finding about it is accepted', () => {
  const design: Design = {
    ...producing('at-least-once', {}),
    suppressions: [{ rule: 'r', at: 'producer:checkout', reason: 'Known\nacks=0' }],
  }
  expect(textOf(producerProperties, design)).toContain('# Accepted: r. Known acks=0\n')
})
