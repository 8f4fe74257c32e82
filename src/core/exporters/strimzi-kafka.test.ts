import { Ajv } from 'ajv'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { designArbitrary } from '../../testing/arbitraries'
import { analyse } from '../analyse'
import { importFiles } from '../importers/import-files'
import type { Design } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { templates } from '../templates/index'
import type { OptionValues } from './exporter'
import schema from './fixtures/strimzi-kafka.schema.json' with { type: 'json' }
import { strimziKafka } from './strimzi-kafka'

const isValid = new Ajv({ strict: false, allErrors: true }).compile(schema)

interface Resource {
  readonly kind: string
  readonly metadata: { readonly name: string }
  readonly spec: {
    readonly replicas?: number
    readonly roles?: readonly string[]
    readonly storage?: { readonly volumes: readonly { readonly size: string }[] }
    readonly kafka?: {
      readonly version?: string
      readonly config: Readonly<Record<string, unknown>>
      readonly rack?: object
      readonly listeners: readonly object[]
    }
  }
}

const textOf = (design: Design, values?: OptionValues): string =>
  strimziKafka.export(design, analyse(design), values)[0]?.text ?? ''

function resourcesOf(design: Design, values?: OptionValues): Resource[] {
  const documents = parseAllDocuments(textOf(design, values))
  if (!('length' in documents)) return []
  expect(documents.flatMap(({ errors }) => errors)).toEqual([])
  const resources = documents.map((document) => document.toJS() as Resource | null)
  return resources.filter((resource) => resource !== null)
}

const VERSIONS = ['v1', 'v1beta2'] as const

describe('the cluster for Strimzi', () => {
  it.each(VERSIONS)(
    'is taken by Strimzi’s schema in %s, of any design and of every template',
    async (version) => {
      const all = [
        ...fc.sample(designArbitrary, { numRuns: 60, seed: 11 }),
        ...(await Promise.all(templates.map((template) => template.design()))),
      ]
      for (const design of all)
        for (const resource of resourcesOf(design, { 'api-version': version })) {
          isValid(resource)
          expect(isValid.errors ?? []).toEqual([])
        }
    },
  )

  it('has the brokers, racks, disks and ways in of the design, and controllers beside them', () => {
    const design: Design = {
      ...emptyDesign('Shop'),
      cluster: {
        kafkaVersion: '4.3',
        brokers: 6,
        racks: 3,
        environment: 'production',
        diskBytesPerBroker: 100 * 2 ** 30,
        security: { authentication: 'mtls', encryption: 'tls', authorization: 'acl' },
        monitoring: { lag: 'alerts' },
        config: { 'num.io.threads': 16, 'listeners.x': 'no', 'process.roles': 'broker' },
      },
    }
    const [controllers, brokers, kafka] = resourcesOf(design)
    expect(controllers).toMatchObject({ kind: 'KafkaNodePool', spec: { replicas: 3, roles: ['controller'] } })
    expect(brokers).toMatchObject({
      kind: 'KafkaNodePool',
      spec: { replicas: 6, roles: ['broker'], storage: { volumes: [{ size: '100Gi' }] } },
    })
    expect(kafka?.spec.kafka).toMatchObject({
      version: '4.3.1',
      rack: { topologyKey: 'topology.kubernetes.io/zone' },
      listeners: [{ name: 'tls', port: 9093, tls: true, authentication: { type: 'tls' } }],
      config: { 'num.io.threads': 16, 'offsets.topic.replication.factor': 3 },
    })
    expect(kafka?.spec.kafka?.config).not.toHaveProperty('process.roles')
    expect(strimziKafka.losses(design).map(({ field }) => field)).toEqual(
      expect.arrayContaining(['config.process.roles', 'config.listeners.x', 'environment']),
    )
  })

  it('of fewer than three brokers, or where it is asked for, has them do both', () => {
    const small = { ...emptyDesign('x'), cluster: { ...emptyDesign('x').cluster, brokers: 1 } }
    expect(resourcesOf(small).map(({ spec }) => spec.roles)).toEqual([['controller', 'broker'], undefined])
    expect(resourcesOf(emptyDesign('x'), { controllers: 'inside' })).toHaveLength(2)
  })

  it('comes in again as the cluster that it is', async () => {
    for (const template of templates) {
      const design = await template.design()
      const read = await importFiles([{ name: 'kafka.yaml', text: textOf(design) }])
      if (!read.ok) throw new Error('not read')
      const { brokers, security } = read.value.design.cluster
      expect([template.id, brokers]).toEqual([template.id, design.cluster.brokers])
      if (design.cluster.security?.authorization === 'acl') expect(security?.authorization).toBe('acl')
    }
  })
})
