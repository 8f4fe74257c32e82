import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { designArbitrary } from '../../testing/arbitraries'
import { formatDesign } from './format-document'
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

describe('what a document must be', () => {
  it.each([
    ['', '- : There is nothing in this text.'],
    [' \n# only a comment\n', 'nothing in this text'],
    ['hello', 'is not a Surveyor design'],
    ['- 1', 'is not a Surveyor design'],
    [
      'name: Orders',
      '1 surveyor: This is not a Surveyor design: it has no field `surveyor` that says its version.',
    ],
    ['surveyor: 99\nnew: field', '1 surveyor: This file is of version 99; this Surveyor reads up to 1.'],
    ['surveyor: one', '1 surveyor: `surveyor` must be the version'],
    ['a\0b', 'null characters'],
    ['a: 1\n---\nb: 2', 'several documents'],
    [' '.repeat(50_000_000), '- : This text is 50 MB long; Surveyor opens designs of up to 20 MB.'],
  ])('refuses %#', (text, sentence) => {
    const errors = errorsOf(text)
    expect(errors).toHaveLength(1)
    expect(errors[0]).toContain(sentence)
  })

  it('needs no more than a name: the cluster is the usual one where none is named', () => {
    expect(parseDesign('surveyor: 1\nname: Orders')).toEqual({
      ok: true,
      value: {
        surveyor: 1,
        name: 'Orders',
        cluster: { kafkaVersion: '4.3', brokers: 3, environment: 'production' },
        producers: [],
        topics: [],
        consumerGroups: [],
      },
    })
    expect(parseDesign('surveyor: 1\nname: Orders\ncluster: { brokers: 5 }')).toMatchObject({
      value: { cluster: { kafkaVersion: '4.3', brokers: 5, environment: 'production' } },
    })
  })

  it('says that a version must stand in quotes', () => {
    expect(errorsOf('surveyor: 1\nname: Orders\ncluster:\n  kafkaVersion: 4.0\n  brokrs: 3')).toEqual([
      '4 cluster.kafkaVersion: `kafkaVersion` must be text: write it in quotes, as in "4.0".',
      '5 cluster.brokrs: `brokrs` is no field of `cluster`. Did you mean `brokers`?',
    ])
  })
})

describe('every error at once, with its path and line', () => {
  it('names unknown fields and what was meant', () => {
    expect(
      errorsOf(`${HEAD}topics:
  - name: orders
  - name: payments
    partitons: 12
    record: { avgBytes: 1200 }
`),
    ).toEqual([
      '7 topics[1].partitons: `partitons` is no field of a topic. Did you mean `partitions`?',
      '8 topics[1].record.avgBytes: `avgBytes` is no field of `record`. It has averageBytes, maximumBytes and compressionRatio.',
    ])
  })

  it('says what each value must be', () => {
    expect(
      errorsOf(`${HEAD}producers:
  - name: checkout
    delivery: exactly_once
    instances: 0
    produces:
      - { topic: orders, recordsPerSecond: { average: -5, peak: 99999999999999999999 } }
topics:
  - name: orders
    partitions: twelve
    replicationFactor: 2.5
    config: { retention.ms: [1, 2] }
  - partitions: 3
  - orders
  - { name: "" }
consumerGroups:
layout: { positions: { 'topic:orders': [1] } }
`),
    ).toEqual([
      '6 producers[0].delivery: `delivery` must be at-most-once, at-least-once or exactly-once, not `exactly_once`. Did you mean `exactly-once`?',
      '7 producers[0].instances: `instances` must be 1 or more, not 0.',
      '9 producers[0].produces[0].recordsPerSecond.average: `average` must be 0 or more, not -5.',
      '9 producers[0].produces[0].recordsPerSecond.peak: `peak` is too large: `99999999999999999999`.',
      '12 topics[0].partitions: `partitions` must be a whole number from 1 to 1,000,000, or auto, not `twelve`.',
      '13 topics[0].replicationFactor: `replicationFactor` must be a whole number, not 2.5.',
      '14 topics[0].config.retention.ms: `retention.ms` must be text of up to 32,767 characters, a number, true, false or null, not a list.',
      '15 topics[1].name: A topic needs a field `name`.',
      '16 topics[2]: A topic must be a mapping of fields, not `orders`.',
      '17 topics[3].name: `name` must not be empty.',
      '18 consumerGroups: `consumerGroups` must be a list, but nothing stands there.',
      '19 layout.positions.topic:orders: `topic:orders` must be a list of two numbers.',
    ])
  })

  it('takes a peak alone, and asks for one where a rate has neither', () => {
    const writing = (rate: string) => `${HEAD}producers:
  - name: checkout
    produces: [{ topic: orders, recordsPerSecond: ${rate} }]
topics: [{ name: orders }]
`
    expect(errorsOf(writing('{ peak: 5 }'))).toEqual([])
    expect(errorsOf(writing('{}'))).toEqual([
      '6 producers[0].produces[0].recordsPerSecond: `recordsPerSecond` needs `average`, `peak` or both.',
    ])
  })

  it('finds names that are there twice and references that lead nowhere', () => {
    expect(
      errorsOf(`${HEAD}producers:
  - name: checkout
    produces:
      - topic: order
      - topic: orders
      - topic: orders
topics:
  - name: orders
    coPartitionedWith: [payments]
  - name: orders
consumerGroups:
  - name: billing
    consumes: [{ topic: orders }, { topic: refunds }]
    deadLetter: { topic: orders.dlq }
layout: { positions: { orders: [1, 2], 'topic:gone': [3, 4] } }
`),
    ).toEqual([
      '9 producers[0].produces[2].topic: `checkout` writes `orders` twice; once is enough.',
      '12 topics[0].coPartitionedWith[0]: `orders` is co-partitioned with `payments`, which is not in this design.',
      '13 topics[1].name: Two topics are named `orders`; the first one is topics[0].',
      '18 layout.positions.orders: `orders` is no node; write a position as `topic:orders`.',
    ])
  })

  it('says where the syntax breaks', () => {
    expect(errorsOf(`${HEAD}topics:\n  - name: orders\n  - name: 'payments\n`)[0]).toBe(
      "7 : This is neither YAML nor JSON: Missing closing 'quote.",
    )
    expect(errorsOf(`${HEAD}\tname: x`)[0]).toMatch(/^4 : This is neither YAML nor JSON: .*Tabs/)
    expect(errorsOf('{"surveyor": 1,\n"name": "a",\n"name": "b"}')).toEqual(['3 name: `name` is said twice.'])
    expect(errorsOf(`${HEAD}name: again`)).toEqual(['4 name: `name` is said twice.'])
  })

  it('lists a hundred and counts the rest', () => {
    const errors = errorsOf(`${HEAD}topics:\n${'  - nam: x\n'.repeat(300)}`)
    expect(errors).toHaveLength(101)
    expect(errors.at(-1)).toBe('- : There are 500 more problems.')
  })

  it('counts lines alike whatever ends them, and after a byte order mark', () => {
    const text = `${HEAD}topics:\n  - name: orders\n    partitons: 3\n`
    expect(errorsOf(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).toEqual(errorsOf(text))
  })
})

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

describe('any text at all', () => {
  const isResult = (text: string) => {
    const parsed = parseDesign(text)
    return parsed.ok || (parsed.error.length > 0 && parsed.error.every(({ message }) => message.length > 10))
  }

  it('gives a design or sentences, never an exception', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), isResult))
    fc.assert(fc.property(fc.json(), isResult))
  })

  it('survives a valid document with a piece cut out or put in anywhere', () => {
    const piece = fc.oneof(
      fc.constant(''),
      fc.string({ maxLength: 4 }),
      fc.constantFrom('[', '{', '"', "'", '&a ', '*a', '\n', ': '),
    )
    fc.assert(
      fc.property(
        designArbitrary,
        fc.boolean(),
        fc.nat(),
        fc.nat({ max: 50 }),
        piece,
        (design, json, place, cut, put) => {
          const text = formatDesign(design, json ? 'json' : 'yaml')
          const at = place % text.length
          return isResult(text.slice(0, at) + put + text.slice(at + cut))
        },
      ),
      { numRuns: 200 },
    )
  })

  it.each([['['], ['{"a":'], ['- '], ['a:\n '], ['? '], ['{'], ['&a '], ['"'], ['|\n']])(
    'survives 100,000 times %j',
    (bit) => {
      expect(isResult(bit.repeat(100_000))).toBe(true)
    },
    30_000,
  )
})
