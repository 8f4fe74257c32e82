import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readYamlDocuments } from './read-documents'
import { readPlain } from './read-plain'

const valuesOf = (text: string) => readYamlDocuments(text).map(({ value }) => value)

describe('a text of several documents', () => {
  it('is read document by document, with the line of each entry', () => {
    const text =
      '# first\na: 1\n---\n\nb:\n  - c: x\n    d: 9223372036854775807\n---\n# nothing\n--- \ne: f\n...\n'
    const documents = readYamlDocuments(text)
    expect(documents.map(({ value }) => value)).toEqual([
      { a: 1 },
      { b: [{ c: 'x', d: '9223372036854775807' }] },
      { e: 'f' },
    ])
    const second = documents[1]?.value as { b: [object] }
    expect(documents[1]?.lineOf(second, 'b')).toBe(5)
    expect(documents[1]?.lineOf(second.b, 0)).toBe(6)
    expect(documents[1]?.lineOf(second.b[0], 'd')).toBe(7)
    expect(documents[2]?.line).toBe(11)
  })

  it('reads a list that stands no further in than its key, and what follows it', () => {
    const text = 'a:\n- b: 1\n  c:\n  - x\n  - y\n  d: 2\n- b: 3\ne: f\n'
    expect(valuesOf(text)).toEqual([{ a: [{ b: 1, c: ['x', 'y'], d: 2 }, { b: 3 }], e: 'f' }])
    expect(readPlain(text).ok).toBe(true)
  })

  it('reads a list that is too long for the complete reader entry by entry', () => {
    const entry = (at: number) =>
      `- name: t${at}\n  text: goes on\n    here\n  tags: [${'x, '.repeat(30)}y]\n`
    const text = `kind: List\nitems:\n${Array.from({ length: 8_000 }, (_, at) => entry(at)).join('')}end: "of it"\n`
    const [document] = readYamlDocuments(text)
    const value = document?.value as { kind: string; items: { name: string; text: string }[]; end: string }
    expect(document?.faults).toEqual([])
    expect([value.kind, value.end, value.items.length]).toEqual(['List', 'of it', 8_000])
    expect(value.items[7_999]?.name).toBe('t7999')
    expect(value.items[7_999]?.text).toBe('goes on here')
    expect(document?.lineOf(value, 'end')).toBe(3 + 4 * 8_000)
    expect(document?.lineOf(value.items[1] ?? {}, 'text')).toBe(3 + 4 + 1)
  })

  it('keeps of a broken document what could be read, and loses no other', () => {
    const [one, two] = readYamlDocuments('a: [1, 2\nb: 3\n---\nc: 4\n')
    expect(one?.faults).toEqual([{ line: 2, message: 'A `]` is missing, or a line is not indented.' }])
    expect(two?.value).toEqual({ c: 4 })
  })

  it('follows merge keys and aliases, and takes what its tags do not know as it is written', () => {
    const text = 'x: &d { a: 1, b: 2 }\ny:\n  <<: *d\n  b: 3\nz: { <<: [*d, { c: 4 }] }\nt: !Ref name\n'
    expect(valuesOf(text)).toEqual([
      { x: { a: 1, b: 2 }, y: { b: 3, a: 1 }, z: { a: 1, b: 2, c: 4 }, t: 'name' },
    ])
  })

  it('does not take dashes inside a text for the end of a document', () => {
    expect(valuesOf('a: |\n  ---\n  b\n---\nc: ----x\n')).toEqual([{ a: '---\nb\n' }, { c: '----x' }])
  })

  it('answers any text', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '---\n',
            'a: ',
            '[',
            '{',
            '&x ',
            '*x',
            '\n',
            ' ',
            '- ',
            '"',
            '!t ',
            '<<: ',
            '\t',
            '|',
            '\r',
            '\0',
            '%',
            'é',
          ),
        ),
        (bits) => {
          for (const { line, faults } of readYamlDocuments(bits.join(''))) {
            expect(line).toBeGreaterThan(0)
            for (const fault of faults) expect(fault.message).toMatch(/\S/)
          }
        },
      ),
      { numRuns: 500 },
    )
    expect(readYamlDocuments('['.repeat(100_000))[0]?.faults).toHaveLength(1)
  })
})
