/** What goes out as rights comes in again as the same reading and writing. */
import { execFileSync } from 'node:child_process'
import Ajv from 'ajv'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { designArbitrary } from '../../../testing/arbitraries'
import { deriveRights } from '../../access/derive-rights'
import { analyse } from '../../analyse'
import { type Edge, edgesOf } from '../../graph/edges'
import { loadHcl } from '../../hcl/load-hcl'
import { readHcl } from '../../hcl/read-hcl'
import { importFiles } from '../../importers/import-files'
import { soundDesign, withSoundApp } from '../../lint/sound-design'
import { INTERNAL_ROLES, internalTopicOf } from '../../model/connect-cluster'
import type { Design } from '../../model/design'
import { templates } from '../../templates/index'
import type { OptionValues } from '../exporter'
import { exporters } from '../index'

const filesOf = (id: string, design: Design, values?: OptionValues) => {
  const exporter = exporters.find((one) => one.id === id)
  if (!exporter) throw new Error(`no exporter ${id}`)
  return exporter.export(design, analyse(design), values)
}

/** The topics that are read and written by name, without those that Connect keeps; what is allowed by a prefix is of Kafka's own. */
function needed(design: Design, operation: 'Read' | 'Write'): Set<string> {
  const { connect = [] } = design.cluster
  const internal = new Set(
    connect.flatMap((cluster) => INTERNAL_ROLES.map((role) => internalTopicOf(cluster, role))),
  )
  return new Set(
    deriveRights(design)
      .filter(
        (right) => right.resource === 'topic' && right.pattern === 'literal' && right.operation === operation,
      )
      .map(({ name }) => name)
      .filter((name) => !internal.has(name)),
  )
}

const BY_TOOL = ['terraform-mongey', 'terraform-confluent', 'jikkou', 'kafka-gitops', 'ns4kafka']

const CASES: readonly (readonly [id: string, tool: string])[] = [
  ['kafka-acls', ''],
  ['strimzi-users', ''],
  ...BY_TOOL.map((tool) => ['rights-and-quotas', tool] as const),
]

describe.each(CASES)('%s %s', (id, tool) => {
  it.each(templates.map((template) => [template.id, template] as const))(
    'of %s comes in as what it was made of',
    async (_, template) => {
      const design = await template.design()
      const files = filesOf(id, design, tool === '' ? {} : { tool }).map(({ path, text }) => ({
        name: path,
        text,
      }))
      const read = await importFiles(files)
      if (!read.ok) throw new Error(read.error.map(({ message }) => message).join())
      const edges = edgesOf(read.value.design)
      const topics = (which: (edge: Edge) => boolean) =>
        new Set(edges.filter(which).map(({ topic }) => topic))
      const isRead = ({ from }: Edge) => from.startsWith('topic:')
      // One line leads to a retry topic, which its group writes and reads.
      expect(topics((edge) => isRead(edge) || edge.kind === 'retries')).toEqual(needed(design, 'Read'))
      expect(topics((edge) => !isRead(edge))).toEqual(needed(design, 'Write'))
    },
  )
})

it('is a script that bash reads, whatever the names', async () => {
  const design: Design = {
    ...(await templates[0]?.design()),
    producers: [{ name: "it's $(date); `x`", produces: [{ topic: 'orders' }] }],
  } as Design
  const [script] = filesOf('kafka-acls', design)
  expect(() => execFileSync('bash', ['-n'], { input: script?.text ?? '' })).not.toThrow()
  expect(script?.text).toContain('--allow-principal "User:it\'s-\\$(date)')
})

describe.each([
  'terraform-confluent',
  'confluent-roles',
  'jikkou',
  'kafka-gitops',
  'ns4kafka',
  'kafka-configs',
])('rights and quotas for %s', (tool) => {
  it('are what was reviewed', async () => {
    const design = withSoundApp({ config: { 'processing.guarantee': 'exactly_once_v2' } })
    for (const { path, text } of filesOf('rights-and-quotas', design, { tool }))
      await expect(text).toMatchFileSnapshot(`../golden/rights-and-quotas/${tool}/${path}`)
  })
})

const TOOLS = [...BY_TOOL, 'confluent-roles', 'kafka-configs']

it.each(TOOLS)(
  'rights and quotas for %s are read by a parser of their format, whatever the names',
  async (tool) => {
    const hcl = await loadHcl()
    fc.assert(
      fc.property(designArbitrary, (design) => {
        for (const { text, language } of filesOf('rights-and-quotas', design, { tool })) {
          if (language === 'hcl') expect(readHcl(text, hcl).faults).toEqual([])
          if (language === 'yaml') expect(parseAllDocuments(text).flatMap(({ errors }) => errors)).toEqual([])
        }
      }),
      { numRuns: 30 },
    )
  },
)

it('gives Strimzi users that its resource takes, quotas included', () => {
  const [file] = filesOf('strimzi-users', soundDesign())
  const users = parseAllDocuments(file?.text ?? '').flatMap((document) => {
    const user: unknown = document.toJS()
    return user === null ? [] : [user]
  })
  const isUser = new Ajv({ strict: false }).compile(KAFKA_USER)
  for (const user of users) expect(isUser(user) ? [] : isUser.errors).toEqual([])
  expect(file?.text).toMatch(/quotas:\n {4}producerByteRate: \d+\n/)
})

/** What Strimzi's KafkaUser v1 takes, as far as it is written here. */
const KAFKA_USER = {
  required: ['apiVersion', 'kind', 'metadata', 'spec'],
  properties: {
    apiVersion: { const: 'kafka.strimzi.io/v1' },
    spec: {
      additionalProperties: false,
      properties: {
        authentication: { properties: { type: { enum: ['tls', 'tls-external', 'scram-sha-512'] } } },
        authorization: {
          required: ['type', 'acls'],
          properties: {
            type: { const: 'simple' },
            acls: {
              items: {
                required: ['resource', 'operations'],
                additionalProperties: false,
                properties: {
                  resource: {
                    required: ['type'],
                    additionalProperties: false,
                    properties: {
                      type: { enum: ['topic', 'group', 'cluster', 'transactionalId'] },
                      name: { type: 'string' },
                      patternType: { enum: ['literal', 'prefix'] },
                    },
                  },
                  operations: { items: { enum: ['Read', 'Write', 'Create', 'Delete', 'Describe'] } },
                },
              },
            },
          },
        },
        quotas: {
          additionalProperties: false,
          properties: {
            producerByteRate: { type: 'integer', minimum: 0 },
            consumerByteRate: { type: 'integer', minimum: 0 },
          },
        },
      },
    },
  },
}
