import { describe, expect, it } from 'vitest'
import type { ConsumerGroup, Design, Topic } from '../../../model/design'
import { emptyDesign } from '../../../model/empty-design'
import { readProtobufSchema } from '../../../schemas/read-protobuf-schema'
import { readerOf } from '../../../schemas/reader-of'
import type { BuiltProto } from './proto-files'
import {
  csharpMessage,
  goMessage,
  goPackage,
  javaMessage,
  javaProtoText,
  pythonModule,
  typescriptModule,
} from './proto-names'
import { recordSerdesOf } from './record-serdes'
import { recordTypesIn } from './record-types'

type Version = NonNullable<NonNullable<Topic['schema']>['types']>[number]['versions'][number]

const topic = (name: string, ...types: readonly Version[]): Topic => ({
  name,
  schema: { format: 'protobuf', types: types.map((version) => ({ versions: [version] })) },
})

function recordsOf(...topics: readonly Topic[]) {
  const group: ConsumerGroup = { name: 'reader', consumes: topics.map(({ name }) => ({ topic: name })) }
  const design: Design = { ...emptyDesign('Protobuf'), topics, consumerGroups: [group] }
  const names = topics.map(({ name }) => name)
  const records = recordTypesIn(design, (language) => readerOf(language, readProtobufSchema))(names)
  return { records, serdes: recordSerdesOf({ reads: names, writes: names }, records) }
}

const PRICE = 'syntax = "proto3"; package acme; message Price { string sku = 1; }'

const builtOf = (text: string, name = 'prices'): BuiltProto => {
  const [built] = recordsOf(topic(name, { text })).records.protos
  if (!built) throw new Error('It is not built.')
  return built
}

describe('files of Protobuf', () => {
  it('stand where others import them, those first', () => {
    const { records } = recordsOf(
      topic('quotes', {
        text: 'syntax = "proto3"; import "acme/price.proto"; message Quote { acme.Price price = 1; }',
        references: [{ name: 'acme/price.proto', subject: 'price', version: 1, text: PRICE }],
      }),
    )
    expect(records.files.map(({ path }) => path)).toEqual([
      'schemas/protobuf/acme/price.proto', 'schemas/protobuf/quotes_value.proto',
    ]) // biome-ignore format: a list
    expect(records.protos.map(({ message }) => message)).toEqual(['Price', 'Quote'])
  })

  it('are one where two topics carry the same', () => {
    const { records, serdes } = recordsOf(topic('a', { text: PRICE }), topic('b', { text: PRICE }))
    expect(records.protos.length).toBe(1)
    expect(serdes.readers.map(({ name }) => name)).toEqual(['AValue', 'BValue'])
  })

  it.each([
    ['a name that is taken by another type', topic('b', { text: `${PRICE} message More {}` })],
    ['no Protobuf', topic('b', { text: 'message' })],
    ['no message', topic('b', { text: 'syntax = "proto3"; enum E { A = 0; }' })],
    ['an import without a text', topic('b', { text: 'import "x.proto"; message B {}' })],
    [
      'a path out of the folder',
      topic('b', {
        text: 'syntax = "proto3"; import "../p.proto"; message B { c.P p = 1; }',
        references: [
          {
            name: '../p.proto',
            subject: 'p',
            version: 1,
            text: 'package c; message P { optional int32 a = 1; }',
          },
        ],
      }),
    ],
  ])('are neither read nor written where there is %s', (_, other) => {
    const { serdes } = recordsOf(topic('a', { text: PRICE }), other)
    expect(serdes.readers.map(({ name }) => name)).toEqual(['AValue'])
    expect(serdes.writers.map(({ name }) => name)).toEqual(['AValue'])
  })

  it('of several types are written, and not read', () => {
    const other = { text: 'syntax = "proto3"; package acme; message Sale { int32 cents = 1; }' }
    const { serdes } = recordsOf({
      ...topic('a', { text: PRICE }, other),
      schema: { ...topic('a', { text: PRICE }, other).schema, format: 'protobuf', naming: 'record' },
    })
    expect(serdes.readers).toEqual([])
    expect(serdes.writers.map(({ name }) => name)).toEqual(['APriceValue', 'ASaleValue'])
  })
})

describe('what compilers call a message', () => {
  // Each beside what protoc 32.1 and protoc-gen-go 1.36 made of it.
  it.each([
    [PRICE, 'prices', 'acme.PricesValue.Price'],
    [
      'syntax = "proto3"; package a.b; message PricesValue {}',
      'prices',
      'a.b.PricesValueOuterClass.PricesValue',
    ],
    [
      'syntax = "proto3"; package a; message M { message PricesValue {} }',
      'prices',
      'a.PricesValueOuterClass.M',
    ],
    ['option java_package = "x.y"; option java_multiple_files = true; message P {}', 'p', 'x.y.P'],
    ['package z; option java_outer_classname = "Zed"; message P {}', 'p', 'z.Zed.P'],
    ['message P {}', 'mon3ey', 'com.example.schemas.Mon3EyValue.P'],
  ])('in Java, of %s', (text, name, message) => {
    const built = builtOf(text, name)
    expect(javaMessage(built)).toBe(message)
    expect(javaProtoText(built).includes('Put in for this project')).toBe(message.startsWith('com.example'))
  })

  it.each([
    ['package acme.shop_v1; message order_line {}', 'global::Acme.ShopV1.order_line'],
    ['option csharp_namespace = "Own.Space"; package a; message P {}', 'global::Own.Space.P'],
    ['message P {}', 'global::P'],
  ])('in C#, of %s', (text, message) => {
    expect(csharpMessage(builtOf(text))).toBe(message)
  })

  it('in Go, by capital letters', () => {
    expect(['Price', 'order_line', '_own', 'a1b', 'A_B'].map(goMessage)).toEqual([
      'Price', 'OrderLine', 'XOwn', 'A1B', 'A_B',
    ]) // biome-ignore format: a list
  })

  it('in modules of their files', () => {
    const at = (name: string): BuiltProto => ({ ...builtOf(PRICE), name })
    expect([at('acme/money-amount.proto'), at('a-b.v1.proto')].map(pythonModule)).toEqual([
      'acme.money_amount_pb2', 'a_b.v1_pb2',
    ]) // biome-ignore format: a list
    expect([at('acme/money-amount.proto'), at('2nd.proto')].map(goPackage)).toEqual([
      'acme_moneyamountpb', 'p2ndpb',
    ]) // biome-ignore format: a list
    expect(typescriptModule(at('acme/money.proto'))).toBe('acme/money_pb.js')
  })
})
