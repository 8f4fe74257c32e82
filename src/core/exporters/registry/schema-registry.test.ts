import { expect, it } from 'vitest'
import { analyse } from '../../analyse'
import { emptyDesign } from '../../model/empty-design'
import type { OptionValues } from '../exporter'
import { schemaRegistry } from './schema-registry'

const MONEY = 'syntax = "proto3"; package shop; message Money { int64 cents = 1; }'
const ORDER = 'syntax = "proto3"; package shop; import "money.proto"; message Order { Money price = 1; }'
const references = [{ name: 'money.proto', subject: 'money', version: 1, text: MONEY }]

const design = {
  ...emptyDesign('Shop'),
  topics: [
    {
      name: 'orders',
      schema: {
        format: 'protobuf',
        compatibility: 'FULL',
        naming: 'topic-record',
        types: [{ versions: [{ text: ORDER, references }] }],
      },
    },
  ],
} as const

const files = (values?: OptionValues) =>
  new Map(schemaRegistry.export(design, analyse(design), values).map(({ path, text }) => [path, text]))

it('registers what others name first, then the compatibility, then every version', () => {
  const all = files()
  const calls = all.get('register-schemas.sh')?.match(/^send .*$/gm)
  expect(calls).toEqual([
    "send POST '/subjects/money/versions' 'requests/money.v1.json'",
    "send PUT '/config/orders-shop.Order' 'requests/orders-shop.Order.config.json'",
    "send POST '/subjects/orders-shop.Order/versions' 'requests/orders-shop.Order.v1.json'",
  ])
  expect(JSON.parse(all.get('requests/orders-shop.Order.v1.json') ?? '')).toEqual({
    schemaType: 'PROTOBUF',
    schema: ORDER,
    references: [{ name: 'money.proto', subject: 'money', version: 1 }],
  })
  expect(all.get('schemas/money.v1.proto')).toBe(`${MONEY}\n`)
})

it('says the same to the Maven plugin and to Terraform', () => {
  const plugin = files({ by: 'maven' }).get('schema-registry-plugin.xml')
  expect(plugin).toContain('<orders-shop.Order>schemas/orders-shop.Order.v1.proto</orders-shop.Order>')
  expect(plugin).toContain('<orders-shop.Order>FULL</orders-shop.Order>')
  expect(plugin).toContain(
    '<reference><name>money.proto</name><subject>money</subject><version>1</version></reference>',
  )
  const resources = files({ by: 'terraform' }).get('schemas.tf')
  expect(resources).toContain('/schemas/orders-shop.Order.v1.proto")')
  expect(resources).toContain('compatibility_level = "FULL"')
})
