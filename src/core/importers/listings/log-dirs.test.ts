import { expect, it } from 'vitest'
import { importFiles } from '../import-files'

it('reads the log directories of brokers past what is none', async () => {
  const partitions = [null, 5, { partition: null }, { partition: 'orders-0' }, { partition: 'orders-1' }]
  const brokers = [null, 'x', { broker: 1, logDirs: [null, { partitions: null }, { partitions }] }]
  const text = `kafka-log-dirs.sh --describe\n${JSON.stringify({ version: 1, brokers })}\n`
  const read = await importFiles([{ name: 'sizes.txt', text }])
  expect(read.ok && read.value.design.topics.map(({ name, partitions: count }) => [name, count])).toEqual([
    ['orders', 2],
  ])
})
