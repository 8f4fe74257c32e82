import { expect, it } from 'vitest'
import { analyse } from '../analyse'
import type { ConnectCluster, Connector } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { workerTexts } from './connect-parts'

const AVRO = { class: 'io.confluent.connect.avro.AvroConverter' }
const JSON_CONVERTER = 'org.apache.kafka.connect.json.JsonConverter'
const registry = {
  'key.converter.schema.registry.url': 'http://registry:8081',
  'value.converter.schema.registry.url': 'http://registry:8081',
}
const source: Connector = {
  name: 'in',
  type: 'source',
  class: 'io.debezium.connector.postgresql.PostgresConnector',
  keyConverter: AVRO,
  valueConverter: AVRO,
  config: registry,
  produces: [{ topic: 'shop.orders' }, { topic: 'shop.customers' }],
}
const sink: Connector = {
  name: 'out',
  type: 'sink',
  class: 'io.confluent.connect.elasticsearch.ElasticsearchSinkConnector',
  consumes: [{ topic: 'shop.orders' }, { topic: 'shop.customers' }],
}
const converters = (connectors: readonly Connector[], connect: ConnectCluster = { name: 'connect' }) =>
  workerTexts(connect, connectors).filter(([key]) => key.startsWith('key.converter'))

it('gives workers the converter that the connectors beside one without any name', () => {
  expect(converters([source, sink])).toEqual([
    ['key.converter', AVRO.class],
    ['key.converter.schema.registry.url', 'http://registry:8081'],
  ])
})

it('gives them JSON where nobody needs theirs, connectors differ, or none says any', () => {
  const json = [['key.converter', JSON_CONVERTER]]
  expect(converters([source])).toEqual(json)
  expect(converters([sink])).toEqual(json)
  const other = { ...sink, name: 'other', keyConverter: { class: JSON_CONVERTER } }
  expect(converters([source, other, sink])).toEqual(json)
  const elsewhere = {
    ...source,
    name: 'elsewhere',
    config: { 'key.converter.schema.registry.url': 'http://other:8081' },
  }
  expect(converters([source, elsewhere, sink])).toEqual(json)
})

it('leaves what their own settings say', () => {
  const own = { name: 'connect', config: { 'key.converter': 'com.example.Own' } }
  expect(converters([source, sink], own)).toEqual([['key.converter', 'com.example.Own']])
})

it('is told of keys and of values apart, and of all topics of a search index', () => {
  const plain = { class: JSON_CONVERTER }
  const design = {
    ...emptyDesign('Shop'),
    topics: [{ name: 'shop.orders' }, { name: 'shop.customers' }],
    connectors: [source, { ...sink, keyConverter: plain, valueConverter: plain }],
  }
  const messages = analyse(design).causes.map(({ message }) => message)
  for (const half of ['keys', 'values'])
    expect(messages).toContain(
      `Written in one format and read in another, ${half}: \`shop.orders\` and \`shop.customers\``,
    )
  expect(messages.join('\n')).toContain('indexes no record of `shop.orders` and `shop.customers`:')
})
