import { libraryOf } from '../kafka/client-libraries'
import type { TopicWriter } from '../views/views'

/** What spreads the records of one key over all partitions. */
export const NO_KEY = 'no key'

/** Java's partitioners by what they do with a key; the first two are gone since 4.0. */
const OF_JAVA: Readonly<Record<string, string>> = {
  DefaultPartitioner: 'murmur2',
  UniformStickyPartitioner: NO_KEY,
  RoundRobinPartitioner: NO_KEY,
}
/** What hashes a key where nothing is set. Before 2.0 KafkaJS had a murmur2 of its own, which puts some keys elsewhere. */
const OF_FAMILY = { kafkajs: 'murmur2', 'franz-go': 'murmur2', sarama: 'fnv1a' } as const
const KAFKAS = /^org\.apache\.kafka\.clients\.producer\./

/**
 * How a writer turns a key into a partition, in words that are equal exactly where the partitions are; a class
 * of one's own is named.
 *
 * @see KafkaProducer.partition; rd_kafka_msg_partitioner_* in librdkafka's rdkafka_msg.c; kgo.StickyKeyPartitioner;
 * NewHashPartitioner of Sarama
 */
export function keyHash({ producer, settings }: TopicWriter): string {
  const { family } = libraryOf(producer.client)
  if (family === 'librdkafka') {
    const partitioner = settings.text('partitioner').replace(/_random$/, '')
    if (partitioner === 'random') return NO_KEY
    return partitioner === '' || partitioner === 'consistent' ? 'crc32' : partitioner
  }
  if (family !== 'java') return settings.text('partitioner') || OF_FAMILY[family]
  const own = settings.text('partitioner.class')
  if (own === '') return settings.flag('partitioner.ignore.keys') ? NO_KEY : 'murmur2'
  const name = own.slice(own.lastIndexOf('.') + 1)
  return (KAFKAS.test(own) ? OF_JAVA[name] : undefined) ?? name
}
