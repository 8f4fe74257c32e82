import { expect, it } from 'vitest'
import { analyse } from '../analyse'
import type { ConsumerGroup } from '../model/design'
import { soundDesign, soundGroup } from './sound-design'

const found = (reports: Partial<ConsumerGroup>) =>
  analyse(
    soundDesign({
      consumerGroups: [
        soundGroup({
          name: 'reports',
          groupId: 'billing',
          purpose: 'analytics',
          deadLetter: undefined,
          ...reports,
        }),
      ],
    }),
  ).findings.filter(({ rule }) => rule === 'consumer-group-id-shared')

it('a group that reads nothing shares no rebalance with another of its id', () => {
  expect(found({ consumes: [{ topic: 'orders' }] })).toHaveLength(1)
  expect(found({ consumes: [] })).toEqual([])
  expect(found({ consumes: undefined })).toEqual([])
})
