import { describe, expect, it } from 'vitest'
import { designOf } from '../../../testing/small-designs'
import { analyse } from '../../analyse'
import { exporters } from '../../exporters/index'
import { importFiles } from '../import-files'

const design = designOf(`
topics: [{ name: prices, partitions: 3 }]
consumerGroups: [{ name: price-cache, reads: everything, client: { library: java }, consumes: [{ topic: prices }] }]
`)

async function groupOf(files: readonly { readonly name: string; readonly text: string }[]) {
  const read = await importFiles(files)
  if (!read.ok) throw new Error(read.error.map(({ message }) => message).join())
  return read.value.design.consumerGroups[0]
}

describe('a group id that is new at every start', () => {
  it.each(['spring', 'quarkus', 'micronaut'])('comes back from %s as a reader of everything', async (id) => {
    const files = exporters.find((one) => one.id === id)?.export(design, analyse(design)) ?? []
    const group = await groupOf(files.map(({ path, text }) => ({ name: path, text })))
    expect(group).toMatchObject({ name: 'price-cache', reads: 'everything' })
    expect(group?.groupId).toBeUndefined()
  })

  it.each([
    ['application.properties', `spring.kafka.consumer.group-id=desk-\${random.uuid}`],
    ['application.properties', 'spring.kafka.consumer.group-id=#{T(java.util.UUID).randomUUID().toString()}'],
    [
      'application.properties',
      `mp.messaging.incoming.in.connector=smallrye-kafka\nmp.messaging.incoming.in.group.id=desk-\${quarkus.uuid}`,
    ],
    ['consumer.properties', `group.id=desk-\${random.uuid}\nauto.offset.reset=earliest`],
  ])('is none that is kept: %s %s', async (name, text) => {
    const group = await groupOf([{ name, text }])
    expect(group).toMatchObject({ reads: 'everything' })
    expect(JSON.stringify(group)).not.toMatch(/random|uuid/i)
  })

  it('is another than one that differs by where it runs', async () => {
    const group = await groupOf([
      { name: 'application.properties', text: `spring.kafka.consumer.group-id=desk-\${ENVIRONMENT}` },
    ])
    expect(group?.reads).toBeUndefined()
  })
})
