import { expect, it } from 'vitest'
import { aboutComments } from '../../exporters/about'
import type { Topic } from '../../model/design'
import { importFiles } from '../import-files'

const RESOURCE = (name: string) => `resource "kafka_topic" "${name}" {
  name               = "${name}"
  partitions         = 3
  replication_factor = 3
}
`

async function topicsOf(text: string): Promise<readonly Topic[]> {
  const read = await importFiles([{ name: 'topics.tf', text }])
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value.design.topics
}

const hash = (lines: readonly string[]) => lines.map((line) => `# ${line}\n`).join('')

it('reads back what an export says of a topic, also where that looks like a line of its own', async () => {
  const about = {
    description: 'Owner: of no one\n\nData: secret\n\n\nDescription: none',
    owner: 'Data: public',
    data: 'internal',
  } as const
  const [orders] = await topicsOf(hash(aboutComments(about)) + RESOURCE('orders'))
  expect(orders).toMatchObject(about)
})

it('gives each topic what stands above it alone', async () => {
  const topics = await topicsOf(
    `# Owner: nobody of these\n${RESOURCE('clicks').replaceAll('resource', '# resource').replaceAll('\n', '\n# ')}

${hash(aboutComments({ owner: 'team-orders' }))}${RESOURCE('orders')}
${RESOURCE('payments')}`,
  )
  expect(topics.map(({ name, owner }) => [name, owner])).toEqual([
    ['orders', 'team-orders'],
    ['payments', undefined],
  ])
})

it.each([
  ['topics.tf', `# Owner: ops\nterraform {\n  required_version = "1"\n}\n${RESOURCE('orders')}`],
  ['topics.tf', `// Owner: ops\nprovider "kafka" {}\n\n${RESOURCE('orders')}`],
  [
    'topics.sh',
    '#!/bin/sh\n# Owner: ops\nset -e\nkafka-topics.sh --bootstrap-server b:9092 --create --topic orders --partitions 3\n',
  ],
  ['state.yaml', '# Owner: ops\nsettings:\n  ccloud: {}\ntopics:\n  orders:\n    partitions: 3\n'],
  ['state.yaml', '# Owner: ops\ntopics:\n  orders:\n    partitions: 3\n    replication: 1\n'],
])('gives no topic what stands at the head of %s', async (name, text) => {
  const read = await importFiles([{ name, text }])
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  expect(read.value.design.topics.map((topic) => [topic.name, topic.owner])).toEqual([['orders', undefined]])
})

it('leaves alone what is said by the source itself, and other comments', async () => {
  const [first] = await topicsOf(
    `# Orders, by team-orders\n# Data: very\n# owner of it: x\n${RESOURCE('orders')}`,
  )
  expect(first).toEqual({ name: 'orders', partitions: 3, replicationFactor: 3 })
})

it('ends in time on a long text of comments', async () => {
  const text = `${'# Owner: a\n\n'.repeat(20_000)}${RESOURCE('orders')}`
  const start = performance.now()
  const [first] = await topicsOf(text)
  expect(first?.owner).toBe('a')
  expect(performance.now() - start).toBeLessThan(5_000)
})
