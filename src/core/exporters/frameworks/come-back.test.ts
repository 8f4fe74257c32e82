/** What is exported for a framework, or as the settings of a client, comes back as the application that it is of. */
import { describe, expect, it } from 'vitest'
import { designOf } from '../../../testing/small-designs'
import { analyse } from '../../analyse'
import { importFiles } from '../../importers/import-files'
import type { Design } from '../../model/design'
import type { Exporter } from '../exporter'
import { producerProperties } from '../producer-properties'
import { streamsProperties } from '../streams/streams-properties'
import { micronaut } from './micronaut'
import { quarkus } from './quarkus'
import { springBoot } from './spring'

const FRAMEWORKS = [
  ['spring', springBoot],
  ['micronaut', micronaut],
  ['quarkus', quarkus],
] as const

async function back(exporter: Exporter, design: Design): Promise<Design> {
  const files = exporter.export(design, analyse(design)).map(({ path, text }) => ({ name: path, text }))
  const read = await importFiles(files)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value.design
}

const TOPICS = 'topics: [{ name: orders }, { name: audit.log }, { name: refunds }]'
const WRITES = 'produces: [{ topic: orders }, { topic: audit.log }]'
const PRODUCERS = [
  `{ name: till, ${WRITES} }`,
  `{ name: till, owner: desk, description: Sells., ${WRITES} }`,
  `{ name: till, delivery: at-most-once, ${WRITES} }`,
  `{ name: till, delivery: exactly-once, config: { linger.ms: 5 }, ${WRITES} }`,
  `{ name: till, instances: 3, client: { library: librdkafka }, ${WRITES} }`,
]
const topicsOf = (edges: readonly { readonly topic: string }[] = []) => edges.map(({ topic }) => topic)

describe.each([...FRAMEWORKS, ['producer-properties', producerProperties] as const])('%s', (_, exporter) => {
  it.each(PRODUCERS)('brings back an application that only produces: %s', async (producer) => {
    const { producers, consumerGroups, streamsApps } = await back(
      exporter,
      designOf(`${TOPICS}\nproducers: [${producer}]`),
    )
    expect(producers.map(({ name, produces }) => [name, topicsOf(produces)])).toEqual([
      ['till', ['orders', 'audit.log']],
    ])
    expect([consumerGroups, streamsApps]).toEqual([[], []])
  })
})

describe.each(FRAMEWORKS)('%s', (_, exporter) => {
  it('brings back who only reads, and who reads and writes, each as one node', async () => {
    const { producers, consumerGroups } = await back(
      exporter,
      designOf(`${TOPICS}
consumerGroups:
  - { name: reader, consumes: [{ topic: orders }, { topic: audit.log }] }
  - { name: both, groupId: both-v2, commit: transactional, consumes: [{ topic: orders }], produces: [{ topic: refunds }] }`),
    )
    expect(producers).toEqual([])
    expect(
      consumerGroups
        .toSorted((one, other) => one.name.localeCompare(other.name))
        .map(({ name, groupId, consumes, produces }) => [
          name,
          groupId ?? name,
          topicsOf(consumes),
          topicsOf(produces),
        ]),
    ).toEqual([
      ['both', 'both-v2', ['orders'], ['refunds']],
      ['reader', 'reader', ['orders', 'audit.log'], []],
    ])
  })
})

const STREAMS = `topics: [{ name: orders }, { name: totals }]
streamsApps: [{ name: sums, applicationId: sums-v1, processing: [{ stream: orders, steps: [{ op: to, topic: totals }] }] }]`

it.each([
  ['spring', springBoot],
  ['micronaut', micronaut],
  ['streams-properties', streamsProperties],
] as const)('brings back from %s what a Streams application reads and writes', async (_, exporter) => {
  const { streamsApps, consumerGroups, producers } = await back(exporter, designOf(STREAMS))
  expect([consumerGroups, producers]).toEqual([[], []])
  expect(streamsApps.map(({ name, applicationId = name }) => applicationId)).toEqual(['sums-v1'])
  expect(JSON.stringify(streamsApps)).toContain('"orders"')
  expect(JSON.stringify(streamsApps)).toContain('"totals"')
})

it('takes only a sentence of names for one of topics', async () => {
  const read = await importFiles([
    {
      name: 'application.yml',
      text: '# It writes whatever is asked of it, at night\n# It reads orders, and more\nspring: { application: { name: till } }\n',
    },
  ])
  expect(read.ok && read.value.design.topics).toEqual([])
})
