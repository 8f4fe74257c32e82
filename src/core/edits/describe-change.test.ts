/** Catches a diff that prints a whole list for one entry of it, or leaves out what differs. */
import { expect, it } from 'vitest'
import type { Design, StreamsApp } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { describeChange } from './describe-change'

const withApp = (processing: StreamsApp['processing']): Design => ({
  ...emptyDesign('shop'),
  streamsApps: [{ name: 'totals', processing }],
})
const said = (before: Design, now: Design) =>
  describeChange(before, now).map(({ sign, text }) => `${sign} ${text}`)

const BEFORE: StreamsApp['processing'] = [
  {
    stream: 'orders',
    named: 'read',
    steps: [
      { op: 'filter', named: 'paid' },
      { op: 'to', topic: 'paid', named: 'write' },
    ],
  },
  { id: 'customers', table: 'customers', named: 'customers', steps: [] },
]

it('shows the one step that comes into a chain', () => {
  const [first, ...others] = BEFORE ?? []
  if (first === undefined) throw new Error('There is a chain')
  const steps = [{ op: 'repartition' as const, named: 'by-customer' }, ...(first.steps ?? [])]
  expect(said(withApp(BEFORE), withApp([{ ...first, steps }, ...others]))).toEqual([
    '+ processing[read].steps: { op: repartition, named: by-customer }',
  ])
})

it('shows what differs in an entry, and one that is long field by field', () => {
  const [first, second] = BEFORE ?? []
  if (first === undefined || second === undefined) throw new Error('There are chains')
  const lines = said(withApp([second]), withApp([{ ...second, table: 'clients' } as typeof second, first]))
  expect(lines).toEqual([
    '- processing[customers].table: customers',
    '+ processing[customers].table: clients',
    '+ processing[read].stream: orders',
    '+ processing[read].named: read',
    '+ processing[read].steps: { op: filter, named: paid }',
    '+ processing[read].steps: { op: to, topic: paid, named: write }',
  ])
})

it('shows an order that changed by names, and lists of words on one line', () => {
  const [first, second] = BEFORE ?? []
  if (first === undefined || second === undefined) throw new Error('There are chains')
  expect(said(withApp([first, second]), withApp([second, first]))).toEqual([
    '- processing: read, customers',
    '+ processing: customers, read',
  ])
})

it('says how often an entry is there', () => {
  const of = (...topics: string[]): Design => ({
    ...emptyDesign('shop'),
    consumerGroups: [{ name: 'g', consumes: topics.map((topic) => ({ topic })) }],
  })
  expect(said(of('a'), of('a', 'b'))).toEqual(['+ consumes: { topic: b }'])
  expect(said(of('a', 'b'), of('b'))).toEqual(['- consumes: { topic: a }'])
})
