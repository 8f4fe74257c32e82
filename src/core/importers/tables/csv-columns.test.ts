import { expect, it } from 'vitest'
import { importFiles } from '../import-files'

const topicOf = async (head: string, cell: string) => {
  const read = await importFiles([
    { name: 'topics.csv', text: `topic,partitions,${head}\norders,3,${cell}\n` },
  ])
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  expect(read.value.losses).toEqual([])
  return read.value.design.topics[0]
}

it.each([
  'messages per sec',
  'messages per second',
  'msgs per s',
  'records_per_sec',
  'records per s',
  'events per sec',
  'msgs/sec',
  'rate (msg/s)',
  'throughput (s)',
  'records/s',
])('takes the numbers below %s as a rate', async (head) => {
  expect((await topicOf(head, '100'))?.recordsPerSecond).toEqual({ average: 100 })
})

it.each([
  ['retention (days)', '7', 'retention.ms', 604_800_000],
  ['retention_hours', '2', 'retention.ms', 7_200_000],
  ['retention size (GB)', '1', 'retention.bytes', undefined],
  ['retention sec', '60', 'retention.ms', 60_000],
  ['retention (kB)', '5', 'retention.ms', 5],
])('takes the unit of %s', async (head, cell, key, value) => {
  const said = (await topicOf(head, cell))?.config?.[key]
  if (value === undefined) expect(Number(said)).toBeGreaterThan(900_000_000)
  else expect(Number(said)).toBe(value)
})

it('takes the unit of a rate that is of another time', async () => {
  expect((await topicOf('rate (msg/min)', '120'))?.recordsPerSecond).toEqual({ average: 2 })
})

it('takes sizes of records by their unit', async () => {
  expect((await topicOf('record size (kB)', '2'))?.record?.averageBytes).toBeGreaterThanOrEqual(2000)
})
