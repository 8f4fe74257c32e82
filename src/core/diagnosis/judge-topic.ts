/** What leaders and replicas of a topic mean for those who write and read it. */
import type { Design } from '../model/design'
import { topicSettings } from '../settings/resolve-settings'
import type { Status, TopicDiagnosis } from './diagnosis'
import { listed } from './evidence'
import type { TopicObservation } from './observations'

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
  const of = (test: (one: { leader: number | null; replicas: number; inSync: number }) => boolean) =>
    [...topic.replicas].filter(([, replica]) => test(replica)).map(([partition]) => partition)
  const withoutLeader = of(({ leader }) => leader === null)
  const underMinInSync = of(({ inSync, replicas }) => inSync < Math.min(least, replicas))
  const underReplicated = of(({ inSync, replicas }) => inSync < replicas)
  const words = (partitions: readonly number[]) =>
    listed(partitions.map((partition) => `${name}-${partition}`))
  const refusing = underMinInSync.filter((partition) => !withoutLeader.includes(partition))
  const critical = [
    ...(withoutLeader.length > 0
      ? [
          `${words(withoutLeader)} ${withoutLeader.length === 1 ? 'has' : 'have'} no leader: neither written nor read.`,
        ]
      : []),
    ...(refusing.length > 0
      ? [
          `${words(refusing)} ${refusing.length === 1 ? 'has' : 'have'} fewer replicas in sync than min.insync.replicas ${least}: writes with acks=all are refused.`,
        ]
      : []),
  ]
  const [status, summary]: [Status, string] =
    critical.length > 0
      ? ['critical', critical.join(' ')]
      : underReplicated.length > 0
        ? [
            'warning',
            `${words(underReplicated)} ${underReplicated.length === 1 ? 'lacks' : 'lack'} a replica in sync: a broker is down, or too slow.`,
          ]
        : ['healthy', `${name} has all its replicas in sync.`]
  return [{ name, status, summary, withoutLeader, underMinInSync, underReplicated }]
}
