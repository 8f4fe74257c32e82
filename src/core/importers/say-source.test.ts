import { expect, it } from 'vitest'
import { importFiles } from './import-files'
import { saySource } from './say-source'

const NUL = String.fromCharCode(0)

it('says which character is none of a text, and where', () => {
  expect(saySource({ name: 'Pasted text', text: `what\nis${NUL} this` })).toBe(
    'Nothing was found in it that Surveyor reads: it has a NUL (U+0000) in line 2, column 3.',
  )
  expect(saySource({ name: 'Pasted text', text: NUL.repeat(40) })).toBe(
    'This is no text: it has a NUL (U+0000) in line 1, column 1.',
  )
})

it('reads what can be read around it, and says so', async () => {
  const line = 'Topic: orders\tPartitionCount: 12\tReplicationFactor: 3\tConfigs: \n'
  const read = await importFiles([{ name: 'Pasted text', text: `${line}${NUL}\n` }])
  expect(read.ok && read.value.design.topics.map(({ name }) => name)).toEqual(['orders'])
  expect(read.ok && read.value.losses.map(({ sentence }) => sentence).join()).toContain(
    'a NUL (U+0000) in line 2, column 1',
  )
})
