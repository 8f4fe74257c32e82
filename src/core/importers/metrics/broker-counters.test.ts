import { expect, it } from 'vitest'
import { importFiles } from '../import-files'

const at = (minute: number, lines: readonly string[]) => ({
  name: `${minute}.prom`,
  text: [`# 2026-07-01T10:0${minute}:00Z`, ...lines].join('\n'),
})
const counter = (topic: string, count: number) =>
  `kafka_server_brokertopicmetrics_messagesin_total{topic="${topic}",instance="b1"} ${count}`
const end = (topic: string, offset: number) =>
  `kafka_topic_partition_current_offset{topic="${topic}",partition="0"} ${offset}`

const ratesOf = async (sources: readonly { name: string; text: string }[]) => {
  const read = await importFiles(sources)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return Object.fromEntries(
    read.value.design.topics.map(({ name, recordsPerSecond }) => [name, recordsPerSecond?.average]),
  )
}

it('counts records once where brokers count them and partitions end', async () => {
  const both = (minute: number, count: number) =>
    at(minute, [counter('orders', count), end('orders', count), counter('clicks', count)])
  expect(await ratesOf([both(0, 0), both(1, 6000)])).toEqual({ orders: 100, clicks: 100 })
})

it('counts them once where another file tells of the ends', async () => {
  expect(
    await ratesOf([
      at(0, [counter('orders', 0)]),
      at(1, [counter('orders', 6000)]),
      { ...at(0, [end('orders', 0)]), name: 'ends-0.prom' },
      { ...at(1, [end('orders', 6000)]), name: 'ends-1.prom' },
    ]),
  ).toEqual({ orders: 100 })
})

it('keeps the counters where ends were seen at one moment alone', async () => {
  expect(
    await ratesOf([at(0, [counter('orders', 0)]), at(1, [counter('orders', 6000), end('orders', 6000)])]),
  ).toEqual({ orders: 100 })
})
