/** Catches what people type from habit and is neither understood nor told precisely. */
import { describe, expect, it } from 'vitest'
import { printChains } from './print-chains'
import { readChains } from './read-chains'

const printed = (text: string): string => {
  const read = readChains(text)
  return read.ok
    ? printChains(read.value)
    : read.error.map(({ line, message }) => `${line}: ${message}`).join('\n')
}

/** Of one step on a stream. */
const step = (typed: string) =>
  printed(`paid = stream payments\nstream orders\n${typed}`)
    .split('\n')
    .slice(2)
    .map((line) => line.trim())
    .join(' | ')

describe('what people type from habit', () => {
  it.each([
    ['window 5m', 'windowedBy tumbling 5 min'],
    ['windowedBy 5 min', 'windowedBy tumbling 5 min'],
    ['windowed by tumbling 5 minutes', 'windowedBy tumbling 5 min'],
    ['windowedby Tumbling size 5 mins', 'windowedBy tumbling 5 min'],
    ['tumbling window of 1 hour', 'windowedBy tumbling 1 h'],
    ['tumbling 5m grace 1m', 'windowedBy tumbling 5 min grace 1 min'],
    ['window session gap 30m', 'windowedBy session 30 min'],
    ['session 30 min', 'windowedBy session 30 min'],
    ['hopping 5 min 1 min', 'windowedBy hopping 5 min every 1 min'],
    ['hopping 5m advance by 1m', 'windowedBy hopping 5 min every 1 min'],
    ['hopping 5 min, 1 min grace 10 s', 'windowedBy hopping 5 min every 1 min grace 10 s'],
    ['window PT5M', 'windowedBy tumbling 5 min'],
    ['window 1h30m', 'windowedBy tumbling 90 min'],
    ['window 1 week', 'windowedBy tumbling 7 d'],
    ['groupbykey', 'groupByKey'],
    ['group by key', 'groupByKey'],
    ['Group By', 'groupBy'],
    ['rekey', 'selectKey'],
    ['select key', 'selectKey'],
    ['map values', 'mapValues'],
    ['flatmap', 'flatMap'],
    ['forEach', 'foreach'],
    ['to table', 'toTable'],
    ['to topic matched', 'to matched'],
    ["to 'matched'", 'to matched'],
    ['sink matched', 'to matched'],
    ['write matched;', 'to matched'],
    ['-> to matched', 'to matched'],
    ['- filter', 'filter'],
    ['filter # only the large', 'filter'],
    ['filter // only the large', 'filter'],
    ['filter out 50%', 'filter out 0.5'],
    ['filter out 50 %', 'filter out 0.5'],
    ['filter selectivity 0.1', 'filter out 0.1'],
    ['mapValues bytes 1.5kB', 'mapValues bytes 1500'],
    ['filter as large', 'filter named large'],
    ['join paid 5 min', 'join paid within 5 min'],
    ['join with paid within 5m', 'join paid within 5 min'],
    ['join paid window 5 min', 'join paid within 5 min'],
    ['left join paid 5 min', 'leftJoin paid within 5 min'],
    ['inner join paid within 5 min', 'join paid within 5 min'],
    ['full outer join paid within 5 min', 'outerJoin paid within 5 min'],
    ['merge with paid', 'merge paid'],
    ['union paid', 'merge paid'],
    ['branch large, else small', 'split large, else small'],
    ['split into large, else small', 'split large, else small'],
    ['repartition to 12 partitions', 'repartition 12'],
    ['filter -> mapValues => to matched', 'filter | mapValues | to matched'],
  ])('%s is %s', (typed, meant) => {
    expect(step(typed)).toBe(meant)
  })

  it.each([
    ['group by key\ncount as per-customer', 'groupByKey | count store per-customer'],
    ['groupByKey\ncount\n  keys 2m', 'groupByKey | count keys 2000000'],
    ['groupByKey\ncount\nstore c\nkeys 1_000', 'groupByKey | count store c keys 1000'],
    [
      'groupByKey\nwindowedBy tumbling 5 min\n  grace 1 min',
      'groupByKey | windowedBy tumbling 5 min grace 1 min',
    ],
    ['groupByKey\ncount\nsuppress until window closes', 'groupByKey | count | suppress until windowCloses'],
    ['groupByKey\ncount\nsuppress 1 min', 'groupByKey | count | suppress until timeLimit every 1 min'],
    ['groupByKey\ncount\nsuppress untilWindowCloses', 'groupByKey | count | suppress until windowCloses'],
    ['join paid\n  within 5 min', 'join paid within 5 min'],
  ])('%s is %s', (typed, meant) => {
    expect(step(typed)).toBe(meant)
  })

  it.each([
    ['source orders', 'stream orders'],
    ['KStream orders', 'stream orders'],
    ['stream topic orders', 'stream orders'],
    ['ktable customers as customers-store', 'table customers store customers-store'],
    ['global table products', 'globalTable products'],
    ['orders = source orders', 'orders = stream orders'],
    ['1. stream orders\n2. filter\n3. to big', 'stream orders\n  filter\n  to big'],
  ])('a program that begins with %s begins with %s', (typed, meant) => {
    expect(printed(typed)).toBe(meant)
  })

  it.each([
    ['filtr', 'Did you mean `filter`?'],
    ['agregate', 'Did you mean `aggregate`?'],
    ['joyn paid', 'Did you mean `join`?'],
    ['transformValues', '`processValues` does what it did'],
    ['through other', '`repartition`'],
    ['sum', '`aggregate`'],
    ['where amount', 'it is `filter` here'],
    ['filter amount > 100', 'only how many pass, as `filter out 0.1`'],
    ['mapValues toJson', 'code, which is not written here'],
    ['join paid on orderId', 'Streams join by the keys'],
    ['count by customer', 'What is counted by stands before it'],
    ['filter nmaed x', 'Did you mean `named`?'],
    ['windowedBy daily', 'is no window: tumbling, hopping, sliding or session'],
    ['dedup', '`process` with a store'],
    ['emit final', '`suppress until windowCloses`'],
  ])('%s is told precisely', (typed, told) => {
    expect(step(typed) + printed(`stream orders\n${typed}`)).toContain(told)
  })

  it.each([
    [`pattern "a-('x'|'y')"`, `pattern "a-('x'|'y')"`],
    [`pattern 'orders-.*'`, 'pattern "orders-.*"'],
    [`stream 'a # b' # it's "all" 'there' is`, 'stream "a # b"'],
    [
      `stream orders named "it's" | filter named "that's"`,
      `stream orders named "it's"\n  filter named "that's"`,
    ],
    [`'a b' = stream 'c','d'`, '"a b" = stream c, d'],
  ])('keeps what stands in quotes: %s', (typed, meant) => {
    expect(printed(typed).trimEnd()).toBe(meant)
  })

  it('tells which word to write instead', () => {
    const read = readChains('stream orders\n  filtr\n  to x')
    expect(!read.ok && read.error[0]).toMatchObject({ line: 2, instead: { from: 2, to: 7, by: 'filter' } })
    const begun = readChains('orders')
    expect(!begun.ok && begun.error[0]).toMatchObject({ instead: { from: 0, to: 6, by: 'stream orders' } })
  })

  it.each([
    ['stream reduced | reduc', 'reduc', 17],
    ['  1. stream filtr -> filtr named x', 'filtr', 21],
    ['stream \'a # b\' => "filtr"', '"filtr"', 18],
    ['→ stream a |> filtr // filtr', 'filtr', 14],
    ['stream a | filter nmaed nmaed', 'nmaed', 18],
  ])('tells where it stands in %s', (typed, word, from) => {
    const read = readChains(typed)
    const instead = read.ok ? undefined : read.error[0]?.instead
    expect(instead).toMatchObject({ from, to: from + word.length })
    expect(typed.slice(instead?.from, instead?.to)).toBe(word)
  })
})
