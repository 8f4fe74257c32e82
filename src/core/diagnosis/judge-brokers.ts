/** Which brokers are behind what is wrong with several topics. */
import { formatCount, formatCountOf } from '../shared/format'
import type { BrokerDiagnosis } from './diagnosis'
import type { TopicObservation } from './observations'

/** Returns the brokers that partitions of at least two topics lack in sync, those that most lack first. */
export function diagnoseBrokers(topics: ReadonlyMap<string, TopicObservation>): readonly BrokerDiagnosis[] {
  const lacking = new Map<number, { partitions: number; topics: Set<string> }>()
  for (const [name, { replicas }] of topics)
    for (const { missing } of replicas.values())
      for (const id of missing) {
        const known = lacking.get(id) ?? { partitions: 0, topics: new Set<string>() }
        known.partitions += 1
        known.topics.add(name)
        lacking.set(id, known)
      }
  const leading = new Set(
    [...topics.values()].flatMap(({ replicas }) =>
      [...replicas.values()].flatMap(({ leader }) => leader ?? []),
    ),
  )
  return [...lacking]
    .filter(([, { topics: of }]) => of.size > 1)
    .toSorted(([, one], [, other]) => other.partitions - one.partitions)
    .map(([id, { partitions, topics: of }]) => ({
      id,
      partitions,
      topics: of.size,
      sentence: `Broker ${id} is not in sync for ${formatCountOf(partitions, 'partition')} of ${formatCount(of.size)} topics: ${
        leading.has(id)
          ? 'it leads others, so that it is slow, or its disk or network is'
          : 'it leads nothing, so that it is down, or cut off'
      }. That is one cause: look at it first.`,
    }))
}
