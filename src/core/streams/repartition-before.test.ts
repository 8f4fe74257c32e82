import { expect, it } from 'vitest'
import { printChains } from './print-chains'
import { readChains } from './read-chains'
import { withRepartition } from './repartition-before'

function found(text: string, counts: Readonly<Record<string, number>>) {
  const read = readChains(text)
  if (!read.ok) throw new Error(text)
  const chains = withRepartition({ name: 'app', processing: read.value }, 12, (topic) => counts[topic])
  return chains && printChains(chains)
}

it('repartitions the stream that has fewer, before the join or at its own end', () => {
  const text = 'payments = stream payments\nstream orders | join payments within 5 min | to out'
  expect(found(text, { orders: 6, payments: 12 })).toMatch(
    /stream orders\s+repartition 12[^\n]*\s+join payments/,
  )
  expect(found(text, { orders: 12, payments: 6 })).toMatch(/payments = stream payments\s+repartition 12/)
})

it('cannot bring two tables together', () => {
  const text = 'payments = table payments\ntable orders | join payments | toStream | to out'
  expect(found(text, { orders: 6, payments: 12 })).toBeUndefined()
})
