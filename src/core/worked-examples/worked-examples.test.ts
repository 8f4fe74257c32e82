/**
 * What vendors and others publish, against what a design that says the same comes to here. Catches a lost factor, a
 * limit of a profile that is read wrongly and a unit that is mixed up; that a source is right is not tested.
 */
import { describe, expect, it } from 'vitest'
import { isSame } from './example'
import { renderExamples, workedExamples } from './render-examples'

describe.each(workedExamples())('%s', (_, { figures }) => {
  it.each(figures)('$name: $published, or a reason', (one) => {
    expect(Number.isFinite(one.ours)).toBe(true)
    // A reason that no longer explains anything is as wrong as a difference without one.
    expect({ ...one, isExplained: one.reason !== undefined }).toEqual({ ...one, isExplained: !isSame(one) })
  })
})

describe('docs/sizing-examples.md', () => {
  it('is what the examples come to', async () => {
    await expect(renderExamples()).toMatchFileSnapshot('../../../docs/sizing-examples.md')
  })
})
