import { expect, it } from 'vitest'
import { importFiles } from '../import-files'

const URL = 'https://svc:geheim@registry:8081'

it.each([
  [
    'application.properties',
    `spring.application.name=a\nspring.kafka.streams.application-id=counter\nspring.kafka.streams.properties.schema.registry.url=${URL}\n`,
  ],
  [
    'application.properties',
    `application.id=counter\nbootstrap.servers=b:9092\nschema.registry.url=${URL}\n`,
  ],
  ['application.properties', `group.id=readers\nbootstrap.servers=b:9092\nschema.registry.url=${URL}\n`],
  ['topics.csv', `topic,partitions,description\norders,3,see ${URL}/wiki\n`],
])('keeps of an address in %s its host alone, and says so', async (name, text) => {
  const read = await importFiles([{ name, text }])
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  expect(JSON.stringify(read.value.design)).not.toContain('geheim')
  expect(JSON.stringify(read.value.design)).toContain('https://registry:8081')
  expect(read.value.losses.some(({ isSecret }) => isSecret)).toBe(true)
})
