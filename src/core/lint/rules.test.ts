/**
 * The laws that every rule keeps, run over the whole table: it is complete, its examples are true, its fixes
 * fix, and it neither throws nor wavers on any design. What a rule says of a single odd case is tested
 * beside that rule.
 */
import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { analyse } from '../analyse'
import type { Design } from '../model/design'
import type { Finding } from './finding'
import { rules } from './rules/index'
import { soundDesign } from './sound-design'

const RULES = new URL('./rules/', import.meta.url)

const filesByRoom = (): readonly (readonly string[])[] =>
  readdirSync(RULES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((room) =>
      readdirSync(new URL(`${room}/`, RULES))
        .filter((file) => !file.endsWith('.test.ts') && file !== 'index.ts')
        .map((file) => file.replace(/\.ts$/, ''))
        .sort(),
    )

const findingsOf = (design: Design): readonly Finding[] => analyse(design).findings
const said = (findings: readonly Finding[]) =>
  findings.map(({ rule, at, message }) => `${rule} at ${at}: ${message}`)

describe('the table of rules', () => {
  it('lists every file of every room, each room sorted', () => {
    expect(rules.map(({ id }) => id)).toEqual(filesByRoom().flat())
  })

  it('keeps no rule outside a room', () => {
    const loose = readdirSync(RULES, { withFileTypes: true }).filter((entry) => entry.isFile())
    expect(loose.map(({ name }) => name)).toEqual(['index.ts'])
  })

  it('has nothing to say about the sound design', () => {
    expect(said(findingsOf(soundDesign()))).toEqual([])
  })
})

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const { bad, good } = rule.examples()

  it('teaches, and points at documentation', () => {
    expect(rule.why.split(/[.!?](?:\s|$)/).filter(Boolean).length).toBeGreaterThanOrEqual(2)
    expect(rule.reference).toMatch(/^https:\/\/[^\s]+$/)
    expect(rule.title).toMatch(/^\p{Lu}.*[^.]$/u)
    expect(rule.kind === 'rejected').toBe(rule.errorClass !== undefined)
    expect(bad.length).toBeGreaterThan(0)
    expect(good.length).toBeGreaterThan(0)
  })

  it.each(bad.map((design, index) => [index, design] as const))('reports bad example %i', (_, design) => {
    const own = findingsOf(design).filter((finding) => finding.rule === id)
    expect(own.length).toBeGreaterThan(0)
    for (const finding of own) {
      expect(finding.message).not.toMatch(/[.!]$/)
      expect(finding.message).not.toMatch(/NaN|undefined|Infinity|\[object/)
      for (const { name, value } of finding.evidence) {
        expect(`${name}: ${value}`).not.toMatch(/NaN|undefined|Infinity|\[object/)
      }
      expect(finding.evidence.length).toBeGreaterThan(0)
    }
  })

  it.each(good.map((design, index) => [index, design] as const))(
    'is silent, as all are, on good example %i',
    (_, design) => {
      expect(said(findingsOf(design))).toEqual([])
    },
  )

  it.each(bad.map((design, index) => [index, design] as const))(
    'fixes bad example %i for good',
    (_, design) => {
      for (const finding of findingsOf(design).filter((one) => one.rule === id)) {
        const fixes = finding.choices?.map(({ fix }) => fix) ?? (finding.fix ? [finding.fix] : [])
        for (const fix of fixes) {
          const fixed = fix(design)
          const left = findingsOf(fixed).filter(
            (one) => one.rule === id && one.at === finding.at && one.message === finding.message,
          )
          expect(said(left)).toEqual([])
          expect(fix(fixed)).toEqual(fixed)
        }
      }
    },
  )
})
