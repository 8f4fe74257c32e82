import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Design } from '../../../model/design'
import { emptyDesign } from '../../../model/empty-design'
import { readProtobufSchema } from '../../../schemas/read-protobuf-schema'
import { readerOf } from '../../../schemas/reader-of'
import { applicationPlans } from '../../../starter-code/application-plan'
import { topicsOfPlan } from '../../../starter-code/plan-topics'
import { csharpFields, goFields, isJavaName, javaFields, pythonFields, typeName } from './code-names'
import { recordTypesIn } from './record-types'

const fields = fc.array(
  fc.oneof(
    fc.string(),
    fc.constantFrom('class', 'Class', 'def', 'a-b', 'a_b', '1', '', 'toString', 'Equals', '日'),
  ),
)

describe.each([
  ['Java', javaFields, isJavaName],
  [
    'Python',
    pythonFields,
    (name: string) => /^[a-z_]\w*$/i.test(name) && !/^__/.test(name) && name !== 'def',
  ],
  ['Go', goFields, (name: string) => /^[A-Z]\w*$/.test(name)],
  [
    'C#',
    (names: readonly string[]) => csharpFields(names, 'Class'),
    (name: string) => /^[A-Z]\w*$/.test(name),
  ],
] as const)('fields in %s', (_, namesOf, isName) => {
  it('have a name each that the language takes, and no two the same', () => {
    fc.assert(
      fc.property(fields, (all) => {
        const names = namesOf(all)
        expect(names.length).toBe(all.length)
        expect(new Set(names).size).toBe(all.length)
        expect(names.filter((name) => !isName(name))).toEqual([])
      }),
    )
  })
})

it('calls a type by letters and digits, and not by what is taken', () => {
  expect(['order-line', 'com.acme', 'list', '2nd', '日'].map(typeName)).toEqual([
    'OrderLine', 'ComAcme', 'ListType', 'Type2nd', '',
  ]) // biome-ignore format: beside their sources
})

const record = (name: string, ...of: readonly object[]) => ({ type: 'record', name, fields: of })

const designWith = (...schemas: readonly object[]): Design => ({
  ...emptyDesign('Types'),
  topics: schemas.map((schema, at) => ({
    name: `topic-${at}`,
    schema: { format: 'avro', types: [{ versions: [{ text: JSON.stringify(schema) }] }] },
  })),
  consumerGroups: [{ name: 'reader', consumes: schemas.map((_, at) => ({ topic: `topic-${at}` })) }],
})

const typesOf = (design: Design) => {
  const [plan] = applicationPlans(design)
  if (!plan) throw new Error('no application')
  return recordTypesIn(design, (language) => readerOf(language, readProtobufSchema))(topicsOfPlan(plan))
}

it('has one type for what two topics carry, and two where one name means two things', () => {
  const money = record('Money', { name: 'cents', type: 'long' })
  const { types, files } = typesOf(
    designWith(
      record('Paid', { name: 'sum', type: money }),
      record('Owed', { name: 'sum', type: money }),
      record('Old', { name: 'sum', type: record('Money', { name: 'cents', type: 'int' }) }),
    ),
  )
  expect(types.map(({ name }) => name)).toEqual(['Paid', 'Money', 'Owed', 'Old', 'Money2'])
  expect(files.map(({ path }) => path)).toEqual([
    'schemas/topic-0-value.v1.avsc', 'schemas/topic-1-value.v1.avsc', 'schemas/topic-2-value.v1.avsc',
  ]) // biome-ignore format: a list
})

it('names a record that stands in itself', () => {
  const { types } = typesOf(designWith(record('Node', { name: 'next', type: ['null', 'Node'] })))
  expect(types).toEqual([
    {
      kind: 'record',
      name: 'Node',
      schemaName: 'Node',
      fields: [
        {
          name: 'next',
          type: { kind: 'optional', of: { kind: 'named', name: 'Node', isInside: true } },
          isOptional: false,
        },
      ],
    },
  ])
})

it('tells of a text that is no schema without a type', () => {
  const { topics, types } = typesOf(designWith({ type: 'record' }))
  expect([topics.map(({ type }) => type), types]).toEqual([[undefined], []])
})
