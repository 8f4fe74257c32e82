import fc from 'fast-check'
import { expect, it } from 'vitest'
import { analyse } from '@/core/analyse'
import type { Figure } from '@/core/sizing/sizing'
import { extremeDesignArbitrary } from '@/testing/extreme-designs'
import { formatExactly, formatValue } from './format-figure'

function figuresOf(value: unknown, found: Figure[] = []): readonly Figure[] {
  if (typeof value !== 'object' || value === null) return found
  if ('formula' in value) found.push(value as Figure)
  for (const inner of Object.values(value)) figuresOf(inner, found)
  return found
}

it('shows every figure of any design in digits, with its formula and its inputs', () => {
  fc.assert(
    fc.property(extremeDesignArbitrary, (design) => {
      for (const { value, unit, formula, inputs } of figuresOf(analyse(design).sizing)) {
        const shown = [
          formula,
          ...[{ value, unit }, ...inputs].flatMap((one) => [
            formatValue(one.value, one.unit),
            formatExactly(one.value, one.unit),
          ]),
        ]
        for (const text of shown) expect(text).not.toMatch(/NaN|undefined|Infinity|–|\de[+-]\d/)
      }
    }),
    { numRuns: 60 },
  )
})
