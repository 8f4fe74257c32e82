import { type Guarantee, join, pass, SOUND } from '../../delivery/guarantee'
import { HOP_KINDS } from '../../delivery/kinds/index'
import type { Cluster, StreamsApp } from '../../model/design'
import { producerInStreams, threadsOf } from '../../model/inside-streams'
import { streamsApp as facts } from '../../model/kinds/streams-app'
import { nodeId } from '../../model/node-id'
import { weakerDelivery } from '../../settings/client-intent'
import { streamsSettings } from '../../settings/streams-settings'
import { figure, input } from '../../sizing/figures'
import { sizeProducer } from '../../sizing/size-clients'
import { addRates, rateOfRelays } from '../../traffic/follow-traffic'
import { NO_RATE } from '../../traffic/traffic'
import { streamsWriterOf } from '../cached-settings'
import { allSame, cachedWhile } from '../cached-while'
import { type ClientContext, flowOf, type ViewKind } from '../view-kind'
import type { ConsumerGroupRead, ProducerWrite, StreamsAppView, TopicView, WriterView } from '../views'

const cachedApp = cachedWhile<StreamsApp, StreamsAppView>()

const [READS, WRITES] = facts.ports

export const streamsApp: ViewKind<'streamsApp'> = {
  view: streamsAppView,
  traffic: ({ rate, reads, writer }) => ({
    total: rate,
    reads: reads.map(flowOf),
    ...(writer && { writes: writer.writes.map(flowOf) }),
  }),
}

function streamsAppView(
  app: StreamsApp,
  _: number,
  { design: { cluster }, find, relaysOf }: ClientContext,
): StreamsAppView {
  const drawn = (topics: readonly string[]) => topics.flatMap((topic) => find(topic) ?? [])
  const read = drawn(READS.topics(app))
  const written = drawn(WRITES.topics(app))
  return cachedApp(
    app,
    (view) =>
      view.cluster === cluster &&
      allSame(view.reads, read, ({ topic }, now) => topic === now) &&
      allSame(view.writer?.writes ?? [], written, ({ topic }, now) => topic === now),
    () => {
      const settings = streamsSettings(app)
      const { delivery } = streamsWriterOf(app, cluster.kafkaVersion)
      const reads = read.map(
        (topic): ConsumerGroupRead => ({
          topic,
          rate: topic.rate,
          guarantee: guaranteeAfter(app, topic, cluster),
        }),
      )
      const guarantee = guaranteeOfWrites(app, read, cluster)
      const writes = written.map((topic): ProducerWrite => {
        const rateOf = (name: string) => find(name)?.rate ?? NO_RATE
        return { topic, rate: rateOfRelays(relaysOf(app), topic.topic, rateOf), guarantee }
      })
      const writer = writerOf(app, cluster, writes, guarantee)
      const instances = input(
        'instances',
        app.instances ?? 1,
        'count',
        app.instances === undefined ? 'assumption' : 'user',
      )
      const each = settings.number('num.stream.threads')
      return {
        kind: 'streamsApp',
        id: nodeId('streamsApp', app.name),
        name: app.name,
        app,
        cluster,
        settings,
        delivery,
        rate: reads.reduce((sum, { rate }) => addRates(sum, rate), NO_RATE),
        reads,
        ...(writer && { writer }),
        sizing: {
          threads: figure(threadsOf(app), 'count', 'instances × num.stream.threads', [
            instances,
            input('num.stream.threads', each, 'count', settings.origin('num.stream.threads')),
          ]),
        },
      }
    },
  )
}

/** The producers inside an application, with what they write. */
function writerOf(
  app: StreamsApp,
  cluster: Cluster,
  writes: readonly ProducerWrite[],
  guarantee: Guarantee,
): WriterView | undefined {
  const producer = producerInStreams(app)
  if (!producer) return undefined
  const { settings, delivery } = streamsWriterOf(app, cluster.kafkaVersion)
  return {
    kind: 'streamsApp',
    id: nodeId('streamsApp', app.name),
    name: app.name,
    producer,
    cluster,
    settings,
    delivery: weakerDelivery(delivery, producer.delivery ?? delivery),
    guarantee,
    rate: writes.reduce((sum, { rate }) => addRates(sum, rate), NO_RATE),
    sizing: sizeProducer(producer, settings),
    writes,
  }
}

/** What is guaranteed of a topic's records once the application has done its work on them. */
function guaranteeAfter(app: StreamsApp, { guarantee }: TopicView, cluster: Cluster): Guarantee {
  const hop = HOP_KINDS.streamsApp.reads?.(app, guarantee, cluster)
  return hop ? pass(guarantee, hop) : guarantee
}

/** What is guaranteed of what the application makes of all that it reads. */
function guaranteeOfWrites(app: StreamsApp, read: readonly TopicView[], cluster: Cluster): Guarantee {
  const ways = read.flatMap(({ guarantee }): Guarantee[] => {
    const hop = HOP_KINDS.streamsApp.passes?.(app, 'produces', guarantee, cluster)
    return hop ? [pass(guarantee, hop)] : []
  })
  return ways.reduce((one, other) => join(one, other), ways[0] ?? SOUND)
}
