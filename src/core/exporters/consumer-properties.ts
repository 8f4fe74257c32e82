import { isJavaClient } from '../kafka/client-libraries'
import { NOT_FOR_SHARE_CONSUMERS } from '../kafka/share-consumer-settings'
import type { Config, ConsumerGroup, Design } from '../model/design'
import { consumerGroupId } from '../model/node-id'
import { type Reading, readingOf } from '../model/reading'
import { consumerGroupIntent } from '../settings/client-intent'
import { ABOUT_CARRIED, aboutComments } from './about'
import { acceptedAt } from './accepted'
import { type Carried, notCarried } from './carried'
import { builtWith, clientLosses } from './client-files'
import { fileFamilyOf } from './client-names'
import { clientProperties, refusedSettings } from './client-properties'
import type { Exporter, ExportLoss } from './exporter'
import { fileName } from './file-name'
import { aboutRetryTopics } from './frameworks/application-parts'
import { consumerGroupOverrides, type Override } from './intent-overrides'
import { emptySettings, withoutGuarantee } from './not-carried'
import { REACH_CARRIED, reachLosses, reachSettings } from './reach-cluster'
import { singleLine } from './single-line'
import { startOfReading } from './start-of-reading'
import { uniqueSlugs } from './unique-slugs'

/** A properties file for each consumer group, the same for all its members, with what its commits need. */
export const consumerProperties: Exporter = {
  options: [],
  losses: (design) => {
    const version = design.cluster.kafkaVersion
    const java = design.consumerGroups.filter(({ client }) => isJavaClient(client))
    return [
      ...deadLetters(design),
      ...retries(design),
      ...otherGroups(design),
      ...design.consumerGroups.flatMap(({ name, client, config }) =>
        clientLosses({ at: consumerGroupId(name), client, config }, 'consumer', version),
      ),
      ...java.flatMap((group) =>
        withoutGuarantee(consumerGroupId(group.name), consumerGroupOverrides(group)),
      ),
      ...design.consumerGroups.flatMap(({ name, config }) => emptySettings(consumerGroupId(name), config)),
      ...design.consumerGroups.flatMap(({ name, client, config }) => {
        const family = fileFamilyOf(client)
        return family === undefined
          ? []
          : refusedSettings({ kind: 'consumer', version, family }, consumerGroupId(name), config)
      }),
      ...design.consumerGroups.flatMap(notForShare),
      ...design.consumerGroups.flatMap(notForNobody),
      ...groupSettings(design),
      ...(java.length > 0 ? [DESERIALIZERS] : []),
      ...reachLosses(design),
      ...notCarried(design, CARRIED),
    ]
  },
  export: (design) => {
    const groups = design.consumerGroups.filter(({ client }) => fileFamilyOf(client) !== undefined)
    const files = uniqueSlugs(
      groups.map(({ name }) => name),
      fileName,
    )
    return groups.map((group) => ({
      path: `consumers/${files.get(group.name)}.properties`,
      text: propertiesOf(group, design),
      language: 'properties',
    }))
  },
}

/** Dead letters and settings of the group are among what is carried only so that their own sentence is the one that is said. */
const CARRIED: Carried = {
  cluster: REACH_CARRIED,
  nodes: {
    consumerGroup: [
      ...ABOUT_CARRIED,
      'principal',
      'client',
      'groupId',
      'reads',
      'commit',
      'config',
      'groupConfig',
      'consumes',
      'retryTopics.topic',
      'deadLetter',
    ],
  },
  instead: { producer: 'take the producer properties for them' },
}

const DESERIALIZERS: ExportLoss = {
  at: 'design',
  field: '',
  sentence: 'The deserializers are those for text keys and raw bytes; put in those of your schemas.',
}

const deadLetters = (design: Design): ExportLoss[] =>
  design.consumerGroups
    .filter(({ deadLetter }) => deadLetter)
    .map(({ name }) => ({
      at: consumerGroupId(name),
      field: 'deadLetter',
      sentence: 'No setting sends dead letters; the code must.',
    }))

const retries = (design: Design): ExportLoss[] =>
  design.consumerGroups
    .filter(({ retryTopics = [] }) => retryTopics.length > 0)
    .map(({ name }) => ({
      at: consumerGroupId(name),
      field: 'retryTopics',
      sentence: 'No setting sends a record through retry topics; the code must, and reads them.',
    }))

/** What a share consumer does not start with is left out of its file. */
export function notForShare({ name, reads, config = {} }: ConsumerGroup): ExportLoss[] {
  if (reads !== 'share') return []
  return Object.keys(config)
    .filter((key) => NOT_FOR_SHARE_CONSUMERS.includes(key))
    .map((key) => ({
      at: consumerGroupId(name),
      field: `config.${key}`,
      sentence: 'Left out, since a share consumer refuses it.',
    }))
}

/** What only members of a group have: who calls assign() is none, and it would do nothing. */
const OF_MEMBERS: readonly string[] = [
  'partition.assignment.strategy',
  'group.protocol',
  'group.remote.assignor',
  'group.instance.id',
]

const notForNobody = ({ name, reads, config = {} }: ConsumerGroup): ExportLoss[] =>
  reads === 'everything'
    ? Object.keys(config)
        .filter((key) => OF_MEMBERS.includes(key))
        .map((key) => ({
          at: consumerGroupId(name),
          field: `config.${key}`,
          sentence: 'Left out, since who calls assign() is in no group.',
        }))
    : []

const groupSettings = (design: Design): ExportLoss[] =>
  design.consumerGroups
    .filter(({ groupConfig = {} }) => Object.keys(groupConfig).length > 0)
    .map(({ name }) => ({
      at: consumerGroupId(name),
      field: 'groupConfig',
      sentence: 'Settings of the group are kept by the brokers; take the commands of Kafka’s tools for them.',
    }))

const GROUP_ID = 'group.id'

/** A `group.id` of the design's own is another group to Kafka, whatever the drawing calls it. */
function otherGroup({ name, groupId = name, config }: ConsumerGroup): readonly Override[] {
  const id = config?.[GROUP_ID]
  if (id === undefined || String(id ?? '') === groupId) return []
  const note =
    id === null || id === ''
      ? `Not the consumer group ${singleLine(name)}: without a ${GROUP_ID} no offset is committed`
      : `Another consumer group than ${singleLine(name)}, with offsets of its own`
  return [{ key: GROUP_ID, note }]
}

const otherGroups = (design: Design): ExportLoss[] =>
  design.consumerGroups
    .filter((group) => otherGroup(group).length > 0)
    .map(({ name }) => ({
      at: consumerGroupId(name),
      field: 'name',
      sentence: 'Another group to Kafka, since the design sets a `group.id`.',
    }))

const COMMIT: Readonly<Record<NonNullable<ConsumerGroup['commit']>, string>> = {
  auto: 'Offsets are committed on a timer, whether the work is done or not',
  'after-processing': 'For at least once: call commitSync() when the records of a poll are processed',
  transactional: "For exactly once: commit with sendOffsetsToTransaction() inside the producer's transaction",
}

const COMMIT_ELSEWHERE: typeof COMMIT = {
  auto: COMMIT.auto,
  'after-processing': 'For at least once: commit when the work on a record is done',
  transactional: "For exactly once: send the offsets to the producer's transaction",
}

const DESERIALIZED: Config = {
  'key.deserializer': 'org.apache.kafka.common.serialization.StringDeserializer',
  'value.deserializer': 'org.apache.kafka.common.serialization.ByteArrayDeserializer',
}

const commentOf = ({ reads, commit }: ConsumerGroup, words: typeof COMMIT): string => {
  if (reads === 'share') return 'Acknowledge each record when it is processed, or reject one that cannot be'
  if (reads === 'everything')
    return 'From the earliest record on, at every start; Kafka by itself begins at the end'
  return commit ? words[commit] : ''
}

const READING: Readonly<Record<Reading, readonly string[]>> = {
  group: [],
  share: [
    'Make a KafkaShareConsumer of it: the group is a share group, in which a record goes to whoever asks',
  ],
  everything: ['Every member reads everything: call assign() with all partitions, not subscribe()'],
}

const REFUSED: Readonly<Partial<Record<Reading, readonly string[]>>> = {
  share: NOT_FOR_SHARE_CONSUMERS,
  everything: OF_MEMBERS,
}

/** What the design sets, without what a share consumer refuses and what does nothing outside of a group. */
function takenConfig(group: ConsumerGroup): Config | undefined {
  const refused = REFUSED[readingOf(group)] ?? []
  return (
    group.config && Object.fromEntries(Object.entries(group.config).filter(([key]) => !refused.includes(key)))
  )
}

/** Who assigns partitions to itself is in no group, and commits nothing. */
const identityOf = (group: ConsumerGroup): Config =>
  group.reads === 'everything' ? { 'enable.auto.commit': false } : { [GROUP_ID]: group.groupId ?? group.name }

function propertiesOf(group: ConsumerGroup, design: Design): string {
  const family = fileFamilyOf(group.client) ?? 'java'
  const topics = (group.consumes ?? []).map(({ topic }) => singleLine(topic))
  return clientProperties(
    { kind: 'consumer', version: design.cluster.kafkaVersion, family },
    [
      `Settings of every member of the consumer group ${singleLine(group.name)} in ${singleLine(design.name)}`,
      ...(topics.length > 0 ? [`It reads ${topics.join(', ')}`] : []),
      ...aboutRetryTopics(group.retryTopics?.map(({ topic }) => topic)),
      ...builtWith(group.client, 'consumer'),
      ...aboutComments(group),
      ...READING[readingOf(group)],
      ...acceptedAt(design, consumerGroupId(group.name)),
    ],
    {
      'bootstrap.servers': 'localhost:9092',
      ...identityOf(group),
      ...(family === 'java' && DESERIALIZED),
    },
    {
      comment: commentOf(group, family === 'java' ? COMMIT : COMMIT_ELSEWHERE),
      insteadOf: 'For the way to commit that the design names, which what is set below does not give',
      config: { ...consumerGroupIntent(group), ...startOfReading(group) },
      overrides: consumerGroupOverrides(group),
    },
    takenConfig(group),
    otherGroup(group),
    reachSettings(design, group, group.config, family),
  )
}
