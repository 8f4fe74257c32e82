import type { Application, FactBook } from '../facts/fact-book'
import type { OffsetFact } from '../facts/offset-fact'
import { defineImporter } from '../importer'
import { momentOf, momentOfName } from '../reading/moment'
import type { Place } from '../source'
import { BrokerCounters } from './broker-counters'
import { type Sample, sampleOf } from './samples'

/**
 * What kafka_exporter, KMinion, Kafka Lag Exporter or the JMX exporter shows to Prometheus: topics, who reads them, and where partitions end. Two
 * snapshots, in one text or in several, give rates where something says when each was taken.
 *
 * @see danielqsj/kafka_exporter, README; redpanda-data/kminion, docs/metrics.md
 */
export const metrics = defineImporter(({ name, text }, book) => new Snapshot(name, book).read(text))

/** A group of which a table of lags is kept has offsets for the topic: it reads it, or did. */
const READS = new Set([
  'kafka_consumergroup_lag',
  'kafka_consumergroup_current_offset',
  'kminion_kafka_consumer_group_topic_lag',
  'kminion_kafka_consumer_group_topic_partition_lag',
  // Lightbend's Kafka Lag Exporter.
  'kafka_consumergroup_group_offset',
  'kafka_consumergroup_group_lag',
  'kafka_consumergroup_group_topic_sum_lag',
  // prometheus-kafka-consumer-group-exporter.
  'kafka_consumer_group_offset',
  'kafka_consumer_group_lag',
])
const ENDS = new Set([
  'kafka_topic_partition_current_offset',
  'kminion_kafka_topic_partition_high_water_mark',
  'kafka_partition_latest_offset',
  'kafka_topic_highwater',
  // The brokers' own, by the JMX exporter.
  'kafka_log_log_logendoffset',
  'kafka_log_logendoffset',
])
/** KMinion's end of all partitions together, which counts where it does not list each. */
const END_OF_ALL = 'kminion_kafka_topic_high_water_mark_sum'
/** KMinion has one for each broker, with its rack. */
const BROKER = 'kminion_kafka_broker_info'
const MEMBERS = new Set(['kafka_consumergroup_members', 'kminion_kafka_consumer_group_members'])

class Snapshot {
  readonly #file: string
  readonly #book: FactBook
  readonly #joined = new Set<string>()
  readonly #others = new Set<string>()
  readonly #listed = new Set<string>()
  /** The highest partition of each topic of which an end is told. */
  readonly #highest = new Map<string, { readonly partition: number; readonly place: Place }>()
  readonly #sums: OffsetFact[] = []
  readonly #brokers = new Map<string, string>()
  readonly #counters = new BrokerCounters()
  #other: Place | undefined
  #moment: number | undefined

  constructor(file: string, book: FactBook) {
    this.#file = file
    this.#book = book
    this.#moment = momentOfName(file)
  }

  read(text: string): void {
    let misread: { line: number; count: number } | undefined
    for (const [at, said] of text.split(/\r\n?|\n/).entries()) {
      const moment = momentOf(said)
      if (moment !== undefined) this.#moment = moment
      if (moment !== undefined || said.trim() === '' || said.startsWith('#')) continue
      const sample = sampleOf(said, at + 1)
      if (sample) this.#take(sample)
      else misread = { line: misread?.line ?? at + 1, count: (misread?.count ?? 0) + 1 }
    }
    this.#book.offsets.push(...this.#sums.filter(({ topic }) => !this.#listed.has(topic)))
    for (const [topic, { partition, place }] of this.#highest) {
      const draft = this.#book.topic(topic, place, 'seen')
      if (!draft.claims.has('partitions')) draft.say('partitions', partition + 1, place, 'guessed')
    }
    if (this.#brokers.size > 0) {
      const place = { file: this.#file }
      const racks = new Set([...this.#brokers.values()].filter((rack) => rack !== ''))
      this.#book.cluster.say('brokers', this.#brokers.size, place, 'seen')
      if (racks.size > 0) this.#book.cluster.say('racks', racks.size, place, 'seen')
    }
    this.#counters.tell(this.#book)
    if (misread)
      this.#book.lose(
        { file: this.#file, line: misread.line },
        misread.count === 1
          ? 'This line is no metric.'
          : `${misread.count} lines from here on are no metrics.`,
      )
    if (this.#other)
      this.#book.lose(
        this.#other,
        `${this.#others.size === 1 ? 'One other metric says' : `${this.#others.size} other metrics say`} nothing that a drawing keeps, as \`${[...this.#others][0]}\`.`,
      )
    this.#book.wholes.push({ of: 'topics', file: this.#file, how: 'seen' })
  }

  #take(sample: Sample): void {
    const { name, labels, value } = sample
    const place = { file: this.#file, line: sample.line }
    const topic = labels.get('topic') ?? labels.get('topic_name')
    const groupName = labels.get('consumergroup') ?? labels.get('group_id') ?? labels.get('group')
    if (topic !== undefined && /^__/.test(topic)) return
    if (name === 'kafka_brokers') this.#book.cluster.say('brokers', value, place, 'seen')
    else if (this.#counters.take(sample, place, this.#moment, this.#book)) return
    else if (name === BROKER) this.#brokers.set(labels.get('broker_id') ?? '', labels.get('rack_id') ?? '')
    else if (name === 'kminion_kafka_cluster_info') this.#cluster(labels, place)
    else if (topic !== undefined && this.#topic(sample, topic, place)) return
    else if (topic !== undefined && groupName !== undefined && READS.has(name)) {
      const group = this.#group(groupName, place)
      if (!group || this.#joined.has(`${groupName}\n${topic}`)) return
      this.#joined.add(`${groupName}\n${topic}`)
      this.#book.join(group, 'reads', topic, place, 'seen')
    } else if (groupName !== undefined && MEMBERS.has(name)) {
      const group = this.#group(groupName, place)
      if (value > 0) group?.say('members', value, place, 'seen')
    } else if (groupName !== undefined && name === 'kminion_kafka_consumer_group_info')
      this.#group(groupName, place)
    else {
      this.#other ??= place
      this.#others.add(name)
    }
  }

  /** Whether a sample is about a topic alone, which is then taken. */
  #topic({ name, labels, value, at }: Sample, topic: string, place: Place): boolean {
    if (ENDS.has(name) || name === END_OF_ALL) {
      const partition = labels.get('partition') ?? labels.get('partition_id')
      const fact = { topic, partition: partition ?? '', end: value, at: at ?? this.#moment, place }
      if (partition === undefined) this.#sums.push(fact)
      else {
        this.#listed.add(topic)
        const highest = this.#highest.get(topic)
        if (/^\d+$/.test(partition) && Number(partition) >= (highest?.partition ?? 0))
          this.#highest.set(topic, { partition: Number(partition), place: highest?.place ?? place })
        this.#book.offsets.push(fact)
      }
      this.#book.topic(topic, place, 'seen')
    } else if (name === 'kafka_topic_partitions')
      this.#book.topic(topic, place, 'seen').say('partitions', value, place, 'seen')
    else if (name === 'kafka_topic_partition_replicas')
      this.#book.topic(topic, place, 'seen').say('replicationFactor', value, place, 'seen')
    else if (name === 'kminion_kafka_topic_info') {
      const draft = this.#book.topic(topic, place, 'seen')
      draft.say('partitions', labels.get('partition_count'), place, 'seen')
      draft.say('replicationFactor', labels.get('replication_factor'), place, 'seen')
      draft.say('config.cleanup.policy', labels.get('cleanup_policy'), place, 'seen')
    } else return false
    return true
  }

  #cluster(labels: ReadonlyMap<string, string>, place: Place): void {
    this.#book.cluster.say('brokers', labels.get('broker_count'), place, 'seen')
    const version = /^v?(\d+\.\d+)/.exec(labels.get('cluster_version') ?? '')?.[1]
    if (version !== undefined) this.#book.cluster.say('kafkaVersion', version, place, 'seen')
  }

  #group(name: string, place: Place): Application | undefined {
    const group = this.#book.application(name, place, 'seen')
    if (!group) return undefined
    if (!group.claims.has('groupId')) group.say('groupId', name, place, 'seen')
    group.isGroup = true
    return group
  }
}
