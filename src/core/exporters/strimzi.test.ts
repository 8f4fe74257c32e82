import { Ajv } from 'ajv'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { designArbitrary } from '../../testing/arbitraries'
import { analyse } from '../analyse'
import { checkTopicName } from '../kafka/topic-name'
import type { Design } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import schema from './fixtures/kafka-topic.schema.json' with { type: 'json' }
import { lossSentences } from './loss-sentences'
import { takenSettings } from './setting-text'
import { strimzi } from './strimzi'

interface KafkaTopic {
  readonly metadata: { readonly name: string; readonly annotations?: Readonly<Record<string, string>> }
  readonly spec: {
    readonly topicName?: string
    readonly partitions: bigint
    readonly replicas: bigint
    readonly config?: Readonly<Record<string, string | bigint>>
  }
}

/** The resources as an independent reader of YAML finds them, whole numbers exact. */
function resourcesOf(design: Design): KafkaTopic[] {
  const text = strimzi.export(design, analyse(design))[0]?.text ?? ''
  const documents = parseAllDocuments(text, { intAsBigInt: true })
  if (!('length' in documents)) return []
  expect(documents.flatMap(({ errors }) => errors)).toEqual([])
  return documents.map((document) => document.toJS() as KafkaTopic).filter((resource) => resource !== null)
}

const isValid = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true }).compile(schema)
const withNumbers = (resource: KafkaTopic): unknown =>
  JSON.parse(JSON.stringify(resource, (_, value) => (typeof value === 'bigint' ? Number(value) : value)))

it('says of every topic that Kafka takes what the design says, as resources that the operator takes', () => {
  fc.assert(
    fc.property(designArbitrary, (design) => {
      const { views } = analyse(design)
      const resources = resourcesOf(design)
      for (const resource of resources) {
        isValid(withNumbers(resource))
        expect(isValid.errors ?? []).toEqual([])
      }
      const found = resources.map(({ metadata, spec }) => [
        spec.topicName ?? metadata.name,
        Number(spec.partitions),
        Number(spec.replicas),
        Object.fromEntries(Object.entries(spec.config ?? {}).map(([key, value]) => [key, String(value)])),
        metadata.annotations ?? {},
      ])
      const expected = design.topics
        .filter(({ name }) => checkTopicName(name).ok && (views.topics[name]?.partitions ?? 0) <= 10_000)
        .map(({ name, config, description, owner, data }) => [
          name,
          views.topics[name]?.partitions,
          views.topics[name]?.replicationFactor,
          Object.fromEntries(takenSettings('topic', config, design.cluster.kafkaVersion)),
          Object.fromEntries(Object.entries({ description, owner, data }).filter(([, text]) => text)),
        ])
      expect(found).toEqual(expected)
      expect(new Set(resources.map(({ metadata }) => metadata.name)).size).toBe(resources.length)
    }),
    { numRuns: 150 },
  )
})

it('tells apart topics whose names Kubernetes would take for one', () => {
  const topics = ['orders', 'Orders', 'orders_', 'a_b', 'A-B', '-.-', '__', 'x..y'].map((name) => ({ name }))
  const resources = resourcesOf({ ...emptyDesign('1'), topics })
  expect(resources.map(({ metadata, spec }) => [spec.topicName ?? metadata.name, metadata.name])).toEqual([
    ['orders', 'orders'],
    ['Orders', 'orders-7872110c'],
    ['orders_', 'orders-fde73bc9'],
    ['a_b', 'a-b-1ba46871'],
    ['A-B', 'a-b-ae51dde3'],
    ['-.-', 'topic-c4e71b1d'],
    ['__', 'topic-720ba823'],
    ['x..y', 'x.y'],
  ])
})

it('says which topics it leaves out, and which settings have no value', () => {
  const design = {
    ...emptyDesign('Orders'),
    topics: [
      { name: 'two words' },
      { name: 'orders', config: { 'retention.ms': null, 'flush.ms': '9223372036854775807' } },
    ],
  }
  expect(lossSentences(strimzi.losses(design)).join(' ')).toMatch(
    /refuses the name: `two words`.*no value: `retention\.ms` of `orders`/,
  )
  expect(strimzi.export(design, analyse(design))[0]?.text).toContain('    flush.ms: 9223372036854775807\n')
  expect(resourcesOf(design)).toHaveLength(1)
})

it('says why a finding is accepted, at its topic and for the cluster', () => {
  const design = {
    ...emptyDesign('Orders'),
    topics: [{ name: 'orders' }],
    suppressions: [
      { rule: 'topic-unread', at: 'topic:orders', reason: 'Later\n---\nkind: Secret' },
      { rule: 'cluster-no-encryption', at: 'cluster', reason: 'One host' },
    ],
  }
  const text = strimzi.export(design, analyse(design))[0]?.text
  expect(text).toContain('# Accepted: topic-unread. Later --- kind: Secret\napiVersion')
  expect(text).toContain('# Accepted: cluster-no-encryption. One host\n---\n')
  expect(resourcesOf(design)).toHaveLength(1)
})
