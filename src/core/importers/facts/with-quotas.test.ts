import { expect, it } from 'vitest'
import { analyse } from '../../analyse'
import { exporters } from '../../exporters/index'
import { soundDesign } from '../../lint/sound-design'
import type { StatedQuota } from '../../model/design'
import { importFiles } from '../import-files'
import { FactBook } from './fact-book'
import { withQuotas } from './with-quotas'

async function read(name: string, text: string) {
  const result = await importFiles([{ name, text }])
  if (!result.ok) throw new Error(result.error.map(({ message }) => message).join())
  return { quotas: result.value.design.cluster.quotas ?? [], losses: result.value.losses }
}

const LISTING = `$ kafka-configs.sh --bootstrap-server localhost:9092 --describe --entity-type users --entity-type clients
Quota configs for user-principal 'billing', client-id 'app' are consumer_byte_rate=2048.0, producer_byte_rate=1024.0
Quota configs for user-principal 'o''brien' are request_percentage=12.5
Quota configs for the default user-principal are producer_byte_rate=1.0E7
Quota configs for user-principal 'billing', the default client-id are controller_mutation_rate=3.0
Quota configs for client-id 'report' are connection_creation_rate=2.0,consumer_byte_rate=7
SCRAM credential configs for user-principal 'billing' are SCRAM-SHA-512=iterations=8192
`

it('reads what kafka-configs --describe prints of users and clients', async () => {
  const { quotas, losses } = await read('quotas.txt', LISTING)
  expect(quotas).toEqual([
    { principal: 'User:billing', clientId: 'app', producerByteRate: 1024, consumerByteRate: 2048 },
    { principal: "User:o''brien", requestPercentage: 12.5 },
    { principal: 'User:*', producerByteRate: 1e7 },
    { principal: 'User:billing', clientId: '*', controllerMutationRate: 3 },
    { clientId: 'report', consumerByteRate: 7 },
  ])
  expect(losses.map(({ sentence }) => sentence).join()).toContain('connection_creation_rate')
})

it('reads a script that sets quotas, in the order of its lines', async () => {
  const { quotas } = await read(
    'quotas.sh',
    `kafka-configs.sh --bootstrap-server b:9092 --alter --entity-type users --entity-name billing --entity-type clients --entity-default --add-config 'producer_byte_rate=1024,consumer_byte_rate=2048'
kafka-configs.sh --bootstrap-server b:9092 --alter --user billing --client-defaults --add-config 'producer_byte_rate=4096' --delete-config consumer_byte_rate
kafka-configs.sh --bootstrap-server b:9092 --alter --client-defaults --add-config 'request_percentage=200'
`,
  )
  expect(quotas).toEqual([
    { principal: 'User:billing', clientId: '*', producerByteRate: 4096 },
    { clientId: '*', requestPercentage: 200 },
  ])
})

it('says what is no quota', async () => {
  const { quotas, losses } = await read(
    'user.yaml',
    `apiVersion: kafka.strimzi.io/v1
kind: KafkaUser
metadata: { name: billing }
spec:
  authentication: { type: tls }
  quotas: { producerByteRate: 1024, consumerByteRate: -1, newRate: 4 }
`,
  )
  expect(quotas).toEqual([{ principal: 'User:CN=billing', producerByteRate: 1024 }])
  expect(losses).toHaveLength(2)
})

it('knows a principal with its type and without', () => {
  const book = (user: string, limit: string): FactBook =>
    Object.assign(new FactBook(), {
      quotas: [{ user, limits: [[limit, 5]], place: { file: 'a', line: 1 } }],
    })
  const cluster = soundDesign({
    cluster: {
      quotas: [
        { principal: 'billing', producerByteRate: 1 },
        { principal: 'User:shop', producerByteRate: 2 },
      ],
    },
  }).cluster
  expect(withQuotas(cluster, book('billing', 'consumerByteRate')).quotas).toEqual([
    { principal: 'User:billing', producerByteRate: 1, consumerByteRate: 5 },
    { principal: 'User:shop', producerByteRate: 2 },
  ])
  const twice = {
    ...cluster,
    quotas: [...(cluster.quotas ?? []), { principal: 'shop', producerByteRate: 9 }],
  }
  expect(withQuotas(twice, book('shop', 'consumerByteRate')).quotas).toEqual([
    { principal: 'billing', producerByteRate: 1 },
    { principal: 'User:shop', producerByteRate: 2, consumerByteRate: 5 },
  ])
})

it.each([
  ['kafka-configs', "--entity-name 'CN=reports'"],
  ['kafka-configs', "--entity-name 'CN=checkout'"],
  ['terraform-mongey', 'entity_name = "CN=reports"'],
  ['terraform-mongey', 'entity_name = "CN=checkout"'],
  ['jikkou', 'user: CN=reports'],
  ['jikkou', 'user: CN=checkout'],
])('a quota of %s is of the whole name that the brokers know: %s', async (tool, words) => {
  const quotas = [
    { principal: 'User:CN=reports', producerByteRate: 1 },
    { principal: 'User:CN=checkout', producerByteRate: 2 },
  ]
  const design = soundDesign({
    cluster: { security: { authentication: 'mtls', encryption: 'tls' }, quotas },
  })
  const exporter = exporters.find(({ id }) => id === 'rights-and-quotas')
  const [file] = exporter?.export(design, analyse(design), { tool }) ?? []
  expect(file?.text).toContain(words)
  expect((await read(file?.path ?? '', file?.text ?? '')).quotas).toEqual(expect.arrayContaining(quotas))
})

const EVERY_KIND: readonly StatedQuota[] = [
  { principal: 'User:checkout', producerByteRate: 5_000_000, consumerByteRate: 100, requestPercentage: 40 },
  { principal: 'User:checkout', clientId: 'app', producerByteRate: 7 },
  { principal: 'User:checkout', clientId: '*', producerByteRate: 8 },
  { principal: 'User:*', consumerByteRate: 9 },
  { principal: 'User:*', clientId: 'app', consumerByteRate: 10 },
  { principal: 'User:*', clientId: '*', consumerByteRate: 11 },
  { clientId: 'app', controllerMutationRate: 2.5 },
  { clientId: '*', requestPercentage: 3 },
  { principal: 'User:nobody', producerByteRate: 12 },
]

it.each([
  ['rights-and-quotas', 'kafka-configs', EVERY_KIND.length],
  ['rights-and-quotas', 'jikkou', 6],
  ['rights-and-quotas', 'terraform-mongey', 5],
  ['strimzi-users', undefined, 1],
] as const)('%s of %s gives back the quotas that it says it carries', async (id, tool, count) => {
  const design = soundDesign({ cluster: { quotas: EVERY_KIND } })
  const exporter = exporters.find((one) => one.id === id)
  const values = tool === undefined ? {} : { tool }
  const [file] = exporter?.export(design, analyse(design), values) ?? []
  const { quotas } = await read(file?.path ?? '', file?.text ?? '')
  const found = EVERY_KIND.filter((quota) =>
    quotas.some(
      (one) =>
        JSON.stringify(Object.entries(one).toSorted()) === JSON.stringify(Object.entries(quota).toSorted()),
    ),
  )
  expect(found).toHaveLength(count)
  const isSaid = exporter?.losses(design, values).some(({ field }) => field === 'quotas')
  expect(isSaid).toBe(count < EVERY_KIND.length)
})
