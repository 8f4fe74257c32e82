import { checkTopicName } from '../../../kafka/topic-name'
import { formatCount } from '../../../shared/format'
import { consumersOf } from '../../../sizing/partition-bounds'
import { isFilledIn } from '../../filled-in'
import { setConfig } from '../../fixes'
import { consumerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const KEY = 'group.instance.id'
export const consumerGroupInstanceIdShared = defineRule({
  id: 'consumer-group-instance-id-shared',
  title: 'One instance id for all members',
  scope: 'consumerGroup',
  severity: 'error',
  kind: 'rejected',
  errorClass: 'FencedInstanceIdException',
  why: 'group.instance.id names one member for good. When a second one joins by the same name, the classic protocol gives it the place of the first and fences that one, whose next request fails; the newer protocol turns the second away for as long as the first is there. Give each its own, such as the name of its host.',
  reference: consumerConfigDocs(KEY),
  examples: () => ({
    bad: [
      soundDesign({ group: { config: { [KEY]: 'billing' } } }),
      soundDesign({
        group: {
          config: {
            [KEY]: 'billing',
            'group.protocol': 'consumer',
            'partition.assignment.strategy': undefined,
          },
        },
      }),
    ],
    good: [soundDesign({ repairGroup: { config: { [KEY]: 'orders-repair' } } })],
  }),
  check({ group, settings }, report) {
    if (group.reads === 'share') return
    const id = settings.text(KEY)
    if (id === '' || isFilledIn(id) || consumersOf(group) === 1 || !checkTopicName(id).ok) return
    const isNew = settings.text('group.protocol').toLowerCase() === 'consumer'
    report({
      message: `\`${group.name}\` gives all its members one \`${KEY}\`: ${isNew ? 'only the first gets in' : 'they fence each other'}`,
      ...(isNew && { errorClass: 'UnreleasedInstanceIdException' }),
      field: `config.${KEY}`,
      evidence: [
        { name: KEY, value: id },
        { name: 'members × threads', value: formatCount(consumersOf(group)) },
      ],
      fix: setConfig('consumerGroup', group.name, { [KEY]: undefined }),
    })
  },
})
