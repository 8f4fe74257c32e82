import type { Guarantee } from '../delivery/guarantee'
import type { TopicOrigin } from '../expand/topology'
import type { Design, StreamsApp } from '../model/design'
import type { Relay } from '../model/kinds/kind'
import type { NodeKind, NodeOfKind } from '../model/node-id'
import type { ReadText } from '../schemas/read-schema'
import type { Assumptions } from '../sizing/assumptions'
import type { CoPartners } from '../sizing/co-partitioning'
import type { Links } from '../traffic/links'
import type { Flow, Rate, Traffic } from '../traffic/traffic'
import type { TopicView, ViewOfKind } from './views'

/** What every view of one design shares. */
export interface Context {
  readonly design: Design
  readonly links: Links
  readonly assume: Assumptions
  /** What is written to each topic: the drawn ones in the order of the document, then the derived ones. */
  readonly rates: readonly Rate[]
  /** What is guaranteed of the records in each topic, in the same order. */
  readonly guarantees: readonly Guarantee[]
  /** What a Streams application writes for each record that it reads. */
  relaysOf(app: StreamsApp): readonly Relay[]
  /** What is written to a topic, by its name. */
  rateOf(topic: string): Rate
  /** By the name of a topic, what it must be co-partitioned with. */
  readonly partners: ReadonlyMap<string, CoPartners>
  /** Undefined while its parser is not loaded. */
  readonly readProtobuf: ReadText | undefined
  /** For whom Kafka makes the topic that is looked at. */
  readonly origin?: TopicOrigin | undefined
}

/** The same once the topics have their views. */
export interface ClientContext extends Context {
  find(topic: string): TopicView | undefined
}

type TrafficOfKind = {
  readonly producer: Traffic['producers'][string]
  readonly topic: Traffic['topics'][string]
  readonly consumerGroup: Traffic['consumerGroups'][string]
  readonly streamsApp: Traffic['streamsApps'][string]
  readonly connector: Traffic['connectors'][string]
}

/** How the view of one kind of node is made. */
export interface ViewKind<Kind extends NodeKind> {
  /** Returns the cached view of a node while it is still valid; `index` is the node's in its list. */
  view(node: NodeOfKind<Kind>, index: number, context: ClientContext): ViewOfKind[Kind]
  /** What of the view stands in the table of traffic. */
  traffic(view: ViewOfKind[Kind]): TrafficOfKind[Kind]
}

export const flowOf = ({ topic, rate }: { readonly topic: TopicView; readonly rate: Rate }): Flow => ({
  topic: topic.name,
  rate,
})
