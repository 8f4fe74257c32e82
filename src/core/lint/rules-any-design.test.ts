/**
 * What holds of all rules together on any design that the parser accepts, however odd. That a rule is right
 * is not tested here.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { designArbitrary } from '@/testing/arbitraries'
import { analyse } from '../analyse'
import { formatDesign } from '../document/format-document'
import { parseDesign } from '../document/parse-document'
import type { Design } from '../model/design'
import { nodeIds } from '../model/node-id'
import type { Finding, Fix } from './finding'
import { rules } from './rules/index'

const idsOf = (design: Design): ReadonlySet<string> => new Set(['cluster', ...nodeIds(design)])

const words = ({ rule, severity, at, field, message, evidence, why, fixLabel }: Finding) =>
  JSON.stringify([rule, severity, at, field, message, evidence, why, fixLabel])

const fixesOf = ({ fix, choices }: Finding): readonly Fix[] =>
  choices?.map((choice) => choice.fix) ?? (fix ? [fix] : [])

describe('every rule, on any design', () => {
  it('says the same of the same design, without throwing', () => {
    fc.assert(
      fc.property(designArbitrary, (design) => {
        const once = analyse(design).findings.map(words)
        expect(analyse(structuredClone(design)).findings.map(words)).toEqual(once)
      }),
    )
  })

  it('speaks of a node that there is, in numbers that can be read', () => {
    fc.assert(
      fc.property(designArbitrary, (design) => {
        const ids = idsOf(design)
        for (const finding of analyse(design).findings) {
          expect(ids).toContain(finding.at)
          expect(words(finding)).not.toMatch(/NaN|undefined|Infinity|\[object/)
        }
      }),
    )
  })

  it('fixes into a design that can be saved and opened, and fixes it once', () => {
    fc.assert(
      fc.property(designArbitrary, (design) => {
        for (const finding of analyse(design).findings) {
          for (const fix of fixesOf(finding)) {
            const fixed = fix(design)
            expect(parseDesign(formatDesign(fixed, 'json'))).toEqual({ ok: true, value: fixed })
            expect(fix(fixed)).toEqual(fixed)
          }
        }
      }),
      { numRuns: 30 },
    )
  })
})

/** What a rule is about that no document may hold: it speaks of what is typed, before it is kept. */
const REFUSED: Readonly<Record<string, RegExp>> = {
  'connector-secret-in-settings': /may hold a secret/,
}

describe('the examples of every rule', () => {
  it.each(rules.map((rule) => [rule.id, rule] as const))('%s has documents for examples', (_, rule) => {
    const { bad, good } = rule.examples()
    const refused = REFUSED[rule.id]
    for (const design of [...(refused ? [] : bad), ...good]) {
      expect(parseDesign(formatDesign(design, 'yaml'))).toEqual({ ok: true, value: design })
    }
    for (const design of refused ? bad : []) {
      const read = parseDesign(formatDesign(design, 'yaml'))
      expect(read.ok ? '' : read.error.map(({ message }) => message).join()).toMatch(refused ?? '')
    }
  })
})
