import { deadLettersByBrokers, shareDeliveries } from '../../../settings/share-group'
import { formatCountOf } from '../../../shared/format'
import type { ConsumerGroupView } from '../../../views/views'
import type { Evidence } from '../../finding'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { IN_ANY_ORDER, SOUND_SHARE, soundDesign, soundGroup } from '../../sound-design'

const GIVEN_UP =
  'A share group counts how often it hands a record out. At its limit, share.delivery.count.limit, it gives the record up: nobody gets it any more, and no lag tells of it. From 4.4 on the brokers can put such records into a dead letter topic; before that the code must write them to one itself before it rejects them. Draw a line from the group to that topic.'

const OF_SHARE = { severity: 'warning', why: GIVEN_UP } as const
const NOT_STATED = { notStated: 'dead letter topic' } as const

const evidenceOf = ({ reads, rate }: ConsumerGroupView): readonly Evidence[] => [
  {
    name: 'reads',
    value: reads
      .map(({ topic }) => topic.topic.name)
      .slice(0, 5)
      .join(', '),
  },
  { name: 'records at peak', value: `${formatCountOf(rate.peakRecords, 'record')}/s` },
]

export const consumerGroupNoDeadLetterTopic = defineRule({
  id: 'consumer-group-no-dead-letter-topic',
  title: 'No place for records that cannot be processed',
  scope: 'consumerGroup',
  severity: 'info',
  kind: 'advice',
  why: 'Sooner or later a record comes that a group cannot process: a field is missing, a customer is gone. Without a dead letter topic the group either tries for ever, while everything behind that record in its partition waits, or it skips the record and nobody learns of it. A dead letter topic keeps the record, and somebody fixes it while the rest goes on. Draw an edge from the group to a topic to send dead letters there.',
  reference: kafkaDocs('kafka-connect/user-guide/#error-reporting-in-connect'),
  examples: () => ({
    bad: [
      soundDesign({ group: { deadLetter: undefined } }),
      soundDesign({ group: { deadLetter: undefined, purpose: undefined } }),
      soundDesign({ topic: IN_ANY_ORDER, group: { ...SOUND_SHARE, deadLetter: undefined } }),
    ],
    good: [
      soundDesign({ repairGroup: { deadLetter: undefined } }),
      soundDesign({
        consumerGroups: [soundGroup({ name: 'reports', purpose: 'analytics', deadLetter: undefined })],
      }),
    ],
  }),
  check({ group, cluster, reads }, report) {
    if (group.deadLetter !== undefined || group.retryTopics !== undefined || reads.length === 0) return
    // What every member reads for itself has nobody to set a record aside for.
    if (group.reads === 'everything') return
    if (cluster.environment === 'development' || group.processingMsPerRecord === 0) return
    if (group.purpose !== undefined && group.purpose !== 'business') return
    if (reads.some(({ topic }) => topic.deadLetterOf.length > 0)) return
    if (deadLettersByBrokers(group, cluster) !== undefined) return
    const isShare = group.reads === 'share'
    report({
      message: isShare
        ? `\`${group.name}\` loses a record that was delivered ${formatCountOf(shareDeliveries(group, cluster).value, 'time')} in vain`
        : `\`${group.name}\` has no dead letter topic`,
      field: 'deadLetter',
      ...(isShare ? OF_SHARE : NOT_STATED),
      evidence: evidenceOf,
    })
  },
})
