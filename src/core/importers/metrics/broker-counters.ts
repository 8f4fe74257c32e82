import { formatBytes } from '../../shared/format'
import type { FactBook } from '../facts/fact-book'
import type { Place } from '../source'
import type { Sample } from './samples'

/** Records and bytes that a broker took for a topic, as its JMX beans are called by the usual rules of the JMX exporter. */
const COUNTER = /^kafka_server_brokertopicmetrics_(messages|bytes)in(?:persec)?(?:_count)?(?:_total)?$/
/** By what one broker is told from another where a Prometheus holds several. */
const BROKER = ['instance', 'broker', 'broker_id', 'pod', 'kubernetes_pod_name'] as const

interface Taken {
  readonly place: Place
  readonly records: Map<string, number>
  readonly bytes: Map<string, number>
}

/** What brokers count of each topic since they started. */
export class BrokerCounters {
  readonly #topics = new Map<string, Taken>()
  readonly #brokers = new Set<string>()

  /** Whether a sample is such a counter, which is then taken: of a topic, or of all of a broker, which says nothing. */
  take(
    { name, labels, value, at }: Sample,
    place: Place,
    moment: number | undefined,
    book: FactBook,
  ): boolean {
    const what = COUNTER.exec(name.toLowerCase())?.[1]
    if (what === undefined) return false
    const topic = labels.get('topic')
    if (topic === undefined || topic === '' || /^__/.test(topic) || !Number.isFinite(value)) return true
    const broker = BROKER.map((label) => labels.get(label)).find((said) => said !== undefined) ?? ''
    this.#brokers.add(broker)
    const taken = this.#topics.get(topic) ?? { place, records: new Map(), bytes: new Map() }
    this.#topics.set(topic, taken)
    book.topic(topic, place, 'seen')
    if (what === 'bytes') taken.bytes.set(broker, value)
    else {
      taken.records.set(broker, value)
      const partition = `broker ${broker}`
      book.offsets.push({ topic, partition, end: value, at: at ?? moment, place, isCounter: true })
    }
    return true
  }

  /** Says how large records are, by the bytes and the records of each topic, and that the counts are of these brokers alone. */
  tell(book: FactBook): void {
    for (const [topic, { place, records, bytes }] of this.#topics) {
      const [count, size] = [sumOf(records), sumOf(bytes)]
      const average = Math.round(size / count)
      if (!(count > 0) || !(average > 0)) continue
      book.topic(topic, place, 'seen').say('record.averageBytes', average, place, 'guessed')
      book.guess(
        place,
        `Records of \`${topic}\` have ${formatBytes(average)} on average, as the brokers counted since they started, compressed as they came.`,
      )
    }
    const [first] = this.#topics.values()
    if (first && this.#brokers.size === 1)
      book.guess(
        first.place,
        'These counters are of one broker: what other brokers took of each topic comes on top.',
      )
  }
}

const sumOf = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((sum, count) => sum + count, 0)
