import { shareMembers } from '../../../settings/share-group'
import { formatCount, formatCountOf } from '../../../shared/format'
import { consumersOf } from '../../../sizing/partition-bounds'
import { asChoice, changeCluster, changeNode } from '../../fixes'
import { offered } from '../../more-members'
import { brokerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { IN_ANY_ORDER, SOUND_SHARE, soundDesign } from '../../sound-design'

const KEY = 'group.share.max.size'
/** Kafka takes no larger value. */
const MOST = 1_000

export const consumerGroupShareTooLarge = defineRule({
  id: 'consumer-group-share-too-large',
  title: 'More members than a share group may have',
  scope: 'consumerGroup',
  severity: 'error',
  kind: 'rejected',
  errorClass: 'GroupMaxSizeReachedException',
  why: 'The members of a share group may outnumber the partitions, but not the brokers’ group.share.max.size, 200 by default. Whoever comes later is turned away. Run fewer, each with more to do, or let the brokers take more.',
  reference: brokerConfigDocs(KEY),
  examples: () => {
    const of = (members: number, config = {}) =>
      soundDesign({ cluster: { config }, topic: IN_ANY_ORDER, group: { ...SOUND_SHARE, members } })
    return { bad: [of(201), of(2_000)], good: [of(200), of(300, { [KEY]: 400 })] }
  },
  check({ group, cluster }, report) {
    if (group.reads !== 'share') return
    const consumers = consumersOf(group)
    const most = shareMembers(cluster)
    if (consumers <= most) return
    const threads = group.threadsPerMember ?? 1
    const fewer = Math.max(1, Math.floor(most / threads))
    report({
      message: `\`${group.name}\` has ${formatCount(consumers)} members, and the brokers let ${formatCount(most)} into a share group`,
      field: 'members',
      evidence: [
        { name: 'members × threads', value: formatCount(consumers) },
        { name: KEY, value: formatCount(most) },
      ],
      ...offered([
        asChoice(
          changeNode('consumerGroup', group.name, `Run ${formatCountOf(fewer, 'member')}`, (node) => ({
            ...node,
            members: fewer,
            ...(threads > most && { threadsPerMember: most }),
          })),
        ),
        ...(consumers <= MOST
          ? [
              asChoice(
                changeCluster(`Set ${KEY} to ${consumers}`, (one) => ({
                  ...one,
                  config: { ...one.config, [KEY]: consumers },
                })),
              ),
            ]
          : []),
      ]),
    })
  },
})
