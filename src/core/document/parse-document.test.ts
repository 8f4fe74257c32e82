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
    ['a: 1\n---\nb: 2', '2 : There are several documents'],
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
        streamsApps: [],
        connectors: [],
      },
    })
    expect(parseDesign('surveyor: 1\nname: Orders\ncluster: { brokers: 5 }')).toMatchObject({
      value: { cluster: { kafkaVersion: '4.3', brokers: 5, environment: 'production' } },
    })
  })

  it.each([
    ['4.0', '4.0'],
    ['4', '4.0'],
    ['"4.0"', '4.0'],
    ['3.9', '3.9'],
    ["'3.0'", '3.0'],
    ['3.6.1', '3.6.1'],
    ['4.4', '4.4'],
  ])('takes the version %s, with quotes and without', (written, version) => {
    for (const cluster of [`{ kafkaVersion: ${written}, brokers: 3 }`, `\n  kafkaVersion: ${written} # ours`])
      expect(parseDesign(`surveyor: 1\nname: Orders\ncluster: ${cluster}`)).toMatchObject({
        value: { cluster: { kafkaVersion: version } },
      })
  })

  it.each(['3.10', '"3.10"', '2.8', '4.5', '9.9', 'new', 'v4', '4.3.1.2'])(
    'names what %s is not',
    (written) => {
      expect(
        errorsOf(`surveyor: 1\nname: Orders\ncluster:\n  kafkaVersion: ${written}\n  brokrs: 3`),
      ).toEqual([
        `4 cluster.kafkaVersion: \`kafkaVersion\` must be a release of Kafka from 3.0 to 4.4, not \`${written.replaceAll('"', '')}\`.`,
        '5 cluster.brokrs: `brokrs` is no field of `cluster`. Did you mean `brokers`?',
      ])
    },
  )
})

describe('the client of an application', () => {
  const clientOf = (written: string) =>
    `${HEAD}producers:\n  - name: checkout\n    client: ${written}\nconsumerGroups:\n  - name: billing\n    client: ${written}\n`

  it.each([
    ['librdkafka', { library: 'librdkafka' }],
    ['{ library: franz-go }', { library: 'franz-go' }],
    ['{ library: java, version: "4.1" }', { library: 'java', version: '4.1' }],
  ])('is %s', (written, client) => {
    expect(parseDesign(clientOf(written))).toMatchObject({
      value: { producers: [{ client }], consumerGroups: [{ client }] },
    })
  })

  it.each([
    ['kafka-js', '`client` must be one of java, spring, quarkus, librdkafka, '],
    ['{ library: kafka-js }', '`library` must be java, spring, quarkus, librdkafka, '],
    ['{ version: "4.1" }', '`client` needs a field `library`'],
    ['{ library: java, version: 4.1 }', '`version` must be text: write it in quotes, as in "4.1"'],
    ['{ library: java, verion: "4.1" }', '`verion` is no field of `client`. Did you mean `version`?'],
    ['7', '`client` must be a mapping of fields, not 7'],
  ])('is not %s', (written, sentence) => {
    const errors = errorsOf(clientOf(written))
    expect(errors).toHaveLength(2)
    for (const error of errors) expect(error).toContain(sentence)
  })
})

describe('a value of a shape that does not fit', () => {
  const stepOf = (step: string) =>
    errorsOf(
      `${HEAD}topics: [{ name: orders }]\nstreamsApps:\n  - name: totals\n    processing: [{ stream: orders, steps: [groupByKey, ${step}] }]\n`,
    )

  it.each([
    [
      '{ op: count, store: by-region }',
      'steps[1].store: `store` must be a mapping of fields, not `by-region`.',
    ],
    ['{ op: count, store: [a] }', 'steps[1].store: `store` must be a mapping of fields, not a list.'],
    ['{ op: to, topic: { name: b } }', 'steps[1].topic: `topic` must be text, not a mapping.'],
    ['{ op: cogroup, with: { a: b } }', 'steps[1].with: `with` must be a list or text, not a mapping.'],
    ['{ op: cogroup, with: [7] }', 'steps[1].with[0]: An entry of `with` must be text, not 7.'],
    ['{ op: cuont }', 'steps[1].op: `op` must be filter, '],
    ['cuont', 'steps[1]: An entry of `steps` must be filter, '],
    ['7', 'steps[1]: An entry of `steps` must be a mapping of fields or one word, not 7.'],
  ])('is told at the value itself: %s', (step, sentence) => {
    const errors = stepOf(step)
    expect(errors).toHaveLength(1)
    expect(errors[0]).toContain(`processing[0].${sentence}`)
  })

  it('is told to be in quotes, which nobody sees in what is shown of it', () => {
    expect(errorsOf(`${HEAD}topics: [{ name: orders, partitions: "12" }]`)[0]).toContain(
      'or auto, not `12` in quotes.',
    )
    expect(errorsOf(`${HEAD}consumerGroups: [{ name: billing, members: "3" }]`)[0]).toContain(
      '`members` must be a number, not `3` in quotes.',
    )
    expect(errorsOf(`${HEAD}topics: "7"`)[0]).toContain('must be a list, not `7`.')
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
      "7 : This is neither YAML nor JSON: A closing `'` is missing.",
    )
    expect(errorsOf(`${HEAD}\tname: x`)[0]).toMatch(/^4 : This is neither YAML nor JSON: .*Tabs/)
    expect(errorsOf('{"surveyor": 1,\n"name": "a",\n"name": "b"}')).toEqual(['3 name: `name` is said twice.'])
    expect(errorsOf(`${HEAD}name: again`)).toEqual(['4 name: `name` is said twice.'])
  })

  it('says which line is not indented as those around it', () => {
    expect(errorsOf(`${HEAD}topics:\n  - name: a\n   partitions: 3\n`)).toEqual([
      '6 : This is neither YAML nor JSON: A line is not indented as those around it.',
    ])
    expect(errorsOf(`${HEAD}layout: { positions: { __proto__: [1, 2] } }`)).toEqual([
      '4 layout.positions.__proto__: A field cannot be named `__proto__`.',
    ])
  })

  it('says of JSON what a writer of JSON is missing', () => {
    const missing = (text: string) => errorsOf(text).join()
    expect(missing('{\n"surveyor": 1\n"name": "x"\n}')).toBe('2 : This is not JSON: A `,` or `}` is missing.')
    expect(missing('{\n"surveyor": "1"\n"name": "x"\n}')).toBe(
      '2 : This is not JSON: A `,` or `}` is missing.',
    )
    expect(missing('{\n"surveyor": 1,\n"name": "x",\n"clus')).toBe(
      '4 : This is not JSON: A closing `"` is missing.',
    )
    expect(missing('{"surveyor": 1,\n"name" "x"}')).toBe(
      '2 : This is not JSON: A `:` is missing after `name`.',
    )
    expect(missing('{"surveyor": 1, "topics": [1')).toBe(
      '1 : This is not JSON: The text ends before a closing `]`.',
    )
  })

  it('says one sentence once, whatever repeats its fault', () => {
    const errors = errorsOf('look: at: this\nand: at: that\nor: at: those')
    expect(errors).toEqual([
      '1 : This is neither YAML nor JSON: There is a second `: ` in one line; text with a colon needs quotes.',
    ])
  })

  it('goes on behind a name that is there twice, a key that is said twice and a field that is none', () => {
    expect(errorsOf(`${HEAD}topics:\n  - name: a\n    foo: 1\n  - name: a\n`)).toEqual([
      '6 topics[0].foo: `foo` is no field of a topic.',
      '7 topics[1].name: Two topics are named `a`; the first one is topics[0].',
    ])
    expect(errorsOf(`${HEAD}name: Y\nfoo: 1\nlayout: { positions: { nope: [1, 2] } }\n`)).toEqual([
      '4 name: `name` is said twice.',
      '5 foo: `foo` is no field of a design.',
      '6 layout.positions.nope: `nope` is no node; write a position as `topic:orders`.',
    ])
  })

  it('says that merge keys are not read', () => {
    const text = `${HEAD}topics:\n  - { name: a, config: &c { retention.ms: 1 } }\n  - name: b\n    config:\n      <<: *c\n`
    expect(errorsOf(text)).toEqual([
      '8 topics[1].config.<<: Merge keys are not read: write out what `<<` would bring here.',
    ])
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
