import { isJavaClient } from '../kafka/client-libraries'
import type { Design, Producer } from '../model/design'
import { producerId } from '../model/node-id'
import { producerIntent } from '../settings/client-intent'
import { ABOUT_CARRIED, aboutLines } from './about'
import { acceptedAt } from './accepted'
import { type Carried, notCarried } from './carried'
import { clientProperties } from './client-properties'
import type { Exporter, ExportLoss } from './exporter'
import { fileName } from './file-name'
import { deliveryWords, producerOverrides } from './intent-overrides'
import { emptySettings, refusedNumbers, withoutGuarantee } from './not-carried'
import { REACH_CARRIED, reachLosses, reachSettings } from './reach-cluster'
import { singleLine } from './single-line'
import { uniqueSlugs } from './unique-slugs'

/** A properties file for each Java producer, with what its delivery guarantee needs. */
export const producerProperties: Exporter = {
  options: [],
  losses: (design) => [
    ...otherClients(design),
    ...design.producers
      .filter(isJava)
      .flatMap((producer) => withoutGuarantee(producerId(producer.name), producerOverrides(producer))),
    ...design.producers.flatMap(({ name, config }) => emptySettings(producerId(name), config)),
    ...design.producers
      .filter(isJava)
      .flatMap(({ name, config }) =>
        refusedNumbers('producer', producerId(name), config, design.cluster.kafkaVersion),
      ),
    ...(design.producers.length > 0 ? [SERIALIZERS] : []),
    ...reachLosses(design),
    ...notCarried(design, CARRIED),
  ],
  export: (design) => {
    const producers = design.producers.filter(isJava)
    const files = uniqueSlugs(
      producers.map(({ name }) => name),
      fileName,
    )
    return producers.map((producer) => ({
      path: `producers/${files.get(producer.name)}.properties`,
      text: propertiesOf(producer, design),
      language: 'properties',
    }))
  },
}

const isJava = ({ client }: Producer): boolean => isJavaClient(client)

const CARRIED: Carried = {
  cluster: REACH_CARRIED,
  nodes: { producer: [...ABOUT_CARRIED, 'delivery', 'client', 'config', 'produces.topic'] },
  instead: { consumerGroup: 'take the consumer properties for them' },
}

const SERIALIZERS: ExportLoss = {
  at: 'design',
  field: '',
  sentence: 'The serializers are those for text keys and raw bytes; put in those of your schemas.',
}

const otherClients = (design: Design): ExportLoss[] =>
  design.producers
    .filter((producer) => !isJava(producer))
    .map(({ name }) => ({
      at: producerId(name),
      field: '',
      sentence: 'Left out, since librdkafka has settings of its own.',
    }))

const DELIVERY: Readonly<Record<NonNullable<Producer['delivery']>, string>> = {
  'at-most-once': 'For at most once: a record may be lost, none is written twice',
  'at-least-once': 'For at least once: no acknowledged record is lost, none is written twice by a retry',
  'exactly-once': 'For exactly once: transactions; every instance needs a transactional.id of its own',
}

function propertiesOf(producer: Producer, design: Design): string {
  const topics = (producer.produces ?? []).map(({ topic }) => singleLine(topic))
  return clientProperties(
    { kind: 'producer', version: design.cluster.kafkaVersion },
    [
      `Settings of the producer ${singleLine(producer.name)} in ${singleLine(design.name)}`,
      ...(topics.length > 0 ? [`It writes ${topics.join(', ')}`] : []),
      ...aboutLines(producer),
      ...acceptedAt(design, producerId(producer.name)),
    ],
    {
      'bootstrap.servers': 'localhost:9092',
      'key.serializer': 'org.apache.kafka.common.serialization.StringSerializer',
      'value.serializer': 'org.apache.kafka.common.serialization.ByteArraySerializer',
    },
    {
      comment: producer.delivery ? DELIVERY[producer.delivery] : '',
      insteadOf: `For ${deliveryWords(producer.delivery ?? 'at-least-once')}, which does not hold by what is set below`,
      config: producerIntent(producer),
      overrides: producerOverrides(producer),
    },
    producer.config,
    [],
    reachSettings(design, producer.name, producer.config),
  )
}
