/**
 * What a fix leads to is known before it is applied. Catches a fix that leads to Kafka refusing what it took before,
 * which no preview could excuse; which warnings follow is said by the preview, and not judged here.
 */
import { expect, it } from 'vitest'
import { analyse } from '../analyse'
import { choicesOf } from './causes'
import { rules } from './rules/index'
import { soundDesign } from './sound-design'
import { whatFollows } from './what-follows'

it('says what a fix leads to, and nothing that was there before', () => {
  const design = soundDesign({ topic: { config: { 'retention.ms': undefined } } })
  const before = analyse(design)
  const undecided = before.findings.find(({ rule }) => rule === 'topic-retention-undecided')
  const keep = undecided && choicesOf(undecided).find(({ label }) => label === 'Keep 30 d')
  const after = analyse(keep?.fix(design) ?? design)
  expect(whatFollows(before, after).map(({ rule, at }) => `${rule} at ${at}`)).toEqual([
    'topic-dead-letter-retention-shorter at topic:orders.dlq',
  ])
  expect(whatFollows(before, before)).toEqual([])
})

/** Choices between two refused things: what a person wrote in one place decides what is refused in the other. */
const CONTRADICTIONS = new Set(['producer-config-rejected', 'producer-config-invalid-value'])

it.each(rules.map((rule) => [rule.id, rule] as const))('no fix of %s leads to a refusal', (id, rule) => {
  if (CONTRADICTIONS.has(id)) return
  for (const design of rule.examples().bad) {
    const before = analyse(design)
    for (const finding of before.findings.filter((one) => one.rule === id)) {
      for (const { label, fix } of choicesOf(finding)) {
        const refused = whatFollows(before, analyse(fix(design))).filter(({ kind }) => kind === 'rejected')
        expect(refused.map(({ message }) => `${label}: ${message}`)).toEqual([])
      }
    }
  }
})
