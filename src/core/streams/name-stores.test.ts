import { expect, it } from 'vitest'
import { withNamedStores } from './name-stores'
import { printChains } from './print-chains'
import { readChains } from './read-chains'
import { readProcessing } from './read-processing'

function namedIn(text: string, ...at: readonly (readonly [number, number])[]) {
  const read = readChains(text)
  if (!read.ok) throw new Error(text)
  const chains = withNamedStores(
    read.value,
    at.map(([chain, step]) => ({ chain, step })),
  )
  expect(() => readProcessing({ name: 'app', processing: chains })).not.toThrow()
  return printChains(chains)
}

it('names a join after what is joined', () => {
  const text = 'payments = stream payments\nstream orders | leftJoin payments within 5 min | to out'
  expect(namedIn(text, [1, 1], [1, 1])).toContain('store orders-payments-join named orders-payments-join')
})

it('names what is counted after what it is grouped by', () => {
  expect(
    namedIn('stream orders | groupBy named region | count | to out'.replace(' | to out', ''), [0, 2]),
  ).toContain('store orders-by-region-count')
  expect(namedIn('stream orders | groupByKey | count', [0, 2])).toContain('store orders-count')
})

it('gives no two the same name, and none that Kafka refuses', () => {
  const text = 'a = stream "or ders" | groupByKey\nfrom a | count\nfrom a | count'
  const said = namedIn(text, [1, 1], [2, 1])
  expect(said).toMatch(/store or-ders-count\b/)
  expect(said).toContain('store or-ders-count-2')
})
