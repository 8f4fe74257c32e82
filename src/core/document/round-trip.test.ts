import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { designArbitrary } from '../../testing/arbitraries'
import type { Design } from '../model/design'
import { emptyLists } from '../model/empty-design'
import { readPlain } from '../yaml/read-plain'
import { formatDesign } from './format-document'
import { FIELD_ORDER, type FieldOrder } from './order-fields'
import { parseDesign } from './parse-document'
import { readYaml } from './read-yaml'

const plainCopy = (design: Design): unknown => structuredClone(design)

/** The paths of all fields that a design has, list places left out: `topics.record.averageBytes`. */
function pathsOf(value: unknown, order: FieldOrder | null, path: string, found: Set<string>): void {
  if (Array.isArray(value)) for (const item of value) pathsOf(item, order, path, found)
  else if (!order || typeof value !== 'object' || value === null) found.add(path)
  else {
    for (const [field, inner] of Object.entries(value)) {
      pathsOf(inner, order[field] ?? null, path === '' ? field : `${path}.${field}`, found)
    }
  }
}

function allPaths(order: FieldOrder | null, path = ''): string[] {
  if (!order) return [path]
  return Object.entries(order).flatMap(([field, inner]) =>
    allPaths(inner, path === '' ? field : `${path}.${field}`),
  )
}

it('is tried on designs that have every field there is', () => {
  const found = new Set<string>()
  for (const design of fc.sample(designArbitrary, { numRuns: 300, seed: 1 }))
    pathsOf(design, FIELD_ORDER, '', found)
  expect([...found].sort()).toEqual(expect.arrayContaining(allPaths(FIELD_ORDER)))
})

describe('a design and its text', () => {
  it.each(['yaml', 'json'] as const)('is the same design after writing and reading %s', (format) => {
    fc.assert(
      fc.property(designArbitrary, (design) => {
        const text = formatDesign(design, format)
        expect(parseDesign(text)).toEqual({ ok: true, value: plainCopy(design) })
        // Writing what was read is the same text, to the byte.
        const again = parseDesign(text)
        if (again.ok) expect(formatDesign(again.value, format)).toBe(text)
      }),
      { numRuns: 100 },
    )
  })

  it('is JSON that any JSON reader takes', () => {
    fc.assert(
      fc.property(designArbitrary, (design) => {
        const read = JSON.parse(formatDesign(design, 'json')) as Partial<Design>
        const whole = { ...emptyLists(), ...read }
        expect(whole).toEqual(plainCopy(design))
      }),
    )
  })

  it('is YAML that an independent reader takes', () => {
    fc.assert(
      fc.property(designArbitrary, (design) => {
        const read = parse(formatDesign(design, 'yaml')) as Partial<Design>
        const whole = { ...emptyLists(), ...read }
        expect(whole).toEqual(plainCopy(design))
      }),
    )
  })
})

describe('the quick reader', () => {
  it('reads what the complete parser reads, wherever it reads at all', () => {
    fc.assert(
      fc.property(designArbitrary, fc.constantFrom('yaml' as const, 'json' as const), (design, format) => {
        const text = formatDesign(design, format)
        const quick = readPlain(text)
        const complete = readYaml(text)
        if (quick.ok && complete.ok) expect(quick.value).toEqual(complete.value.value)
      }),
      { numRuns: 100 },
    )
  })

  const bit = fc.constantFrom(
    'a',
    'b: ',
    'c:',
    ': ',
    '- ',
    '-',
    '\n',
    '\n',
    '\n  ',
    '\n    ',
    ' ',
    '  ',
    '#',
    ' # x',
    '{',
    '}',
    '[',
    ']',
    ',',
    ', ',
    '"',
    "'",
    '""',
    "''",
    '"x"',
    "'y'",
    '|',
    '|-',
    '|\n',
    '>',
    '1',
    '-2',
    '1e3',
    '0x1f',
    '0o7',
    '.5',
    '12345678901234567890',
    'null',
    '~',
    'true',
    '.inf',
    '\\',
    '\\n',
    '\t',
    '&a ',
    '*a',
    '!x ',
    '?',
    '? ',
    '---',
    '...',
    '%',
    '@',
    '`',
    '<<',
    'é',
    '\u00a0',
    'key: value\n',
    '  - item\n',
    'k: {a: 1}\n',
    'l: [1, 2]\n',
    '"q": 1',
  )

  it('agrees with the complete parser on anything that looks like YAML', () => {
    fc.assert(
      fc.property(fc.array(bit, { maxLength: 24 }), (bits) => {
        const text = bits.join('')
        const quick = readPlain(text)
        if (!quick.ok) return
        const complete = readYaml(text)
        expect({ text, ...complete }).toMatchObject({ text, ok: true, value: { value: quick.value } })
      }),
      { numRuns: 5000 },
    )
  })

  it('agrees with the complete parser on designs with something changed in the middle', () => {
    fc.assert(
      fc.property(
        designArbitrary,
        fc.constantFrom('yaml' as const, 'json' as const),
        fc.nat(),
        fc.nat({ max: 6 }),
        fc.array(bit, { maxLength: 3 }),
        (design, format, place, removed, bits) => {
          const text = formatDesign(design, format)
          const at = place % text.length
          const changed = text.slice(0, at) + bits.join('') + text.slice(at + removed)
          const quick = readPlain(changed)
          if (!quick.ok) return
          const complete = readYaml(changed)
          // Tabs inside JSON are one thing in which it is stricter than JSON is.
          if (!changed.includes('\t')) expect(complete).toMatchObject({ ok: true })
          if (complete.ok) expect(quick.value).toEqual(complete.value.value)
        },
      ),
      { numRuns: 300 },
    )
  })
})
