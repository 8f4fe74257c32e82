import { expect, it } from 'vitest'
import { analyse } from '../analyse'
import { withSoundSink, withSoundSource } from '../lint/sound-connect'
import type { Design } from './design'
import { asksRegistry, convertersWithoutRegistry } from './registry-converters'

const AVRO = 'io.confluent.connect.avro.AvroConverter'
const URL = 'schema.registry.url'

it.each([
  [AVRO, true],
  ['io.confluent.connect.protobuf.ProtobufConverter', true],
  ['io.confluent.connect.json.JsonSchemaConverter', true],
  ['io.apicurio.registry.utils.converter.AvroConverter', false],
  ['org.apache.kafka.connect.json.JsonConverter', false],
])('%s asks a registry by this setting: %s', (name, asks) => {
  expect(asksRegistry(name)).toBe(asks)
})

it('gives a converter of a connector nothing of its workers, nor the other way', () => {
  const settings = { 'key.converter': AVRO, [`value.converter.${URL}`]: 'http://workers:8081' }
  const lacks = convertersWithoutRegistry(
    {
      name: 'sink',
      valueConverter: { class: AVRO },
      config: { [`key.converter.${URL}`]: 'http://own:8081' },
    },
    { name: 'main', config: settings },
  )
  expect(lacks.map(({ half, of }) => `${half} of ${of}`)).toEqual(['key of workers', 'value of connector'])
})

const registryIn = ({ connectors: [sink] }: Design) => sink?.config?.[`value.converter.${URL}`]

it('brings the registry along where a fix names another converter', () => {
  const sink = withSoundSink({
    valueConverter: { class: 'org.apache.kafka.connect.json.JsonConverter' },
    config: { [`value.converter.${URL}`]: undefined },
  })
  const [other] = withSoundSource().connectors
  const design = { ...sink, connectors: [...sink.connectors, ...(other ? [other] : [])] }
  const finding = analyse(design).findings.find(({ rule }) => rule === 'connector-converter-against-schema')
  const fixed = finding?.choices?.[0]?.fix(design) ?? finding?.fix?.(design)
  expect(registryIn(design)).toBeUndefined()
  expect(fixed && registryIn(fixed)).toBe('https://registry:8081')
})

it('names the registry of a client before an example', () => {
  const design = withSoundSink({ config: { [`value.converter.${URL}`]: ' ' } })
  const fix = (one: Design) =>
    analyse(one)
      .findings.find(({ rule }) => rule === 'connector-converter-without-registry')
      ?.fix?.(one)
  const known = {
    ...design,
    producers: design.producers.map((producer) => ({
      ...producer,
      config: { ...producer.config, [URL]: 'https://ours:8081' },
    })),
  }
  expect([design, known].map((one) => registryIn(fix(one) ?? one))).toEqual([
    'http://localhost:8081',
    'https://ours:8081',
  ])
})
