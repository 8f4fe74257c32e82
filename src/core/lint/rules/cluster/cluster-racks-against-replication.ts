import type { TopicView } from '../../../views/views'
import { changeCluster } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

/** The in-sync replicas that remain of a partition when the rack with most of its replicas is lost. */
const leftWithoutARack = (replicationFactor: number, racks: number): number =>
  replicationFactor - Math.ceil(replicationFactor / racks)

/** Whether the loss of one rack stops writes with acks=all, where the loss of one broker does not. */
function stopsWithoutARack({ settings, replicationFactor }: TopicView, racks: number): boolean {
  const left = leftWithoutARack(replicationFactor, racks)
  if (replicationFactor < 2 || left === replicationFactor - 1) return false
  const minimum = Math.min(settings.number('min.insync.replicas'), replicationFactor)
  return minimum < replicationFactor && left < minimum
}

export const clusterRacksAgainstReplication = defineRule({
  id: 'cluster-racks-against-replication',
  title: 'Losing one rack stops writes',
  scope: 'design',
  severity: 'warning',
  kind: 'advice',
  why: 'Kafka spreads the replicas of a partition over the racks as evenly as it can. With fewer racks than replicas one rack holds several of them, and when it is lost fewer remain than min.insync.replicas asks for: writes with acks=all stop until it is back. Three racks for three replicas lose one of them and go on.',
  reference: kafkaDocs('operations/basic-kafka-operations/#balancing-replicas-across-racks'),
  examples: () => ({
    bad: [soundDesign({ cluster: { brokers: 4, racks: 2 } }), soundDesign({ cluster: { racks: 1 } })],
    good: [
      soundDesign({ cluster: { racks: undefined } }),
      soundDesign({ cluster: { racks: 1, environment: 'development' } }),
      soundDesign({
        cluster: { brokers: 6, racks: 2 },
        topic: { replicationFactor: 4 },
        deadLetterTopic: { replicationFactor: 4 },
      }),
    ],
  }),
  check({ cluster, topics }, report) {
    const { racks, brokers, environment } = cluster
    // Not stated is not known; a single rack is said of production only.
    if (racks === undefined || environment === 'development') return
    if (racks === 1 && environment !== 'production') return
    let worst: TopicView | undefined
    let count = 0
    for (const view of topics) {
      if (!stopsWithoutARack(view, racks)) continue
      worst ??= view
      count += 1
    }
    if (worst === undefined) return
    const { replicationFactor, settings, topic } = worst
    const others = count === 1 ? '' : ` and ${count - 1} more`
    const minimum = Math.min(settings.number('min.insync.replicas'), replicationFactor)
    report({
      message:
        racks === 1
          ? `The cluster cannot lose its only rack: it has all copies of \`${topic.name}\`${others}`
          : `The cluster cannot lose one of its ${racks} racks: \`${topic.name}\`${others} could not be written`,
      field: 'racks',
      evidence: [
        { name: 'racks', value: `${racks}` },
        { name: `replication factor of ${topic.name}`, value: `${replicationFactor}` },
        { name: 'min.insync.replicas in effect', value: `${minimum}` },
        { name: 'replicas left without a rack', value: `${leftWithoutARack(replicationFactor, racks)}` },
        { name: 'topics', value: `${count}` },
      ],
      ...(brokers >= replicationFactor && {
        fix: changeCluster(`Spread the brokers over ${replicationFactor} racks`, (before) => ({
          ...before,
          racks: replicationFactor,
        })),
      }),
    })
  },
})
