import { expect, it } from 'vitest'
import { nameJoined } from './name-joined'
import { readChains } from './read-chains'
import { readProcessing } from './read-processing'

function chainsOf(text: string) {
  const read = readChains(text)
  if (!read.ok) throw new Error(read.error.map(({ message }) => message).join(' '))
  return read.value
}
const built = (text: string) => () => readProcessing({ name: 'app', processing: chainsOf(text) })

const UNNAMED = `stream payments
orders = stream orders
  leftJoin payments within 10 min
  to out`

it('says how a stream is named that is joined within a time', () => {
  expect(built(UNNAMED)).toThrow('nothing above is called payments; name it: payments = stream payments')
  expect(built('stream orders | join x within 1 min | to out')).toThrow('as x = stream x')
  expect(built('stream orders | join x | to out')).toThrow('as x = table x')
  expect(built('globalTable x\nstream orders | join x | to out')).toThrow('name it: x = globalTable x')
  expect(built('stream x\nstream orders | merge x | to out')).toThrow('name it: x = stream x')
})

it('names it where it is read, or before', () => {
  const named = nameJoined(chainsOf(UNNAMED))
  expect(named?.line).toBe('payments = stream payments')
  expect(() => readProcessing({ name: 'app', processing: named?.chains ?? [] })).not.toThrow()
  const before = nameJoined(chainsOf('stream orders | join x within 1 min | to out'))
  expect(() => readProcessing({ name: 'app', processing: before?.chains ?? [] })).not.toThrow()
})

const LEFT = { stream: 'stream orders', table: 'table orders' }
it.each([
  ['stream', 'table x', 'within 5 min', 'has no window'],
  ['stream', 'globalTable x', 'within 5 min', 'has no window'],
  ['table', 'table x', 'within 5 min', 'has no window'],
  ['stream', 'table x', 'foreign key', 'has no foreign key'],
  ['stream', 'globalTable x', 'foreign key', 'has no foreign key'],
  ['stream', 'stream x', 'within 5 min foreign key', 'has no foreign key'],
  ['stream', 'globalTable x', 'grace 1 min', 'has no grace'],
  ['table', 'table x', 'grace 1 min', 'has no grace'],
  ['stream', 'table x', 'grace 1 min', 'must be versioned'],
] as const)('refuses for a %s and a %s what a join of them has not: %s', (one, other, said, why) => {
  expect(built(`x = ${other}\n${LEFT[one]} | leftJoin x ${said}`)).toThrow(why)
})

it.each([
  ['stream', 'stream x', 'within 5 min named y grace 1 min'],
  ['stream', 'table x history 1 h', 'grace 1 min'],
  ['table', 'table x', 'foreign key'],
] as const)('takes for a %s and a %s what a join of them has: %s', (one, other, said) => {
  expect(built(`x = ${other}\n${LEFT[one]} | leftJoin x ${said}`)).not.toThrow()
})

it('refuses to suppress cogrouped windows of versioned tables, as Kafka does, which looks above them', () => {
  const windows = (history: string, steps: string) => `t = table prices store prices${history} | toStream
g = from t | groupByKey
from t | peek | groupBy | cogroup g | windowedBy tumbling 5 min | aggregate${steps}`
  const suppressed = ' | suppress until windowCloses | toStream | to out'
  expect(built(windows(' history 1 h', suppressed))).toThrow('suppress() is only supported for non-versioned')
  expect(built(windows('', suppressed))).not.toThrow()
  expect(built(windows(' history 1 h', ' | toStream | to out'))).not.toThrow()
  expect(
    built(`t = table prices store prices history 1 h | toStream
from t | groupBy | cogroup | aggregate | suppress until timeLimit every 1 min | toStream | to out`),
  ).not.toThrow()
})
