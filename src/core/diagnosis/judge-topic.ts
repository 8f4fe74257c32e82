/** What leaders and replicas of a topic mean for those who write and read it. */
import type { Design } from '../model/design'
import { topicSettings } from '../settings/resolve-settings'
import { formatCountOf } from '../shared/format'
import type { TopicDiagnosis } from './diagnosis'
import { listed } from './evidence'
import type { PartitionReplicas, TopicObservation } from './observations'

/** Judges a topic by its leaders and replicas; nothing where no listing shows them. */
export function diagnoseTopic(
  name: string,
  topic: TopicObservation,
  design: Design | undefined,
): readonly TopicDiagnosis[] {
  if (topic.replicas.size === 0) return []
  const drawn = design?.topics.find((one) => one.name === name)
  const said = Number(topic.configs.get('min.insync.replicas') ?? Number.NaN)
  const least = Number.isFinite(said)
    ? said
    : drawn && design
      ? topicSettings(drawn, design.cluster).number('min.insync.replicas')
      : 1
  const of = (test: (one: PartitionReplicas) => boolean) =>
    [...topic.replicas].filter(([, replica]) => test(replica)).map(([partition]) => partition)
  const withoutLeader = of(({ leader }) => leader === null)
  const underMinInSync = of(({ inSync, replicas }) => inSync < Math.min(least, replicas))
  const underReplicated = of(({ inSync, replicas }) => inSync < replicas)
  const refusing = underMinInSync.filter((partition) => !withoutLeader.includes(partition))
  const short = underReplicated.filter((one) => !withoutLeader.includes(one) && !underMinInSync.includes(one))
  const atLeast = short.filter((partition) => topic.replicas.get(partition)?.inSync === least)
  const words = (partitions: readonly number[]) =>
    listed(partitions.map((partition) => `${name}-${partition}`))
  const sentences: string[] = []
  if (withoutLeader.length > 0)
    sentences.push(
      `${words(withoutLeader)} ${withoutLeader.length === 1 ? 'has' : 'have'} no leader: neither written nor read.`,
      ...returnsOf(name, topic, withoutLeader),
    )
  if (refusing.length > 0)
    sentences.push(
      `${words(refusing)} ${refusing.length === 1 ? 'has' : 'have'} fewer replicas in sync than min.insync.replicas ${least}: writes with acks=all are refused.`,
    )
  if (short.length > 0) {
    const missing = [...new Set(short.flatMap((partition) => topic.replicas.get(partition)?.missing ?? []))]
    const [verb, who] =
      missing.length === 1
        ? ['is', `broker ${missing[0]}`]
        : ['are', `brokers ${listed(missing.toSorted((a, b) => a - b).map(String))}`]
    sentences.push(
      `${words(short)} ${short.length === 1 ? 'lacks' : 'lack'} a replica in sync on ${who}: ${missing.length === 1 ? 'it' : 'they'} ${verb} down, or too slow.`,
    )
  }
  if (atLeast.length > 0)
    sentences.push(
      `${words(atLeast)} ${atLeast.length === 1 ? 'has' : 'have'} ${formatCountOf(least, 'replica')} in sync, the least that min.insync.replicas takes: one more loss stops writes with acks=all.`,
    )
  const status =
    withoutLeader.length + refusing.length > 0 ? 'critical' : short.length > 0 ? 'warning' : 'healthy'
  const summary = sentences.length > 0 ? sentences.join(' ') : `${name} has all its replicas in sync.`
  return [{ name, status, summary, lines: sentences, withoutLeader, underMinInSync, underReplicated }]
}

/** Which broker to bring back first, partition by partition that has no leader. */
export function returnsOf(
  name: string,
  topic: TopicObservation,
  partitions: readonly number[],
): readonly string[] {
  return partitions.slice(0, 4).flatMap((partition) => {
    const { eligible = [], lastEligible = [] } = topic.replicas.get(partition) ?? {}
    const ids = eligible.length > 0 ? eligible : lastEligible
    if (ids.length === 0) return []
    const who = `${ids.length === 1 ? 'broker' : 'one of the brokers'} ${ids.join(', ')}`
    return [
      eligible.length > 0
        ? `Bring back ${who} first: it can lead ${name}-${partition} again without a loss (in Isr or Elr).`
        : `No replica of ${name}-${partition} is eligible to lead it any more; the last one was on ${who} (LastKnownElr): bring it back first, though records may be lost.`,
    ]
  })
}
