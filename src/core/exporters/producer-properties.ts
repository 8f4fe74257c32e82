import { isJavaClient } from '../kafka/client-libraries'
import type { Config, Design, Producer } from '../model/design'
import { consumerGroupId, type NodeId, producerId } from '../model/node-id'
import type { Identity } from '../model/principal'
import { producerInside, type WriterKind } from '../model/writers'
import { producerIntent } from '../settings/client-intent'
import { ABOUT_CARRIED, aboutComments } from './about'
import { acceptedAt } from './accepted'
import { type Carried, notCarried } from './carried'
import { builtWith, clientLosses } from './client-files'
import { fileFamilyOf } from './client-names'
import { clientProperties, refusedSettings } from './client-properties'
import type { Exporter, ExportLoss } from './exporter'
import { fileName } from './file-name'
import { deliveryWords, producerOverrides } from './intent-overrides'
import { emptySettings, withoutGuarantee } from './not-carried'
import { REACH_CARRIED, reachLosses, reachSettings } from './reach-cluster'
import { singleLine } from './single-line'
import { uniqueSlugs } from './unique-slugs'

interface Writer {
  readonly id: NodeId
  readonly kind: WriterKind
  /** The producer, or the one inside the group. */
  readonly producer: Producer
  /** Of the node, for a group that writes says who it is and its producer does not. */
  readonly identity: Identity
}

/** All that writes: the producers, and after them the producers inside groups. */
export const writersOf = ({ producers, consumerGroups }: Design): readonly Writer[] => [
  ...producers.map((producer) => ({
    id: producerId(producer.name),
    kind: 'producer' as const,
    producer,
    identity: producer,
  })),
  ...consumerGroups.flatMap((group) => {
    const producer = producerInside(group)
    return producer
      ? [{ id: consumerGroupId(group.name), kind: 'consumerGroup' as const, producer, identity: group }]
      : []
  }),
]

const hasFile = ({ producer: { client } }: Writer): boolean => fileFamilyOf(client) !== undefined
const isJava = ({ producer: { client } }: Writer): boolean => isJavaClient(client)

/** The settings of a writer as they are named in its node: those of a group stand in its producer. */
const inNode = ({ kind }: Writer, losses: readonly ExportLoss[]): ExportLoss[] =>
  losses.map((loss) =>
    kind === 'producer' || loss.field === '' ? loss : { ...loss, field: `producer.${loss.field}` },
  )

/** A properties file for each producer, and for the producer inside each group that writes, with what its delivery guarantee needs. */
export const producerProperties: Exporter = {
  options: [],
  losses: (design) => {
    const writers = writersOf(design)
    const version = design.cluster.kafkaVersion
    const ofEach = (losses: (writer: Writer) => readonly ExportLoss[]) =>
      writers.flatMap((writer) => inNode(writer, losses(writer)))
    return [
      ...ofEach(({ id, producer: { client, config } }) =>
        clientLosses({ at: id, client, config }, 'producer', version),
      ),
      ...ofEach((writer) =>
        isJava(writer) ? withoutGuarantee(writer.id, producerOverrides(writer.producer)) : [],
      ),
      ...ofEach(({ id, producer }) => emptySettings(id, producer.config)),
      ...ofEach(({ id, producer: { client, config } }) => {
        const family = fileFamilyOf(client)
        return family === undefined ? [] : refusedSettings({ kind: 'producer', version, family }, id, config)
      }),
      ...(writers.some(isJava) ? [SERIALIZERS] : []),
      ...reachLosses(design),
      ...notCarried(design, CARRIED),
    ]
  },
  export: (design) => {
    const writers = writersOf(design).filter(hasFile)
    const files = uniqueSlugs(
      writers.map(({ id }) => id),
      (id) => fileName(id.slice(id.indexOf(':') + 1)),
    )
    return writers.map((writer) => ({
      path: `producers/${files.get(writer.id)}.properties`,
      text: propertiesOf(writer, design),
      language: 'properties',
    }))
  },
}

const CARRIED: Carried = {
  cluster: REACH_CARRIED,
  nodes: { producer: [...ABOUT_CARRIED, 'principal', 'delivery', 'client', 'config', 'produces.topic'] },
  instead: {
    consumerGroup: 'of those that write their producer is, and the consumer properties have the rest',
  },
}

const SERIALIZERS: ExportLoss = {
  at: 'design',
  field: '',
  sentence: 'The serializers are those for text keys and raw bytes; put in those of your schemas.',
}

const DELIVERY: Readonly<Record<NonNullable<Producer['delivery']>, string>> = {
  'at-most-once': 'For at most once: a record may be lost, none is written twice',
  'at-least-once': 'For at least once: no acknowledged record is lost, none is written twice by a retry',
  'exactly-once': 'For exactly once: transactions; every instance needs a transactional.id of its own',
}

/** Java substitutes nothing in a properties file: whoever deploys an instance does. */
function commentOf({ delivery, instances = 1 }: Producer): string {
  if (delivery === undefined) return ''
  const own = delivery === 'exactly-once' && instances > 1 ? `: put its name in place of \${instance}` : ''
  return `${DELIVERY[delivery]}${own}`
}

function propertiesOf({ id, kind, producer, identity }: Writer, design: Design): string {
  const topics = (producer.produces ?? []).map(({ topic }) => singleLine(topic))
  const family = fileFamilyOf(producer.client) ?? 'java'
  const whose = kind === 'producer' ? 'the producer' : 'the producer inside the consumer group'
  return clientProperties(
    { kind: 'producer', version: design.cluster.kafkaVersion, family },
    [
      `Settings of ${whose} ${singleLine(producer.name)} in ${singleLine(design.name)}`,
      ...(topics.length > 0 ? [`It writes ${topics.join(', ')}`] : []),
      ...builtWith(producer.client, 'producer'),
      ...aboutComments(producer),
      ...acceptedAt(design, id),
    ],
    { 'bootstrap.servers': 'localhost:9092', ...(family === 'java' && SERIALIZED) },
    {
      comment: commentOf(producer),
      insteadOf: `For ${deliveryWords(producer.delivery ?? 'at-least-once')}, which what is set below does not give`,
      config: producerIntent(producer),
      overrides: producerOverrides(producer),
    },
    producer.config,
    [],
    reachSettings(design, identity, producer.config, family),
  )
}

const SERIALIZED: Config = {
  'key.serializer': 'org.apache.kafka.common.serialization.StringSerializer',
  'value.serializer': 'org.apache.kafka.common.serialization.ByteArraySerializer',
}
