/** Catches a line that hides a finding, two lines for one cause, an order that buries harm, and a fix for half of a line. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { designArbitrary } from '@/testing/arbitraries'
import { analyse } from '../analyse'
import type { Design } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { causeCount, countCauses } from '../shared/count-causes'
import { causesOf } from './causes'
import { questionAbout } from './questions'
import { soundDesign, soundTopic } from './sound-design'

const messages = (design: Design) => analyse(design).causes.map(({ message }) => message)

const tiny: Design = {
  ...emptyDesign('New'),
  producers: [{ name: 'p', produces: [{ topic: 't' }] }],
  topics: [{ name: 't' }],
  consumerGroups: [{ name: 'g', consumes: [{ topic: 't' }] }],
}

describe('causes', () => {
  it('shows at most five lines of a producer, a topic and a group of which nothing is stated', () => {
    expect(messages(tiny)).toEqual([
      'Not stated for `g`: commits and dead letter topic',
      'Not stated for the cluster: authentication, access control, encryption, lag monitoring and creation of topics',
      'Not stated for `t`: schema, replication factor, compression, retention and traffic',
    ])
  })

  it('says one thing once of many topics', () => {
    const topics = Array.from({ length: 76 }, (_, at) =>
      soundTopic({ name: `t${at}`, schema: undefined, config: { 'min.insync.replicas': undefined } }),
    )
    const one = soundTopic({ name: 'clicks', replicationFactor: 1, config: { 'min.insync.replicas': 1 } })
    const { causes, findings } = analyse(soundDesign({ topics: [...topics, one] }))
    expect(findings).toHaveLength(153)
    expect(causes.map(({ message, nodes }) => [message, nodes.length])).toEqual([
      ['`clicks` keeps a single copy of each record', 1],
      ['Not stated for 76 topics: min.insync.replicas and schema', 76],
    ])
    expect(causes[1]?.parts.map(({ message }) => message)).toEqual([
      'Not stated for 76 topics: min.insync.replicas',
      'Not stated for 76 topics: schema',
    ])
  })

  it('names the first few nodes of a line', () => {
    const names = ['a', 'b', 'c', 'd', 'e']
    const of = (count: number) =>
      soundDesign({
        topics: names
          .slice(0, count)
          .map((name) => soundTopic({ name, replicationFactor: 1, config: { 'min.insync.replicas': 1 } })),
      })
    expect(messages(of(2))).toEqual(['Fewer than three replicas in production: `a` and `b`'])
    expect(messages(of(5))).toEqual(['Fewer than three replicas in production: `a`, `b`, `c` and 2 more'])
  })

  it('fixes a line as one step, where its findings have a fix in common', () => {
    const topics = ['a', 'b'].map((name) => soundTopic({ name, config: { 'min.insync.replicas': 1 } }))
    const design = soundDesign({ topics })
    const [line] = analyse(design).causes
    expect(line?.choices.map(({ label }) => label)).toEqual(['Set min.insync.replicas to 2'])
    expect(messages(line?.choices[0]?.fix(design) ?? design)).toEqual([])
  })

  it('fixes a default where it is, for all that follow it', () => {
    const topics = ['a', 'b'].map((name) =>
      soundTopic({ name, config: { 'min.insync.replicas': undefined } }),
    )
    const design = soundDesign({ topics })
    const [line] = analyse(design).causes
    expect(line?.choices[0]?.label).toBe('Set min.insync.replicas to 2 for the cluster')
    const fixed = line?.choices[0]?.fix(design) ?? design
    expect(fixed.topics).toBe(design.topics)
    expect(messages(fixed)).toEqual([])
  })

  it('has every finding on one line, the worst lines first', () => {
    fc.assert(
      fc.property(designArbitrary, (design) => {
        const { causes, findings } = analyse(design)
        expect(new Set(causes.flatMap((line) => line.findings))).toEqual(new Set(findings))
        expect(causes.flatMap((line) => line.findings)).toHaveLength(findings.length)
        const order = causes.map(({ severity }) => ['error', 'warning', 'info'].indexOf(severity))
        expect(order).toEqual(order.toSorted((one, other) => one - other))
        expect(new Set(causes.map(({ id }) => id)).size).toBe(causes.length)
      }),
      { numRuns: 50 },
    )
  })

  it('counts as many lines as it makes, of all findings and of those at one node', () => {
    fc.assert(
      fc.property(designArbitrary, (design) => {
        const { causes, findings, findingsByNode } = analyse(design)
        const counts = countCauses(findings)
        for (const severity of ['error', 'warning', 'info'] as const)
          expect(counts[severity] ?? 0).toBe(causes.filter((line) => line.severity === severity).length)
        for (const [, atNode] of findingsByNode) expect(causeCount(atNode)).toBe(causesOf(atNode).length)
      }),
      { numRuns: 30 },
    )
  })

  it('rests no error on what nobody has stated', () => {
    fc.assert(
      fc.property(designArbitrary, (design) => {
        const guesses = analyse(design).findings.filter(({ notStated }) => notStated !== undefined)
        expect(guesses.filter(({ severity }) => severity === 'error')).toEqual([])
      }),
      { numRuns: 50 },
    )
  })
})

it('asks once what nobody has stated of many nodes, and the answer is for all of them', () => {
  const names = ['a', 'b', 'c']
  const design = {
    ...emptyDesign('three'),
    topics: names.map((name) => ({ name, external: 'readers' as const })),
    producers: [{ name: 'writer', produces: names.map((topic) => ({ topic })) }],
  }
  const lines = causesOf(analyse(design).findings).flatMap((cause) => [cause, ...cause.parts])
  const asked = lines.find(({ question }) => question === 'Which compression do your producers use?')
  expect(asked?.findings).toHaveLength(3)
  const [first] = asked?.choices ?? []
  const answered = first ? analyse(first.fix(design)).findings : []
  expect(answered.filter(({ rule }) => rule === 'topic-compression-none')).toEqual([])
  for (const finding of analyse(design).findings)
    for (const word of finding.notStated === undefined ? [] : [finding.notStated])
      expect(questionAbout(word), word).toBeDefined()
})
