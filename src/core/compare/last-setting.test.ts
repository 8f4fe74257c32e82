import { expect, it } from 'vitest'
import type { Design, Topic } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { planChange } from './plan-change'

const design = (config?: Topic['config']): Design => ({
  ...emptyDesign('d'),
  topics: [{ name: 'orders', partitions: 6, replicationFactor: 3, ...(config && { config }) }],
})

const outcomes = (before: Design, after: Design) =>
  planChange(before, after, 'terraform-confluent')
    .filter(({ field }) => field.startsWith('config.'))
    .map(({ field, outcome }) => [field, outcome])

it('says that Confluent’s provider keeps settings where none is left in the file', () => {
  const both = design({ 'retention.ms': 1000, 'max.message.bytes': 500_000 })
  expect(outcomes(both, design({ 'max.message.bytes': 500_000 }))).toEqual([
    ['config.retention.ms', 'applies'],
  ])
  expect(outcomes(both, design())).toEqual([
    ['config.retention.ms', 'left-alone'],
    ['config.max.message.bytes', 'left-alone'],
  ])
})
