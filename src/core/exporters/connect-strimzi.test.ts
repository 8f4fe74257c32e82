import { Ajv } from 'ajv'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { designArbitrary } from '../../testing/arbitraries'
import { analyse } from '../analyse'
import type { Design } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { templates } from '../templates/index'
import { connectStrimzi } from './connect-strimzi'
import type { OptionValues } from './exporter'
import schema from './fixtures/strimzi-connect.schema.json' with { type: 'json' }

const isValid = new Ajv({ strict: false, allErrors: true }).compile(schema)

interface Resource {
  readonly kind: string
  readonly metadata: { readonly name: string; readonly labels?: Readonly<Record<string, string>> }
  readonly spec: { readonly config?: Readonly<Record<string, unknown>> }
}

function resourcesOf(design: Design, values?: OptionValues): readonly Resource[] {
  const text = connectStrimzi.export(design, analyse(design), values)[0]?.text ?? ''
  const documents = parseAllDocuments(text)
  if (!('length' in documents)) return []
  expect(documents.flatMap(({ errors }) => errors)).toEqual([])
  const resources = documents.map((document) => document.toJS() as Resource | null)
  return resources.filter((resource) => resource !== null)
}

const secured = (design: Design, authentication: 'sasl' | 'mtls'): Design => ({
  ...design,
  cluster: { ...design.cluster, security: { authentication, encryption: 'tls', authorization: 'acl' } },
})

describe('connectors for Strimzi', () => {
  it.each(['v1', 'v1beta2'] as const)(
    'are taken by Strimzi’s schema in %s, of any design and of every template',
    async (version) => {
      const drawn = [
        ...fc.sample(designArbitrary, { numRuns: 60, seed: 12 }),
        ...(await Promise.all(templates.map((template) => template.design()))),
      ]
      const all = drawn.flatMap((design) => [design, secured(design, 'sasl'), secured(design, 'mtls')])
      const kinds = new Set<string>()
      for (const design of all)
        for (const resource of resourcesOf(design, { 'api-version': version })) {
          kinds.add(resource.kind)
          isValid(resource)
          expect(isValid.errors ?? []).toEqual([])
        }
      expect([...kinds].sort()).toEqual(['KafkaConnect', 'KafkaConnector'])
    },
  )

  it('name the workers that run them, whose resource is in the same file', () => {
    const design: Design = {
      ...emptyDesign('Shop'),
      cluster: { ...emptyDesign('Shop').cluster, connect: [{ name: 'Shop Connect' }, { name: 'lake' }] },
      connectors: [
        { name: 'Orders to S3', type: 'sink', connect: 'lake' },
        { name: 'orders to s3', type: 'sink' },
      ],
    }
    const resources = resourcesOf(design)
    const names = resources.filter(({ kind }) => kind === 'KafkaConnect').map(({ metadata }) => metadata.name)
    const connectors = resources.filter(({ kind }) => kind === 'KafkaConnector')
    expect(names).toEqual(['shop-connect', 'lake'])
    expect(connectors.map(({ metadata }) => metadata.labels?.['strimzi.io/cluster'])).toEqual([
      'lake',
      'shop-connect',
    ])
    expect(new Set(connectors.map(({ metadata }) => metadata.name)).size).toBe(2)
  })
})
