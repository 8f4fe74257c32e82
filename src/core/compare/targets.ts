/**
 * What each tool does with a change of topics, read in the tool's own source at the version named. Kafka's own
 * refusals come before: no tool gets past them.
 */

/** What a tool makes of one kind of change: what it does, and why, as a sentence. */
export interface Treatment {
  readonly outcome: 'applies' | 'refused' | 'recreates' | 'left-alone'
  readonly sentence: string
  /** Nobody but the provider can do it, by whatever tool. */
  readonly isOutOfReach?: true
}

export interface Target {
  readonly label: string
  /** The version whose source was read. */
  readonly version: string
  readonly morePartitions: Treatment
  readonly fewerPartitions: Treatment
  readonly replication: Treatment
  /** A topic that the design no longer has. */
  readonly removedTopic: Treatment
  /** A setting that the design no longer names. */
  readonly removedSetting: Treatment
  /** Its last setting, where that is another thing: the file says nothing of settings from then on. */
  readonly removedLastSetting?: Treatment
  /** Settings that it takes; all where it is left out. */
  readonly settings?: ReadonlySet<string>
}

const APPLIES: Treatment = { outcome: 'applies', sentence: '' }
const RESET: Treatment = { outcome: 'applies', sentence: 'The setting goes back to the broker’s default.' }

/** @see editableTopicSettings of the provider's resource_kafka_topic.go, and Confluent Cloud's limits of topics */
const CONFLUENT_SETTINGS: ReadonlySet<string> = new Set([
  'cleanup.policy',
  'delete.retention.ms',
  'max.message.bytes',
  'max.compaction.lag.ms',
  'message.timestamp.difference.max.ms',
  'message.timestamp.before.max.ms',
  'message.timestamp.after.max.ms',
  'message.timestamp.type',
  'min.compaction.lag.ms',
  'min.insync.replicas',
  'retention.bytes',
  'retention.ms',
  'segment.bytes',
  'segment.ms',
  'confluent.key.schema.validation',
  'confluent.value.schema.validation',
  'confluent.key.subject.name.strategy',
  'confluent.value.subject.name.strategy',
  'confluent.schema.validation.context.name',
])

export const TARGETS = {
  'kafka-cli': {
    label: 'Kafka command line',
    version: '4.3.1',
    morePartitions: APPLIES,
    fewerPartitions: { outcome: 'refused', sentence: 'Kafka never takes partitions away.' },
    replication: {
      outcome: 'applies',
      sentence: 'kafka-topics.sh cannot: kafka-reassign-partitions.sh moves the replicas.',
    },
    removedTopic: {
      outcome: 'left-alone',
      sentence: 'The script deletes no topic: it stays with its records until somebody deletes it.',
    },
    removedSetting: RESET,
  },
  strimzi: {
    label: 'Strimzi',
    version: '1.2.0',
    morePartitions: APPLIES,
    fewerPartitions: {
      outcome: 'refused',
      sentence: 'Strimzi’s Topic Operator refuses to decrease partitions; the KafkaTopic becomes NotReady.',
    },
    replication: {
      outcome: 'refused',
      sentence:
        'Without Cruise Control the Topic Operator refuses another replication factor, and the KafkaTopic becomes NotReady; with it, Cruise Control moves the replicas.',
    },
    removedTopic: {
      outcome: 'left-alone',
      sentence:
        'kubectl apply leaves the KafkaTopic where it is. Deleted by hand, or pruned by Argo CD or Flux, the Topic Operator deletes the topic with its records.',
    },
    removedSetting: RESET,
  },
  'terraform-mongey': {
    label: 'Terraform, Mongey/kafka',
    version: '0.13.1',
    morePartitions: APPLIES,
    fewerPartitions: {
      outcome: 'recreates',
      sentence:
        'Kafka never takes partitions away, so Mongey’s provider deletes the topic and creates it again, empty.',
    },
    replication: {
      outcome: 'applies',
      sentence: 'The provider moves the replicas itself, from Kafka 2.4 on.',
    },
    removedTopic: {
      outcome: 'applies',
      sentence:
        'Terraform destroys what the configuration no longer has: the topic is deleted with its records. prevent_destroy does not help, since it goes with the block.',
    },
    removedSetting: RESET,
  },
  'terraform-confluent': {
    label: 'Terraform, confluentinc/confluent',
    version: '2.83.4',
    morePartitions: APPLIES,
    fewerPartitions: {
      outcome: 'recreates',
      sentence:
        'Kafka never takes partitions away, so Confluent’s provider deletes the topic and creates it again, empty.',
    },
    replication: {
      outcome: 'left-alone',
      sentence: 'Confluent Cloud keeps three replicas of every topic; the resource has no field for it.',
      isOutOfReach: true,
    },
    removedTopic: {
      outcome: 'applies',
      sentence:
        'Terraform destroys what the configuration no longer has: the topic is deleted with its records. prevent_destroy does not help, since it goes with the block.',
    },
    removedSetting: RESET,
    removedLastSetting: {
      outcome: 'left-alone',
      sentence:
        'A resource without any `config` keeps what is set: Terraform takes it for computed. An empty `config = {}` resets it.',
    },
    settings: CONFLUENT_SETTINGS,
  },
  'terraform-aws': {
    label: 'Terraform, aws_msk_topic',
    version: '6',
    morePartitions: APPLIES,
    fewerPartitions: {
      outcome: 'refused',
      sentence:
        'The provider asks MSK for fewer partitions, and MSK refuses, since Kafka never takes any away.',
    },
    replication: {
      outcome: 'recreates',
      sentence:
        'Another replication factor forces replacement: the provider deletes the topic and creates it again, empty.',
    },
    removedTopic: {
      outcome: 'applies',
      sentence:
        'Terraform destroys what the configuration no longer has: the topic is deleted with its records. prevent_destroy does not help, since it goes with the block.',
    },
    removedSetting: RESET,
  },
  jikkou: {
    label: 'jikkou',
    version: '1.1.0',
    morePartitions: APPLIES,
    fewerPartitions: {
      outcome: 'refused',
      sentence: 'jikkou asks Kafka for fewer partitions, and Kafka refuses.',
    },
    replication: {
      outcome: 'left-alone',
      sentence: 'jikkou reports another number of replicas and changes none.',
    },
    removedTopic: {
      outcome: 'left-alone',
      sentence:
        'jikkou apply keeps it; with `delete-orphans` it deletes the topic and its records, and every other topic that the files have not.',
    },
    removedSetting: RESET,
  },
  topicctl: {
    label: 'topicctl',
    version: '2.0.2',
    morePartitions: APPLIES,
    fewerPartitions: {
      outcome: 'refused',
      sentence: 'topicctl stops: “fewer partitions in topic config” cannot be resolved by it.',
    },
    replication: {
      outcome: 'refused',
      sentence: 'topicctl stops: another replication factor cannot be resolved by it.',
    },
    removedTopic: { outcome: 'left-alone', sentence: 'topicctl apply deletes no topic.' },
    removedSetting: {
      outcome: 'left-alone',
      sentence:
        'topicctl warns of settings that the cluster has and the file has not, and leaves them as they are.',
    },
  },
  julie: {
    label: 'JulieOps',
    version: '4.4.1',
    morePartitions: APPLIES,
    fewerPartitions: {
      outcome: 'left-alone',
      sentence: 'JulieOps only ever adds partitions; a lower number is passed over in silence.',
    },
    replication: {
      outcome: 'left-alone',
      sentence: 'JulieOps sets the replication factor when it creates a topic, and never again.',
    },
    removedTopic: {
      outcome: 'left-alone',
      sentence:
        'JulieOps keeps it unless `allow.delete.topics` is true; then it deletes the topic with its records.',
    },
    removedSetting: RESET,
  },
  'kafka-gitops': {
    label: 'kafka-gitops',
    version: '0.2.15',
    morePartitions: APPLIES,
    fewerPartitions: {
      outcome: 'refused',
      sentence: 'kafka-gitops stops with an error before it applies anything.',
    },
    replication: {
      outcome: 'applies',
      sentence: 'kafka-gitops moves the replicas itself, without a throttle and without regard to racks.',
    },
    removedTopic: {
      outcome: 'applies',
      sentence:
        'kafka-gitops deletes every topic that the file has not, with its records, unless it runs with `--no-delete`.',
    },
    removedSetting: RESET,
  },
  ns4kafka: {
    label: 'ns4kafka',
    version: '1.21.3',
    morePartitions: {
      outcome: 'refused',
      sentence: 'ns4kafka calls the number of partitions immutable and refuses the resource.',
    },
    fewerPartitions: {
      outcome: 'refused',
      sentence: 'ns4kafka calls the number of partitions immutable and refuses the resource.',
    },
    replication: {
      outcome: 'refused',
      sentence: 'ns4kafka calls the replication factor immutable and refuses the resource.',
    },
    removedTopic: {
      outcome: 'left-alone',
      sentence: 'kafkactl apply deletes nothing; `kafkactl delete topic` deletes it with its records.',
    },
    removedSetting: RESET,
  },
} as const satisfies Readonly<Record<string, Target>>

export type TargetId = keyof typeof TARGETS

export const TARGET_IDS = Object.keys(TARGETS) as readonly TargetId[]

/** What people call a target besides its own name. */
const ALIASES: Readonly<Record<string, TargetId>> = {
  kafka: 'kafka-cli',
  script: 'kafka-cli',
  'kafka-topics': 'kafka-cli',
  terraform: 'terraform-mongey',
  mongey: 'terraform-mongey',
  confluent: 'terraform-confluent',
  aws: 'terraform-aws',
  msk: 'terraform-aws',
  'aws-msk-topic': 'terraform-aws',
  julieops: 'julie',
  gitops: 'kafka-gitops',
}

/** Returns the target that a word means, as a command line has it: `Terraform`, `mongey`, `aws_msk_topic`; else undefined. */
export function targetOf(word: string): TargetId | undefined {
  const plain = word
    .trim()
    .toLowerCase()
    .replaceAll(/[_\s./]+/g, '-')
  if (Object.hasOwn(TARGETS, plain)) return plain as TargetId
  return Object.hasOwn(ALIASES, plain) ? ALIASES[plain] : undefined
}
