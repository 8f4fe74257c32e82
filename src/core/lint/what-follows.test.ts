/**
 * What a fix leads to is known before it is applied. Catches a fix that leads to Kafka refusing what it took before,
 * which no preview could excuse, and one that leads to a warning or an error which nobody was told of: over every bad
 * example, every approved design and every template.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { analyse } from '../analyse'
import { parseDesign } from '../document/parse-document'
import type { Design } from '../model/design'
import { templates } from '../templates/index'
import { choicesOf } from './causes'
import { LEADS_TO } from './leads-to'
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

const APPROVED = new URL('./fixtures/approved/', import.meta.url)

function approved(): readonly Design[] {
  return readdirSync(APPROVED).flatMap((file) => {
    const parsed = parseDesign(readFileSync(new URL(file, APPROVED), 'utf8'))
    return parsed.ok ? [parsed.value] : []
  })
}

it('leads from no fix to what Kafka refuses, and to nothing that is not told beforehand', async () => {
  const designs = [
    ...rules.flatMap((rule) => rule.examples().bad),
    ...approved(),
    ...(await Promise.all(templates.map(({ design }) => design()))),
  ]
  const refused: string[] = []
  const untold = new Set<string>()
  for (const design of designs) {
    const before = analyse(design)
    for (const finding of before.findings) {
      for (const { label, fix } of choicesOf(finding)) {
        for (const { rule, kind, message } of whatFollows(before, analyse(fix(design)))) {
          if (kind === 'rejected' && !CONTRADICTIONS.has(finding.rule))
            refused.push(`${finding.rule}, ${label}: ${message}`)
          if (!LEADS_TO[finding.rule]?.includes(rule)) untold.add(`${finding.rule} leads to ${rule}`)
        }
      }
    }
  }
  expect(refused).toEqual([])
  expect([...untold].sort()).toEqual([])
})

it('speaks of rules that there are', () => {
  const known = new Set(rules.map(({ id }) => id))
  const named = Object.entries(LEADS_TO).flatMap(([rule, led]) => [rule, ...led])
  expect(named.filter((id) => !known.has(id))).toEqual([])
})
