import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chainsOfDescription, isSameDescription } from './chains-of-description'
import { describeTopology, printTopology } from './describe-topology'
import { printChains } from './print-chains'
import { printDescription, readDescriptions } from './read-descriptions'
import { topologyOfDescription } from './topology-of-description'

const CASES = JSON.parse(
  readFileSync(new URL('./fixtures/topologies.json', import.meta.url), 'utf8'),
) as readonly { readonly name: string; readonly describe: string }[]

const TEXTS = CASES.map(({ describe: text }) => text)
const [SMALL = ''] = TEXTS

const only = (text: string) => {
  const found = readDescriptions(text)
  expect(found).toHaveLength(1)
  const [one] = found
  if (!one) throw new Error('nothing was read')
  return one
}

describe('a description', () => {
  it.each(CASES)('of $name is read as it was printed', ({ describe: text }) => {
    expect(printDescription(only(text))).toBe(text)
    expect(isSameDescription(only(printTopology(topologyOfDescription(only(text)))), only(text))).toBe(true)
  })

  it.each(CASES.filter(({ name }) => !name.startsWith('random')))(
    'of $name is that of the program that is made of it',
    ({ describe: text }) => {
      const found = chainsOfDescription(only(text))
      expect(found && describeTopology({ name: 'app', processing: found.processing })).toBe(text)
    },
  )

  it('of a random program is often that of a program that is found', () => {
    const found = CASES.filter(({ describe: text }) => chainsOfDescription(only(text)) !== null)
    expect(found.length / CASES.length).toBeGreaterThan(0.7)
  })

  const PASTED: readonly (readonly [string, (text: string) => string])[] = [
    ['indented', (text) => text.replace(/^/gm, '        ')],
    ['without indentation', (text) => text.replace(/^ +/gm, '')],
    ['quoted', (text) => text.replace(/^/gm, '> ')],
    ['with a logger’s prefix', (text) => `2026-03-01 10:00:00,123 INFO  [main] com.acme.App - ${text}`],
    ['with a container’s name', (text) => text.replace(/^/gm, 'enricher-1  | ')],
    ['as JSON', (text) => `{"level":"info","message":${JSON.stringify(text)}}`],
    ['on one line', (text) => text.replace(/\s+/g, ' ')],
    ['with the ends of lines of Windows', (text) => text.replaceAll('\n', '\r\n')],
    ['cut off after 60 signs', (text) => text.replace(/^(.{60})(.+)$/gm, '$1\n$2')],
    [
      'numbered by an editor',
      (text) =>
        text
          .split('\n')
          .map((line, at) => `${at + 1}  ${line}`)
          .join('\n'),
    ],
    ['as HTML', (text) => text.replaceAll('-->', '--&gt;').replaceAll('<--', '&lt;--')],
    ['with arrows of a chat', (text) => text.replaceAll('-->', '→').replaceAll('<--', '<—')],
    ['wrapped at blanks', (text) => text.replace(/^(.{30,}?) /gm, '$1\n')],
  ]
  it.each(PASTED)('is read %s', (_, paste) => {
    for (const text of TEXTS) expect(printDescription(only(paste(text)))).toBe(text)
  })

  it('is one of several, each with the id that stands before it', () => {
    const found = readDescriptions(
      `application.id = one\n${TEXTS[0]}\n$ kafka-streams-groups.sh --describe --topology --group two\n${TEXTS[1]}${TEXTS[2]}`,
    )
    expect(found.map(({ applicationId }) => applicationId)).toEqual(['one', 'two', undefined])
    expect(found.map(printDescription)).toEqual(TEXTS.slice(0, 3))
  })

  it('says what is torn off', () => {
    const lines = SMALL.split('\n')
    expect(only(lines.slice(4).join('\n')).losses).toEqual([
      'The beginning is torn off.',
      '`KSTREAM-SOURCE-0000000000` is named and not described: a part is torn off.',
    ])
    expect(only(lines.slice(0, 6).join('\n')).losses).toEqual([
      '`KSTREAM-MAPVALUES-0000000002` is named and not described: a part is torn off.',
    ])
  })

  it('has no sink whose topic the code chooses', () => {
    const text = SMALL.replace('(topic: clicks-clean)', '(extractor class: com.acme.Route)')
    expect(only(text).losses).toEqual([
      '`KSTREAM-SINK-0000000003` writes to topics that its code chooses: where to is not drawn.',
    ])
  })

  it('is read of any text without an end or an exception', () => {
    const sign = fc.constantFrom(
      'Topologies:',
      'Sub-topology: 0',
      'Source: a',
      '(topics: [b])',
      '-->',
      '<-- c',
      '\n',
      ' ',
      'x',
    )
    fc.assert(
      fc.property(fc.array(sign), (signs) => {
        for (const one of readDescriptions(signs.join(''))) chainsOfDescription(one)
      }),
    )
  })
})

it('tells a program in the order of its numbers', () => {
  const text = describeTopology({
    name: 'app',
    processing: [
      { id: 'customers', table: 'customers' },
      { id: 'enriched', stream: 'orders', steps: [{ op: 'join', with: 'customers' }] },
      { from: 'enriched', steps: [{ op: 'to', topic: 'enriched' }] },
      {
        from: 'enriched',
        steps: [
          'groupBy',
          { op: 'count', store: { name: 'counts' } },
          'suppress',
          'toStream',
          { op: 'to', topic: 'counts' },
        ],
      },
    ],
  })
  const found = chainsOfDescription(only(text))
  expect(printChains(found?.processing ?? [])).toBe(
    [
      'customers = table customers',
      'part1 = stream orders',
      '  join customers',
      'from part1',
      '  to enriched',
      'from part1',
      '  groupBy',
      '  count store counts',
      '  suppress',
      '  toStream',
      '  to counts',
    ].join('\n'),
  )
})
