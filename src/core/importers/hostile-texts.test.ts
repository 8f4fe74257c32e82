/** Texts that nobody writes: they are read or refused, at once, and nothing throws. */
import { expect, it } from 'vitest'
import { connectClustersIn } from './facts/connect-internals'
import { importFiles } from './import-files'
import { importers } from './index'

const MANY = 20_000

it.each([
  ['blank lines', '\n'.repeat(MANY)],
  ['blanks', ' '.repeat(MANY)],
  ['lines of a sharp', '#\n'.repeat(MANY)],
  ['sharps', '#'.repeat(MANY)],
  ['cells', '| '.repeat(MANY)],
  ['a brace and blank lines', `{${'\n'.repeat(MANY)}`],
])('%s are told at once from every format', (_, text) => {
  for (const { id, detect } of importers) {
    const before = performance.now()
    detect(text, 'text')
    expect([id, performance.now() - before < 1_000]).toEqual([id, true])
  }
})

it('a variable of a shell that is not closed is looked at once', async () => {
  const text = `curl -d '"connector.class" '\${${'a'.repeat(200_000)}`
  await expect(importFiles([{ name: 'send.sh', text }])).resolves.toBeDefined()
})

it('a name that no topic has is none of Connect', () => {
  expect(connectClustersIn(['config-'.repeat(20_000)])).toEqual([])
})
