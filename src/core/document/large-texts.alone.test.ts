import { describe, expect, it, vi } from 'vitest'
import { LineCounter } from 'yaml'
import { composeYaml } from '../yaml/compose-yaml'
import { Suggestions } from './closest'
import { Problems } from './design-error'
import { parseDesign } from './parse-document'
import { readDocument } from './read-document'
import { validateDesign } from './validate-design'

/** What keeps a text that is no design from stopping the page: the work is bounded, not timed. */

const HEAD = 'surveyor: 1\nname: Large\n'
const repeated = (bit: string, characters: number) => bit.repeat(Math.ceil(characters / bit.length))
const messagesOf = (text: string) => {
  const parsed = parseDesign(text)
  return parsed.ok ? [] : parsed.error.map(({ message }) => message)
}

describe('a long text', () => {
  it.each(['{"a":1}\n', ']', '[,,,,', '"', '# T\n\n- a `b`\n', '%a\n', '- a\n', 'k: &a 1\n'])(
    'of %j is not read: nothing in it names the version of a design',
    (bit) => {
      const messages = messagesOf(repeated(bit, 10_000_000))
      expect(messages).toEqual([expect.stringContaining('This is not a Surveyor design')])
    },
  )

  it('in which the version comes last, as a program sorts fields, is read', () => {
    const topics = Array.from({ length: 10_000 }, (_, at) => ({ name: `a-topic-with-a-name-${at}` }))
    const text = JSON.stringify({ name: 'Large', topics, surveyor: 1 })
    expect(text.length).toBeGreaterThan(200_000)
    expect(parseDesign(text)).toMatchObject({ ok: true })
  })

  it('of more than a megabyte in rarer YAML is refused with the line and what to do', () => {
    const topics = repeated('  - name: x\n', 1_000_000)
    const read = readDocument(`${HEAD}topics:\n  - &a\n    name: y\n${topics}`)
    expect(read).toMatchObject({ ok: false, error: [{ line: 4 }] })
    if (!read.ok) expect(read.error[0]?.message).toContain('only as plain as Surveyor writes it')
    const json = `{ "surveyor": 1, "description": "${repeated('x', 1_000_000)}"\n"name": "x" }`
    expect(messagesOf(json)).toEqual([expect.stringMatching(/^A `,` or `}` is missing\. A text of more/)])
  })

  it('of hundreds of thousands of words is refused before all are read', () => {
    expect(messagesOf(`${HEAD}a: &x ${repeated('[],', 900_000)}`)).toHaveLength(1)
    expect(messagesOf(`${HEAD}a: &x [${repeated('1,', 900_000)}1]`)).toEqual([
      expect.stringContaining('too many words and signs'),
    ])
  })

  it('with a list that no design has is read no further than that', () => {
    expect(messagesOf(`${HEAD}topics:\n${repeated('- a\n', 2_000_000)}`)).toEqual([
      'No list or mapping of a design has more than 200,000 entries.',
    ])
  })
})

describe('the complete parser', () => {
  it.each([
    ['', ']'],
    ['[', ','],
    ['', '"'],
    ['', '!a '],
    ['', '{"a":1}\n'],
    ['', 'a: "b" c\n'],
  ])('stops at a hundred faults of %j and then %j', (head, bit) => {
    const { faults } = composeYaml(head + repeated(bit, 20_000), new LineCounter())
    expect(faults.length).toBeGreaterThan(0)
    expect(faults.length).toBeLessThanOrEqual(100)
  })

  it('says where a second document begins, and does not look into it', () => {
    const { faults, second } = composeYaml('a: 1\n---\nb: [1, , 2]', new LineCounter())
    expect({ faults, second }).toEqual({ faults: [], second: 5 })
  })
})

describe('problems without end', () => {
  it('get a sentence only where it is listed', () => {
    const problems = new Problems()
    let said = 0
    const say = () => `Sentence ${++said}.`
    for (let at = 0; at < 500; at += 1) problems.report(['a', at], say)
    expect(problems.toErrors()).toHaveLength(101)
    expect({ said, isFull: problems.isFull }).toEqual({ said: 100, isFull: false })
    while (!problems.isFull) problems.report([], say)
    expect(problems.toErrors().at(-1)?.message).toBe('There are thousands more problems.')
  })

  it('are compared with no more names than a document may ask for', () => {
    const suggestions = new Suggestions()
    const topics = new Set(Array.from({ length: 30_000 }, (_, at) => `topic-${at}`))
    const looks = vi.spyOn(topics, Symbol.iterator)
    for (let at = 0; at < 100; at += 1) suggestions.didYouMean('topik-1', topics)
    expect(looks).toHaveBeenCalledTimes(6)
  })

  it('of unknown fields and lost partners are counted, not described', () => {
    const topics = Array.from({ length: 20_000 }, (_, at) => ({
      name: `topic-${at}`,
      coPartitionedWith: [`lost-${at}`],
      [`field-${at}`]: 1,
    }))
    const valid = validateDesign({ surveyor: 1, name: 'x', topics })
    expect(valid).toMatchObject({ ok: false })
    if (!valid.ok) expect(valid.error).toHaveLength(101)
  })

  it('are not looked for where a list is longer than in any design', () => {
    const valid = validateDesign({ surveyor: 1, name: 'x', topics: Array(5_000_000).fill({}) })
    expect(valid).toEqual({
      ok: false,
      error: [{ path: 'topics', message: '`topics` has too many entries: at most 200,000 fit.' }],
    })
  })

  it('a sound design of many parts comes back whole and in its order', () => {
    const topics = Array.from({ length: 1234 }, (_, at) => ({ name: `topic-${at}` }))
    const suppressions = topics.map(({ name }) => ({ rule: 'r', at: `topic:${name}`, reason: 'known' }))
    const valid = validateDesign({ surveyor: 1, name: 'x', topics, suppressions })
    expect(valid).toMatchObject({ ok: true, value: { topics, suppressions, producers: [] } })
    const broken = topics.map((topic, at) => (at === 777 ? { ...topic, partitions: 'x' } : topic))
    expect(validateDesign({ surveyor: 1, name: 'x', topics: broken })).toMatchObject({
      ok: false,
      error: [{ path: 'topics[777].partitions' }],
    })
  })
})
