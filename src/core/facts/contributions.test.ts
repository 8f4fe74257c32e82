import { expect, it } from 'vitest'
import { largeDesign } from '../../../bench/large-design'
import { measureDesign } from '../measure-once'
import { contributionsTo, type TotalName } from './contributions'

const { measurement } = measureDesign(largeDesign(20))
const { sizing } = measurement

const TOTALS: readonly TotalName[] = [
  'partitions',
  'partitionReplicas',
  'storage',
  'networkIn',
  'networkOut',
  'producerMemory',
  'consumerMemory',
]

it.each(TOTALS)('%s is what its parts add up to, the largest first', (name) => {
  const parts = contributionsTo(name, sizing.cluster, measurement, 5)
  expect(parts).toHaveLength(6)
  const sum = parts.reduce((total, { value }) => total + value, 0)
  expect(sum / sizing.cluster[name].value).toBeCloseTo(1, 9)
  const listed = parts.slice(0, 5).map(({ value }) => value)
  expect(listed).toEqual([...listed].sort((one, other) => other - one))
})

it('is empty for a total of nothing', () => {
  expect(contributionsTo('remoteStorage', sizing.cluster, measurement)).toEqual([])
})
