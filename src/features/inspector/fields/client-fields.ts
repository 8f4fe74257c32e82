import { DEFAULT_INSTANCES, DEFAULT_MEMBERS, DEFAULT_THREADS_PER_MEMBER } from '@/core/model/defaults'
import type { ConsumerGroup, Producer } from '@/core/model/design'
import { withField } from '../edit-node'
import { readCount, readDuration, readQuantity, shownCount, shownDuration } from '../quantity'
import { choiceField, descriptionField, reads } from './make-field'
import type { NodeField } from './node-field'

/** What of a producer can be changed for many at once. */
export const PRODUCER_FIELDS: readonly NodeField<'producer'>[] = [
  choiceField<'producer', 'delivery'>('delivery', 'Guarantee', [
    { value: 'at-most-once', label: 'At most once' },
    { value: 'at-least-once', label: 'At least once' },
    { value: 'exactly-once', label: 'Exactly once' },
  ]),
  {
    id: 'instances',
    label: 'Instances',
    text: ({ instances }) => shownCount(instances),
    assumed: () => `${DEFAULT_INSTANCES} assumed`,
    order: ({ producer }) => producer.instances ?? DEFAULT_INSTANCES,
    read: reads(readCount, (producer: Producer, instances) => withField(producer, 'instances', instances)),
  },
  descriptionField<'producer'>(),
]

/** What of a consumer group can be changed for many at once. */
export const GROUP_FIELDS: readonly NodeField<'consumerGroup'>[] = [
  {
    id: 'members',
    label: 'Members',
    text: ({ members }) => shownCount(members),
    assumed: () => `${DEFAULT_MEMBERS} assumed`,
    order: ({ group }) => group.members ?? DEFAULT_MEMBERS,
    read: reads(readCount, (group: ConsumerGroup, members) => withField(group, 'members', members)),
  },
  {
    id: 'threadsPerMember',
    label: 'Threads per member',
    text: ({ threadsPerMember }) => shownCount(threadsPerMember),
    assumed: () => `${DEFAULT_THREADS_PER_MEMBER} assumed`,
    order: ({ group }) => group.threadsPerMember ?? DEFAULT_THREADS_PER_MEMBER,
    read: reads(readCount, (group: ConsumerGroup, threads) => withField(group, 'threadsPerMember', threads)),
  },
  {
    id: 'processingMsPerRecord',
    label: 'Time per record, ms',
    text: ({ processingMsPerRecord }) => shownCount(processingMsPerRecord),
    assumed: () => 'not known',
    order: ({ group }) => group.processingMsPerRecord ?? -1,
    read: reads(readQuantity('duration'), (group: ConsumerGroup, ms) =>
      withField(group, 'processingMsPerRecord', ms),
    ),
  },
  choiceField<'consumerGroup', 'commit'>('commit', 'Commits', [
    { value: 'auto', label: 'Automatically' },
    { value: 'after-processing', label: 'After processing' },
    { value: 'transactional', label: 'In the transaction' },
  ]),
  {
    id: 'longestStopMs',
    label: 'Longest outage',
    text: ({ longestStopMs }) => shownDuration(longestStopMs),
    assumed: () => 'not known',
    order: ({ group }) => group.longestStopMs ?? -1,
    read: reads(readDuration, (group: ConsumerGroup, ms) => withField(group, 'longestStopMs', ms)),
  },
  choiceField<'consumerGroup', 'purpose'>('purpose', 'What it is for', [
    { value: 'business', label: 'Business' },
    { value: 'analytics', label: 'Analytics' },
    { value: 'logs', label: 'Logs' },
    { value: 'notifications', label: 'Notifications' },
  ]),
  descriptionField<'consumerGroup'>(),
]
