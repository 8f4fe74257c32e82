/** All that reads as a consumer group does: groups, Streams applications, and the tasks of sinks. */
import { streamsFacts } from '../facts/streams-facts'
import { consumerInStreams, threadsOf } from '../model/inside-streams'
import { consumerGroupSettings } from '../settings/resolve-settings'
import type { ConnectorView, ConsumerGroupView, DesignView, StreamsAppView } from '../views/views'

/** What the simulation asks of a reader. */
export interface ReaderView
  extends Pick<
    ConsumerGroupView,
    | 'name'
    | 'group'
    | 'cluster'
    | 'settings'
    | 'delivery'
    | 'rate'
    | 'reads'
    | 'writer'
    | 'retries'
    | 'deadLetter'
  > {
  /** The node's own, as `streamsApp:totals`. */
  readonly id: string
  readonly streams?: StreamsPlan
}

/** The tasks of one sub-topology: each reads the same partition of all its topics. */
export interface SubtopologyPlan {
  readonly topics: readonly string[]
  readonly tasks: number
  /** What one task reads back of its changelogs where it has no copy of its state. */
  readonly bytesPerTask: number
}

/** How a Streams application divides its work. */
export interface StreamsPlan {
  readonly subtopologies: readonly SubtopologyPlan[]
  readonly standbys: number
  /** KIP-1071: brokers assign, and there is no warming up. */
  readonly isServerSide: boolean
  readonly commitSeconds: number
  readonly probingSeconds: number
  /** Whether nothing says how large the state is. */
  readonly hasUnknownState: boolean
}

/** Returns all readers of a design, groups first. */
export const readersOf = ({ consumerGroups, streamsApps, connectors }: DesignView): readonly ReaderView[] => [
  ...consumerGroups,
  ...streamsApps.filter(({ reads }) => reads.length > 0).map(ofStreams),
  ...connectors.flatMap(ofSink),
]

function ofSink(view: ConnectorView): readonly ReaderView[] {
  const { name, id, group, cluster, consumer: settings, delivery, rate, reads, deadLetter } = view
  if (!group || !settings || reads.length === 0) return []
  return [
    {
      name,
      id,
      group,
      cluster,
      settings,
      delivery,
      rate,
      reads,
      retries: [],
      ...(deadLetter && { deadLetter }),
    },
  ]
}

function ofStreams(view: StreamsAppView): ReaderView {
  const { name, id, app, cluster, delivery, rate, reads, writer, settings } = view
  const instances = app.instances ?? 1
  const group = {
    ...consumerInStreams(app),
    members: instances,
    threadsPerMember: Math.max(1, Math.round(threadsOf(app) / instances)),
  }
  const facts = streamsFacts(view)
  const partitions = Math.max(0, ...reads.map(({ topic }) => topic.partitions))
  const all: SubtopologyPlan = {
    topics: reads.map(({ topic }) => topic.name),
    tasks: partitions,
    bytesPerTask: 0,
  }
  const subtopologies = facts.ok
    ? facts.subtopologies.flatMap(({ id: of, tasks, isGlobal, reads: topics }): SubtopologyPlan[] => {
        if (isGlobal || tasks === 0) return []
        const bytes = facts.stores.reduce(
          (sum, store) =>
            store.subtopology === of && !store.isGlobal ? sum + (store.restored?.value ?? 0) : sum,
          0,
        )
        return [{ topics, tasks, bytesPerTask: bytes / tasks }]
      })
    : [all]
  return {
    name,
    id,
    group,
    cluster,
    settings: consumerGroupSettings(group, cluster.kafkaVersion),
    delivery,
    rate,
    reads,
    retries: [],
    ...(writer && { writer }),
    streams: {
      subtopologies: subtopologies.length > 0 ? subtopologies : [all],
      standbys: facts.ok ? facts.standbys : 0,
      isServerSide: settings.text('group.protocol').toLowerCase() === 'streams',
      commitSeconds: settings.number('commit.interval.ms') / 1000,
      probingSeconds: (Number(app.config?.['probing.rebalance.interval.ms']) || 600_000) / 1000,
      hasUnknownState: facts.ok && facts.unknown.restore.length > 0,
    },
  }
}
