import { expect, it } from 'vitest'
import type { Design, Topic } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { planChange } from './plan-change'
import { planScript } from './plan-script'
import { TARGET_IDS } from './targets'

const withTopic = (topic: Partial<Topic>): Design => ({
  ...emptyDesign('shop'),
  topics: [{ name: 'orders', ...topic }],
})

const CLUSTER = withTopic({ partitions: 6, replicationFactor: 3 })
const SILENT = withTopic({ config: { 'retention.ms': 1_000 } })

it.each(TARGET_IDS)('asks %s for nothing that the later design does not state', (target) => {
  const steps = planChange(CLUSTER, SILENT, target).filter(({ field }) => !field.startsWith('config.'))
  expect(steps.map(({ field, outcome, losesData }) => ({ field, outcome, losesData }))).toEqual([
    { field: 'replicationFactor', outcome: 'left-alone', losesData: false },
    { field: 'partitions', outcome: 'left-alone', losesData: false },
  ])
  expect(steps[1]?.title).toBe('orders: 6 partitions, and not stated any more')
})

it('goes to the replicas that are wished for from whatever there are, and adds no partitions to an unknown number', () => {
  const steps = planChange(SILENT, { ...CLUSTER }, 'kafka-cli').filter(({ at }) => at === 'topic:orders')
  expect(steps.map(({ title, outcome }) => `${outcome}: ${title}`)).toEqual(
    expect.arrayContaining([
      'left-alone: orders: not stated → 6 partitions',
      'applies: orders: not stated → replication factor 3',
    ]),
  )
  expect(planScript(CLUSTER, SILENT)).not.toMatch(/^(?:reassign|.*--partitions 1)/m)
})
