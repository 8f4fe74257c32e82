import { formatCountOf } from '../../../shared/format'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign, soundGroup } from '../../sound-design'

export const consumerGroupNoDeadLetterTopic = defineRule({
  id: 'consumer-group-no-dead-letter-topic',
  title: 'No place for records that cannot be processed',
  scope: 'consumerGroup',
  severity: 'info',
  kind: 'advice',
  why: 'Sooner or later a record comes that a group cannot process: a field is missing, a customer is gone. Without a dead letter topic there are two bad ways: the group tries for ever and everything behind that record in its partition waits, or it skips the record and nobody learns of it. A dead letter topic keeps the record, and somebody mends it while the rest goes on. Draw a line from the group to a topic to send dead letters there.',
  reference: kafkaDocs('getting-started/uses/'),
  examples: () => ({
    bad: [
      soundDesign({ group: { deadLetter: undefined } }),
      soundDesign({ group: { deadLetter: undefined, purpose: undefined } }),
    ],
    good: [
      soundDesign({ repairGroup: { deadLetter: undefined } }),
      soundDesign({
        consumerGroups: [soundGroup({ name: 'reports', purpose: 'analytics', deadLetter: undefined })],
      }),
    ],
  }),
  check({ group, cluster, reads, rate }, report) {
    if (group.deadLetter !== undefined || reads.length === 0) return
    if (cluster.environment === 'development' || group.processingMsPerRecord === 0) return
    if (group.purpose !== undefined && group.purpose !== 'business') return
    if (reads.some(({ topic }) => topic.deadLetterOf.length > 0)) return
    report({
      message: `\`${group.name}\` has no place for records that it cannot process`,
      field: 'deadLetter',
      notStated: 'dead letter topic',
      evidence: [
        {
          name: 'reads',
          value: reads
            .map(({ topic }) => topic.topic.name)
            .slice(0, 5)
            .join(', '),
        },
        { name: 'records at peak', value: `${formatCountOf(rate.peakRecords, 'record')}/s` },
      ],
    })
  },
})
