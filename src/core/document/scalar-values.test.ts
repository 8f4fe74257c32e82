import { describe, expect, it } from 'vitest'
import { parseDesign } from './parse-document'

const HEAD = `surveyor: 1
name: Orders
cluster: { kafkaVersion: "4.3", brokers: 3, environment: production }
`

/** The errors of a text, as `line path: message`. */
function errorsOf(text: string): string[] {
  const parsed = parseDesign(text)
  return parsed.ok ? [] : parsed.error.map(({ line, path, message }) => `${line ?? '-'} ${path}: ${message}`)
}

describe('values that plain readers get wrong', () => {
  it('keeps integers that no number holds, as text', () => {
    const yaml = parseDesign(
      `${HEAD}topics:\n  - name: t\n    config: { flush.ms: 9223372036854775807, retention.ms: -1 }\n`,
    )
    const json = parseDesign(
      '{"surveyor":1,"name":"x","cluster":{"kafkaVersion":"4.3","brokers":3,"environment":"production"},"topics":[{"name":"t","config":{"flush.ms":9223372036854775807,"retention.ms":-1}}]}',
    )
    const config = { 'flush.ms': '9223372036854775807', 'retention.ms': -1 }
    expect(yaml).toMatchObject({ ok: true, value: { topics: [{ config }] } })
    expect(json).toMatchObject({ ok: true, value: { topics: [{ config }] } })
  })

  it('reads a tagged integer exactly, and one of YAML 1.1 as that version means it', () => {
    const partitions = (text: string) => {
      const parsed = parseDesign(text)
      return parsed.ok ? parsed.value.topics : errorsOf(text)
    }
    const tagged = 'topics: [{ name: t, partitions: !!int 3, config: { a: !!int 9223372036854775807 } }]'
    expect(partitions(HEAD + tagged)).toEqual([
      { name: 't', partitions: 3, config: { a: '9223372036854775807' } },
    ])
    const old =
      'topics: [{ name: t, partitions: 010, config: { a: 1_000, b: 9_223_372_036_854_775_807, c: 1:30 } }]'
    expect(partitions(`%YAML 1.1\n---\n${HEAD}${old}`)).toEqual([
      { name: 't', partitions: 8, config: { a: 1000, b: '9223372036854775807', c: 90 } },
    ])
  })

  it('takes names of JavaScript for names, and refuses a setting of that kind', () => {
    const names = ['__proto__', 'constructor', 'toString'].map((name) => `  - name: ${name}\n`).join('')
    const parsed = parseDesign(`${HEAD}topics:\n${names}`)
    expect(parsed).toMatchObject({ ok: true, value: { topics: [{ name: '__proto__' }, {}, {}] } })
    for (const text of [
      `${HEAD}topics: [{ name: t, config: { __proto__: 3 } }]`,
      '{"surveyor":1,"__proto__":{"name":"x"}}',
    ]) {
      expect(errorsOf(text).join()).toContain('A field cannot be named `__proto__`.')
    }
    expect(Object.hasOwn(Object.prototype, 'name')).toBe(false)
  })

  it('expands aliases to things of their own, and refuses to be flooded by them', () => {
    const shared = parseDesign(
      `${HEAD}topics:\n  - { name: a, config: &c { retention.ms: 1 } }\n  - { name: b, config: *c }\n`,
    )
    expect(shared).toMatchObject({ ok: true, value: { topics: [{}, { config: { 'retention.ms': 1 } }] } })
    if (shared.ok) expect(shared.value.topics[0]?.config).not.toBe(shared.value.topics[1]?.config)

    const names = [...'abcdefgh']
    const bomb = names
      .map((name, at) => `${name}: &${name} [${Array(9).fill(at === 0 ? 'x' : `*${names[at - 1]}`)}]`)
      .join('\n')
    expect(errorsOf(`surveyor: 1\n${bomb}`).join()).toContain('repeats itself too often')
    expect(errorsOf('surveyor: &a [*a]').join()).toContain('refers to what it stands in')
  })
})
