import type { KafkaVersion } from '../kafka/versions'
import type { Finding } from '../lint/finding'
import { kafkaDocs } from '../lint/references'

/** What has to be done on the way over a release, whatever a design says. */
export interface Step {
  readonly at: KafkaVersion
  readonly sentence: string
  readonly reference: string
}

const UPGRADING = kafkaDocs('getting-started/upgrade/')

/** @see docs/getting-started/upgrade.md of Kafka 4.0 and later */
export const STEPS: readonly Step[] = [
  {
    at: '4.0',
    sentence:
      'Kafka 4.0 has no ZooKeeper: the cluster has to run in KRaft mode, on 3.3 or later, before it is upgraded. 3.9 is the last release that migrates it',
    reference: UPGRADING,
  },
  {
    at: '4.0',
    sentence: 'Brokers need Java 17, clients and Streams applications of 4.0 Java 11',
    reference: UPGRADING,
  },
]

/** What a release brings that answers something which is found in a design of an older one. */
export interface Feature {
  readonly since: KafkaVersion
  readonly name: string
  /** What it does about it, to end a sentence. */
  readonly does: string
  readonly reference: string
  readonly answers: (finding: Finding) => boolean
}

const by =
  (...rules: readonly string[]) =>
  ({ rule }: Finding): boolean =>
    rules.includes(rule)

/** @see KIP-405 (3.9), KIP-848 (4.0), KIP-932 (4.2), KIP-1071 (4.2), KIP-1191 (4.4) */
export const FEATURES: readonly Feature[] = [
  {
    since: '3.9',
    name: 'Tiered storage, ready for production (KIP-405)',
    does: 'keeps older records in an object store instead of on the disks of brokers',
    reference: kafkaDocs('operations/tiered-storage/'),
    answers: ({ rule, message }) =>
      rule === 'topic-retention-endless' ||
      (rule === 'cluster-too-few-brokers' && message.includes('storage')),
  },
  {
    since: '4.0',
    name: 'The consumer protocol (KIP-848)',
    does: 'rebalances member by member, without stopping the group',
    reference: kafkaDocs('operations/consumer-rebalance-protocol/'),
    answers: by('consumer-group-eager-assignor', 'consumer-group-static-membership-advised'),
  },
  {
    since: '4.2',
    name: 'Share groups, ready for production (KIP-932)',
    does: 'let more members work than there are partitions, where order is not needed',
    reference: kafkaDocs('design/design/'),
    answers: by('consumer-group-wider-than-partitions'),
  },
  {
    since: '4.2',
    name: 'The protocol of Streams groups, ready for production (KIP-1071)',
    does: 'has the brokers assign tasks, without a rebalance of all instances',
    reference: kafkaDocs('streams/developer-guide/streams-rebalance-protocol/'),
    answers: by('streams-app-no-standby'),
  },
]
