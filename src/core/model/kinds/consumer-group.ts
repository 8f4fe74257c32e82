import { DEFAULT_RECORDS_PER_RECORD } from '../defaults'
import type { ConsumerGroup } from '../design'
import { copiesOf } from '../reading'
import { retryChain } from '../retry-chain'
import type { Kind, Relay } from './kind'
import { entryPort, listPort, READS, SENDS_DEAD_LETTERS, WRITES } from './ports'

const code = (name: string) => `\`${name}\``

const NONE: readonly never[] = []

/**
 * What fails goes from topic to topic of the retry chain and ends as a dead letter. What comes of it then is among
 * what the first try is taken to write, so that nothing flows from a retry topic to what the group writes.
 */
function relaysOfFailures(group: ConsumerGroup, copies: number): readonly Relay[] {
  const { consumes = NONE, produces = NONE, deadLetter } = group
  const relays: Relay[] = []
  let from: readonly string[] = consumes.map(({ topic }) => topic)
  let share = (retryChain(group)[0]?.share ?? deadLetter?.recordsShare ?? 0) * copies
  for (const { topic: to, onward } of retryChain(group)) {
    for (const source of from) relays.push({ edge: 'retries', from: source, to, share })
    for (const { topic } of produces) relays.push({ edge: 'produces', from: to, to: topic, share: 0 })
    from = [to]
    share = onward
  }
  if (deadLetter)
    for (const source of from) relays.push({ edge: 'deadLetter', from: source, to: deadLetter.topic, share })
  return relays
}

/** Every member that reads everything writes as well: a record read by three is written three times. */
function relays(group: ConsumerGroup): readonly Relay[] {
  const { consumes, produces, retryTopics, deadLetter } = group
  if (!consumes || (!produces && !retryTopics && !deadLetter)) return NONE
  const copies = copiesOf(group)
  const written = (produces ?? NONE).flatMap(({ topic: to, recordsPerRecord }) => {
    const share = (recordsPerRecord ?? DEFAULT_RECORDS_PER_RECORD) * copies
    return consumes.map(({ topic: from }): Relay => ({ edge: 'produces', from, to, share }))
  })
  return retryTopics || deadLetter ? [...written, ...relaysOfFailures(group, copies)] : written
}

const isIn = (entries: readonly { readonly topic: string }[] | undefined, topic: string): boolean =>
  entries?.some((entry) => entry.topic === topic) ?? false

const again = (name: string, topic: string) =>
  `${code(name)} retries through ${code(topic)}, which it reads by itself.`

export const ASSIGNOR = 'partition.assignment.strategy'

/** What a new group has written down, in the words of Java's clients. */
export const PRESET_ASSIGNOR = 'org.apache.kafka.clients.consumer.CooperativeStickyAssignor'

export const consumerGroup = {
  list: 'consumerGroups',
  words: {
    singular: 'consumer group',
    plural: 'consumer groups',
    does: 'A consumer group reads topics, and may write what it makes of them to others.',
  },
  config: 'consumer',
  key: 'g',
  size: { width: 226, height: 86 },
  ports: [
    listPort<ConsumerGroup>()({
      edge: 'consumes',
      field: 'consumes',
      records: 'out-of-topic',
      verbs: READS,
      whyNot: ({ name, deadLetter, produces, retryTopics }, topic) => {
        if (deadLetter?.topic === topic)
          return `${code(topic)} is where ${code(name)} puts its dead letters. It would read them again without end.`
        if (isIn(retryTopics, topic)) return again(name, topic)
        return isIn(produces, topic)
          ? `${code(name)} writes ${code(topic)}. It would read what it writes without end.`
          : null
      },
    }),
    listPort<ConsumerGroup>()({
      edge: 'produces',
      field: 'produces',
      records: 'into-topic',
      verbs: WRITES,
      whyNot: ({ name, consumes, retryTopics }, topic) => {
        if (isIn(retryTopics, topic)) return again(name, topic)
        return isIn(consumes, topic)
          ? `${code(name)} reads ${code(topic)}. It would read what it writes without end.`
          : null
      },
    }),
    listPort<ConsumerGroup>()({
      edge: 'retries',
      field: 'retryTopics',
      records: 'into-topic',
      verbs: {
        forward: 'retries through',
        backward: 'retries of',
        command: (node, topic) => `Let ${node} retry through ${topic}`,
      },
      whyNot: ({ name, consumes, produces, deadLetter }, topic) => {
        if (isIn(consumes, topic))
          return `${code(name)} reads ${code(topic)}. What fails would come back at once, among the new records.`
        if (deadLetter?.topic === topic)
          return `${code(topic)} is where ${code(name)} puts its dead letters, the end of its retries.`
        return isIn(produces, topic)
          ? `${code(name)} writes ${code(topic)}. It would take what it writes for what failed.`
          : null
      },
    }),
    entryPort<ConsumerGroup>()({
      edge: 'deadLetter',
      field: 'deadLetter',
      records: 'into-topic',
      verbs: SENDS_DEAD_LETTERS,
      whyNot: ({ name, consumes, retryTopics }, topic) =>
        isIn(consumes, topic) || isIn(retryTopics, topic)
          ? `${code(name)} reads ${code(topic)}. Its dead letters would come back to it without end.`
          : null,
    }),
  ],
  references: [],
  relays,
  create: (name) => ({
    name,
    commit: 'after-processing',
    config: { [ASSIGNOR]: PRESET_ASSIGNOR },
  }),
} as const satisfies Kind<ConsumerGroup>
