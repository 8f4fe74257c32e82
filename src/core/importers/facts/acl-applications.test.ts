/** What access lists tell of applications: who reads and writes is one node, and what is Kafka's own is no topic. */
import { describe, expect, it } from 'vitest'
import { analyse } from '../../analyse'
import type { Design } from '../../model/design'
import { importFiles } from '../import-files'

interface Entry {
  readonly type?: 'topic' | 'group' | 'transactionalId'
  readonly name: string
  readonly operations: readonly string[]
  readonly patternType?: 'prefix'
}

const user = (name: string, ...entries: readonly Entry[]): string => `apiVersion: kafka.strimzi.io/v1
kind: KafkaUser
metadata: { name: ${name} }
spec:
  authentication: { type: scram-sha-512 }
  authorization:
    type: simple
    acls:
${entries
  .map(
    ({ type = 'topic', name: of, operations, patternType = 'literal' }) =>
      `      - { resource: { type: ${type}, name: "${of}", patternType: ${patternType} }, operations: [${operations.join(', ')}] }`,
  )
  .join('\n')}
`

const listing = (principal: string, ...entries: readonly Entry[]): string =>
  entries
    .map(
      ({ type = 'topic', name, operations, patternType }) =>
        `Current ACLs for resource \`ResourcePattern(resourceType=${type.toUpperCase()}, name=${name}, patternType=${patternType ? 'PREFIXED' : 'LITERAL'})\`:\n${operations
          .map(
            (operation) =>
              `\t(principal=User:${principal}, host=*, operation=${operation.toUpperCase()}, permissionType=ALLOW)`,
          )
          .join('\n')}\n`,
    )
    .join('\n')

async function read(...texts: readonly string[]) {
  const result = await importFiles(
    texts.map((text, at) => ({ name: text.startsWith('api') ? `users-${at}.yaml` : `acls-${at}.txt`, text })),
  )
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

const nodesOf = ({ producers, consumerGroups, streamsApps, connectors }: Design) => ({
  ...(producers.length > 0 && { producers: producers.map(({ name }) => name) }),
  ...(streamsApps.length > 0 && { streamsApps: streamsApps.map(({ name }) => name) }),
  ...(connectors.length > 0 && {
    connectors: connectors.map(({ name, type, consumes, produces, deadLetter }) => ({
      name,
      type,
      topics: [...(consumes ?? []), ...(produces ?? []), ...(deadLetter ? [deadLetter] : [])].map(
        ({ topic }) => topic,
      ),
    })),
  }),
  consumerGroups: consumerGroups.map(({ name, groupId, consumes, produces, deadLetter, retryTopics }) => ({
    name,
    ...(groupId !== undefined && { groupId }),
    ...(consumes && { consumes: consumes.map(({ topic }) => topic) }),
    ...(produces && { produces: produces.map(({ topic }) => topic) }),
    ...(retryTopics && { retryTopics: retryTopics.map(({ topic }) => topic) }),
    ...(deadLetter && { deadLetter: deadLetter.topic }),
  })),
})

const READS: Entry = { name: 'orders', operations: ['Read'] }
const GROUP: Entry = { type: 'group', name: 'billing-v2', operations: ['Read'] }

describe.each([
  ['a KafkaUser', user],
  ['kafka-acls.sh --list', listing],
] as const)('%s', (_, of) => {
  it('is one application where it reads and writes', async () => {
    const { design } = await read(of('billing', READS, GROUP, { name: 'invoices', operations: ['Write'] }))
    expect(nodesOf(design)).toEqual({
      consumerGroups: [
        { name: 'billing', groupId: 'billing-v2', consumes: ['orders'], produces: ['invoices'] },
      ],
    })
    expect(design.cluster.security?.authorization).toBe('acl')
  })

  it('is one application where it reads and writes one topic, of which nobody says that it goes round for ever', async () => {
    const { design, guesses } = await read(
      of('billing', { name: 'orders', operations: ['Read', 'Write'] }, GROUP),
    )
    expect(nodesOf(design).consumerGroups).toEqual([
      { name: 'billing', groupId: 'billing-v2', consumes: ['orders'], produces: ['orders'] },
    ])
    expect(guesses.map(({ sentence }) => sentence).join()).toContain('how much comes round again is not said')
    expect(analyse(design).findings.map(({ rule }) => rule)).not.toContain('design-traffic-grows-without-end')
  })

  it('knows retry topics and dead letters by their names and rights', async () => {
    const { design } = await read(
      of(
        'billing',
        READS,
        GROUP,
        { name: 'orders.retry-5m', operations: ['Read', 'Write'] },
        { name: 'orders.dlq', operations: ['Write'] },
      ),
    )
    expect(nodesOf(design)).toEqual({
      consumerGroups: [
        {
          name: 'billing-v2',
          consumes: ['orders'],
          retryTopics: ['orders.retry-5m'],
          deadLetter: 'orders.dlq',
        },
      ],
    })
    expect(design.consumerGroups[0]?.principal).toBe('User:billing')
  })

  it('draws the workers of Connect as a Connect cluster with a sink and a source, and their own topics as none', async () => {
    const all = ['Read', 'Write', 'Create']
    const { design } = await read(
      of(
        'shop-connect',
        { type: 'group', name: 'workers', operations: ['Read'] },
        { type: 'group', name: 'connect-search', operations: ['Read'] },
        { name: 'shop.config', operations: all },
        { name: 'shop.offset', operations: all },
        { name: 'shop.status', operations: all },
        { name: 'history.of.shop', operations: all },
        { name: 'orders', operations: ['Read'] },
        { name: 'orders.dlq', operations: ['Write'] },
        { name: 'customers', operations: ['Write'] },
      ),
    )
    expect(design.topics.map(({ name }) => name).toSorted()).toEqual(['customers', 'orders', 'orders.dlq'])
    expect(nodesOf(design)).toEqual({
      connectors: [
        { name: 'search', type: 'sink', topics: ['orders', 'orders.dlq'] },
        { name: 'shop-connect-source', type: 'source', topics: ['customers'] },
      ],
      consumerGroups: [],
    })
    expect(design.cluster.connect).toEqual([
      {
        name: 'shop-connect',
        groupId: 'workers',
        config: {
          'config.storage.topic': 'shop.config',
          'offset.storage.topic': 'shop.offset',
          'status.storage.topic': 'shop.status',
        },
      },
    ])
  })

  it('draws who may make topics after its group as a Streams application, and what it makes as no topic', async () => {
    const { design } = await read(
      of(
        'sums',
        READS,
        { type: 'group', name: 'sums', operations: ['Read'] },
        { name: 'sums-', patternType: 'prefix', operations: ['Read', 'Write', 'Create'] },
        { name: 'sums-KSTREAM-AGGREGATE-STATE-STORE-0000000003-changelog', operations: ['Read'] },
        { name: 'totals', operations: ['Write'] },
      ),
      of('other', { name: 'sums-by-hand', operations: ['Read'] }),
    )
    expect(design.topics.map(({ name }) => name).toSorted()).toEqual(['orders', 'sums-by-hand', 'totals'])
    expect(nodesOf(design)).toMatchObject({ streamsApps: ['sums'] })
    expect(nodesOf(design).producers).toBeUndefined()
  })
})

describe.each<[string, Entry, readonly string[]]>([
  ['workers of Connect', { name: 'c-configs', operations: ['Read', 'Write'] }, ['c-offsets', 'c-status']],
  ['a Streams application', { name: 'app-', patternType: 'prefix', operations: ['Create'] }, []],
])('of %s', (_, own, more) => {
  it('draws what a beginning allows of known topics, and tells what names none', async () => {
    const topic = `apiVersion: kafka.strimzi.io/v1
kind: KafkaTopic
metadata: { name: shop.orders }
spec: { partitions: 3, replicas: 3 }
`
    const acls = user(
      'app',
      { type: 'group', name: 'app', operations: ['Read'] },
      own,
      ...more.map((name) => ({ name, operations: ['Read', 'Write'] })),
      { name: 'shop.', patternType: 'prefix', operations: ['Read'] },
      { name: '*', operations: ['Write'] },
      { name: 'payments', operations: ['All'] },
    )
    const { design, losses } = await read(`${acls}---\n${topic}`)
    expect(design.topics.map(({ name }) => name)).toEqual(['shop.orders'])
    const said = JSON.stringify([design.connectors, design.streamsApps])
    expect(said).toContain('"shop.orders"')
    expect(losses.map(({ sentence }) => sentence)).toEqual([
      'User:app may write every topic: which topics that are is not known.',
      'User:app may do everything with `payments`: whether it reads or writes is not said.',
    ])
  })
})

it('leaves what is drawn of connectors already to those', async () => {
  const workers = user(
    'workers',
    ...['configs', 'offsets', 'status'].map((role) => ({ name: `c-${role}`, operations: ['Read', 'Write'] })),
    { name: 'orders', operations: ['Read'] },
  )
  const connector = `apiVersion: kafka.strimzi.io/v1
kind: KafkaConnector
metadata: { name: search, labels: { strimzi.io/cluster: workers } }
spec: { class: org.example.SinkConnector, config: { topics: orders } }
`
  const { design } = await read(`${workers}---\n${connector}`)
  expect(nodesOf(design)).toEqual({
    connectors: [{ name: 'search', type: 'sink', topics: ['orders'] }],
    consumerGroups: [],
  })
})
