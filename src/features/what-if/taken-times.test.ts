/** Catches rates from the moment of pasting, and a time that is taken for another than was meant. */
import { expect, it } from 'vitest'
import { diagnose } from '@/core/diagnosis/diagnose'
import { takenTimes } from './taken-times'

const listing = (committed: number, end: number, time = '') => `${time}
GROUP   TOPIC  PARTITION  CURRENT-OFFSET  LOG-END-OFFSET  LAG  CONSUMER-ID  HOST       CLIENT-ID
ledger  paid   0          ${committed}            ${end}            ${end - committed}  c-1          /10.0.0.1  c
`
const apart = (first: string, second: string, one = '', two = '') =>
  takenTimes({ text: listing(100, 200, one), taken: first }, { text: listing(400, 800, two), taken: second })

it.each([
  ['', '5 min', 300],
  ['', '90s', 90],
  ['10:05', '10:10', 300],
  ['10:05:00', '10:05:30', 30],
  ['23:59', '00:01', 120],
  ['2026-05-04 10:00', '2026-05-05 10:00', 86_400],
  ['10:05', '1h', 3600],
])('taken %s and %s are that far apart', (first, second, seconds) => {
  expect(apart(first, second).apartSeconds).toBe(seconds)
})

it('counts on the times that the texts tell, and reads a typed one by their clock', () => {
  const [one, two] = ['2026-05-04T10:00:00Z', 'Mon May  4 10:10:00 UTC 2026']
  expect(apart('', '', one, two).apartSeconds).toBe(600)
  expect(apart('', '10:02', one).apartSeconds).toBe(120)
  expect(apart('', '2 min', one).apartSeconds).toBe(120)
  expect(apart('10:09', '', '', two).apartSeconds).toBe(60)
  expect(apart('', '', one, two).second.printed).toBe(two)
})

it('knows no time where none was told, and says what is wrong with one', () => {
  expect(apart('', '').apartSeconds).toBeNull()
  expect(apart('', '5').second.error).toContain('5 min')
  expect(apart('', '10:05').second.error).toContain('when the first was taken')
  expect(apart('10:05', '0 s').second.error).toContain('after the first')
  expect(apart('25:00', '').first.error).toContain('10:05')
})

it('gives the rates of the time between, and none without', () => {
  const rates = (second: string) => {
    const { first, second: two } = apart('', second)
    const given = [
      { text: listing(100, 200), at: first.at },
      { text: listing(400, 800), at: two.at },
    ].map(({ text, at }) => (at === undefined ? { text } : { text, at }))
    const [partition] = diagnose(given).groups[0]?.partitions ?? []
    return [partition?.written, partition?.read]
  }
  expect(rates('5 min')).toEqual([2, 1])
  expect(rates('')).toEqual([null, null])
})
