import { stringHash } from '../java-collections'

/** A partition of a topic; interned, so that two of one name are one object. */
export interface TopicPartition {
  readonly topic: string
  readonly partition: number
  readonly name: string
}

/** Interns the partitions of one assignment. */
export class TopicPartitions {
  readonly #byName = new Map<string, TopicPartition>()

  of(topic: string, partition: number): TopicPartition {
    const name = `${topic}-${partition}`
    let found = this.#byName.get(name)
    if (found === undefined) {
      found = { topic, partition, name }
      this.#byName.set(name, found)
    }
    return found
  }

  /** Reads `topic-partition`; a topic's name may itself hold hyphens. */
  parse(name: string): TopicPartition {
    const hyphen = name.lastIndexOf('-')
    return this.of(name.slice(0, hyphen), Number(name.slice(hyphen + 1)))
  }
}

/** Java's hash of `org.apache.kafka.common.TopicPartition`. */
export const topicPartitionHash = ({ topic, partition }: TopicPartition): number =>
  (Math.imul(31, 31 + partition) + stringHash(topic)) | 0
