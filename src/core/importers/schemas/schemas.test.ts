import { describe, expect, it } from 'vitest'
import { analyse } from '../../analyse'
import { schemaRegistry } from '../../exporters/registry/schema-registry'
import { soundDesign } from '../../lint/sound-design'
import type { Design, SchemaFormat, Topic } from '../../model/design'
import { drawFacts } from '../facts/draw-facts'
import { FactBook } from '../facts/fact-book'
import { importFiles } from '../import-files'
import { importers } from '../index'
import type { Source } from '../source'

const record = (name: string, ...fields: readonly object[]) =>
  JSON.stringify({ type: 'record', name, namespace: 'com.acme', fields })
const ID = { name: 'id', type: 'string' }
const TOTAL = { name: 'total', type: 'long', default: 0 }

const avro = (...texts: readonly string[]): SchemaFormat => ({
  format: 'avro',
  types: [{ versions: texts.map((text) => ({ text })) }],
})

const schemasOf = ({ topics }: Design) =>
  topics.map(({ name, schema, keySchema }) => ({ name, schema, keySchema }))

async function drawn(sources: readonly Source[], onto?: Design) {
  const read = await importFiles(sources, onto ? { onto } : {})
  if (!read.ok) throw new Error(read.error.map(({ message }) => message).join('\n'))
  return read.value
}

const exported = (design: Design, by: string): Source[] =>
  schemaRegistry
    .export(design, analyse(design), { by })
    .filter(({ path }) => /^(?:requests|schemas)\//.test(path))
    .map(({ path, text }) => ({ name: path, text }))

const topicOf = (name: string, schemas: Partial<Topic>): Topic => ({ name, ...schemas })

describe('what is registered', () => {
  const proto = 'syntax = "proto3";\nmessage Click {\n  string page = 1;\n}\n'
  const money = record('Money', { name: 'cents', type: 'long' })
  const booked = record('Booked', { name: 'amount', type: 'com.acme.Money' })
  const design: Design = {
    ...soundDesign(),
    producers: [],
    consumerGroups: [],
    topics: [
      topicOf('orders', {
        schema: {
          ...avro(record('Order', ID), record('Order', ID, TOTAL)),
          compatibility: 'FULL_TRANSITIVE',
        },
        keySchema: avro('"string"'),
      }),
      topicOf('clicks', { schema: { format: 'protobuf', types: [{ versions: [{ text: proto }] }] } }),
      topicOf('ledger', {
        schema: {
          format: 'avro',
          naming: 'topic-record',
          types: [
            {
              versions: [
                {
                  text: booked,
                  references: [
                    { name: 'com.acme.Money', subject: 'com.acme.Money', version: 1, text: money },
                  ],
                },
              ],
            },
            { versions: [{ text: record('Reversed', ID) }] },
          ],
        },
      }),
      topicOf('visits', {
        schema: {
          format: 'json-schema',
          types: [{ versions: [{ text: '{"title":"Visit","type":"object","properties":{}}' }] }],
        },
      }),
    ],
  }

  it('comes in again from the calls that register it', async () => {
    const { design: again, losses } = await drawn(
      exported(design, 'rest').filter(({ name }) => name.startsWith('requests/')),
    )
    expect(losses).toEqual([])
    const byName = (one: Design) => Object.fromEntries(schemasOf(one).map((topic) => [topic.name, topic]))
    expect(byName(again)).toEqual(byName(design))
  })

  it('comes in again from its files, where each says its subject', async () => {
    const files = exported(design, 'maven').filter(({ name }) => /orders|clicks|visits/.test(name))
    const { design: again, losses } = await drawn(files)
    expect(losses).toEqual([])
    expect(again.topics.find(({ name }) => name === 'orders')?.schema?.types?.[0]?.versions).toHaveLength(2)
    expect(again.topics.map(({ name }) => name).sort()).toEqual(['clicks', 'orders', 'visits'])
  })
})

it.each(['jikkou', 'ns4kafka'])(
  'comes in again from subjects of %s, the newest version of each',
  async (by) => {
    const versions = [{ text: record('Order', ID) }, { text: record('Order', ID, TOTAL) }]
    const design: Design = {
      ...soundDesign(),
      topics: [
        topicOf('orders', {
          schema: { format: 'avro', compatibility: 'FULL', types: [{ versions }] },
          keySchema: avro('"string"'),
        }),
        topicOf('ledger', { schema: { ...avro(record('Booked', ID)), naming: 'topic-record' } }),
      ],
    }
    const files = schemaRegistry.export(design, analyse(design), { by })
    const { design: again, losses } = await drawn(files.map(({ path, text }) => ({ name: path, text })))
    expect(losses).toEqual([])
    expect(schemasOf(again)).toEqual([
      {
        name: 'orders',
        schema: { format: 'avro', compatibility: 'FULL', types: [{ versions: versions.slice(1) }] },
        keySchema: avro('"string"'),
      },
      { name: 'ledger', schema: design.topics[1]?.schema, keySchema: undefined },
    ])
  },
)

describe('a schema that is dropped on a drawing', () => {
  const before = soundDesign({ topic: { schema: avro(record('Order', ID)) } })
  const file = (name: string, text: string): Source => ({ name, text })
  const versionsOf = (design: Design) =>
    design.topics.find(({ name }) => name === 'orders')?.schema?.types?.[0]?.versions.map(({ text }) => text)

  it('is a further version of its topic, once', async () => {
    const next = record('Order', ID, TOTAL)
    const { design, changes, added } = await drawn([file('orders-value.v2.avsc', next)], before)
    expect(versionsOf(design)).toEqual([record('Order', ID), next])
    expect(added).toEqual([])
    expect(changes).toEqual([
      { at: 'topic:orders', field: 'schema.types', before: '1 version', after: '2 versions' },
    ])
    const again = await drawn([file('orders-value.v2.avsc', next)], design)
    expect(again.design).toEqual(design)
    expect(again.changes).toEqual([])
  })

  it('finds its topic by the name of its record alone', async () => {
    const { design } = await drawn([file('Order.avsc', record('Order', ID, TOTAL))], before)
    expect(versionsOf(design)).toHaveLength(2)
  })

  it('of another language is told, and the drawing stays where that is preferred', async () => {
    const proto = 'syntax = "proto3"; message Order { string id = 1; }'
    const book = new FactBook()
    const entry = importers.find(({ id }) => id === 'protobuf-schema')
    ;(await entry?.load())?.read([file('orders-value.proto', proto)], book)
    const kept = drawFacts(book, { onto: before, prefer: 'drawn' })
    expect(kept.design).toEqual(before)
    expect(kept.losses.map(({ sentence }) => sentence)).toEqual([
      '`orders` is drawn with avro, and this one is protobuf: it is left out.',
    ])
    expect(kept.disagreements.map(({ field }) => field)).toEqual(['schema.format'])
  })

  it('of no topic costs nothing else', async () => {
    const read = await drawn([file('Elephant.avsc', record('Elephant', ID))], before)
    expect(read.design).toEqual(before)
    expect(read.losses).toHaveLength(1)
  })
})

describe('other JSON', () => {
  const OURS = new Set(['avro-schema', 'protobuf-schema', 'json-schema', 'schema-registry'])
  it.each([
    ['package.json', { name: 'x', dependencies: { react: '19.0.0' } }],
    ['tsconfig.json', { $schema: 'https://json.schemastore.org/tsconfig', compilerOptions: {} }],
    ['openapi.json', { openapi: '3.1.0', paths: {}, components: { schemas: { A: { type: 'object', properties: {} } } } }],
    ['asyncapi.json', { asyncapi: '3.0.0', channels: {}, components: { schemas: { A: { type: 'record', fields: [] } } } }],
    ['mapping.json', { mappings: { properties: { id: { type: 'keyword' } } } }],
    ['connector.json', { name: 's', config: { 'connector.class': 'x.Y', schema: 'a', type: 'object' } }],
    ['names.json', ['orders', 'payments']],
    ['dashboard.json', { title: 'Kafka', panels: [], schemaVersion: 39, type: 'object' }],
    ['state.json', { version: 4, terraform_version: '1.9.0', resources: [{ schema: '{}', schemaType: 'AVRO' }] }],
  ])('%s is not taken for a schema', (name, json) => {
    const text = JSON.stringify(json, null, 2)
    const best = importers
      .map((entry) => ({ id: entry.id, likely: entry.detect(text, name) }))
      .toSorted((one, other) => other.likely - one.likely)[0]
    expect(OURS.has(best?.id ?? '') && (best?.likely ?? 0) > 0.2).toBe(false)
  }) // biome-ignore format: a table
})
