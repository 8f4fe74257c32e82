import { type Guarantee, pass, SOUND } from '../../delivery/guarantee'
import { HOP_KINDS } from '../../delivery/kinds/index'
import { connectOf, isExactlyOnceSource } from '../../model/connect-cluster'
import type { Cluster, Connector, ConsumerGroup } from '../../model/design'
import { consumerInConnector, producerInConnector } from '../../model/inside-connector'
import { sideOf } from '../../model/kinds/connector'
import { nodeId } from '../../model/node-id'
import { mostTasks } from '../../model/parts-of-source'
import { consumerGroupDelivery } from '../../settings/delivery'
import { figure, input } from '../../sizing/figures'
import { sizeConsumerGroup, sizeProducer } from '../../sizing/size-clients'
import type { ConnectorSizing, Figure } from '../../sizing/sizing'
import { addRates, relayRate, writeRate } from '../../traffic/follow-traffic'
import { NO_RATE, type Rate } from '../../traffic/traffic'
import { clientsOf, groupSettingsOf } from '../cached-settings'
import { allSame, cachedWhile } from '../cached-while'
import { type ClientContext, flowOf, type ViewKind } from '../view-kind'
import type { ConnectorView, ConsumerGroupRead, ProducerWrite, TopicView, WriterView } from '../views'

const cachedConnector = cachedWhile<Connector, ConnectorView>()

export const connector: ViewKind<'connector'> = {
  view: connectorView,
  traffic: ({ rate, reads, deadLetter, writer }) => ({
    total: rate,
    reads: reads.map(flowOf),
    ...(deadLetter && { deadLetter: flowOf(deadLetter) }),
    ...(writer && { writes: writer.writes.map(flowOf) }),
  }),
}

function connectorView(
  node: Connector,
  _: number,
  { design: { cluster }, assume, find }: ClientContext,
): ConnectorView {
  const target = node.deadLetter && find(node.deadLetter.topic)
  return cachedConnector(
    node,
    (view) =>
      view.cluster === cluster &&
      view.assumptions === assume &&
      view.deadLetter?.topic === target &&
      allSame(view.reads, node.consumes ?? [], (read, { topic }) => read.topic === find(topic)) &&
      allSame(
        view.writer?.writes ?? [],
        node.produces ?? [],
        (write, { topic }) => write.topic === find(topic),
      ),
    () => {
      const connect = connectOf(cluster, node)
      const group = consumerInConnector(node, cluster)
      const reads = (node.consumes ?? []).flatMap(({ topic }): ConsumerGroupRead[] => {
        const view = find(topic)
        return view ? [{ topic: view, rate: view.rate, guarantee: guaranteeAfter(node, view, cluster) }] : []
      })
      const read = reads.reduce((sum, { rate }) => addRates(sum, rate), NO_RATE)
      const writer = writerOf(node, cluster, find)
      const consumer = group && groupSettingsOf(group, cluster.kafkaVersion)
      const ofGroup =
        group &&
        consumer &&
        sizeConsumerGroup({
          group,
          cluster,
          settings: consumer,
          rate: read,
          partitions: reads.reduce((sum, { topic }) => sum + topic.partitions, 0),
          reads,
          assume,
        })
      return {
        kind: 'connector',
        id: nodeId('connector', node.name),
        name: node.name,
        connector: node,
        cluster,
        assumptions: assume,
        connect,
        side: sideOf(node),
        ...(group && { group }),
        ...(consumer && { consumer }),
        delivery: group && consumer ? consumerGroupDelivery(consumer, group) : deliveryOf(node, cluster),
        rate: writer?.rate ?? read,
        sizing: sizingOf(node, group, ofGroup, writer),
        reads,
        ...(target && {
          deadLetter: {
            topic: target,
            rate: relayRate(read, node.deadLetter?.recordsShare ?? 0, target.topic),
          },
        }),
        ...(writer && { writer }),
      }
    },
  )
}

const deliveryOf = (node: Connector, cluster: Cluster) =>
  node.exactlyOnce === 'required' && isExactlyOnceSource(connectOf(cluster, node))
    ? ('exactly-once' as const)
    : ('at-least-once' as const)

function sizingOf(
  node: Connector,
  group: ConsumerGroup | undefined,
  ofGroup: ConnectorSizing['group'],
  writer: WriterView | undefined,
): ConnectorSizing {
  const { tasksMax = 1, snapshotRows } = node
  const max = input('tasks.max', tasksMax, 'count', node.tasksMax === undefined ? 'default' : 'user')
  if (group && ofGroup) {
    const working = Math.max(0, tasksMax - ofGroup.idleMembers)
    return {
      tasks: figure(working, 'count', 'tasks.max, as far as there are partitions', [max]),
      idleTasks: ofGroup.idleMembers,
      group: ofGroup,
    }
  }
  const most = mostTasks(node)
  const working = Math.min(tasksMax, most ?? tasksMax)
  const parts =
    most === undefined
      ? []
      : [input('parts to split', most, 'count', node.splits === undefined ? 'derived' : 'user')]
  return {
    tasks: figure(working, 'count', 'the lesser of tasks.max and what can be split', [max, ...parts]),
    idleTasks: tasksMax - working,
    ...(snapshotRows !== undefined && { snapshot: snapshotFigure(snapshotRows, writer) }),
  }
}

/** What the rows of a snapshot are in the topics that they go to. */
function snapshotFigure(rows: number, writer: WriterView | undefined): Figure {
  const writes = writer?.writes ?? []
  const bytes =
    writes.length === 0
      ? 0
      : writes.reduce((sum, { topic }) => sum + topic.averageRecordBytes, 0) / writes.length
  return figure(rows * bytes, 'bytes', 'rows of the snapshot × size of a record', [
    input('rows of the snapshot', rows, 'records', 'user'),
    input('size of a record', bytes, 'bytes', 'derived'),
  ])
}

/** The producers inside a source, with what they write. */
function writerOf(node: Connector, cluster: Cluster, find: ClientContext['find']): WriterView | undefined {
  const producer = producerInConnector(node, cluster)
  if (!producer) return undefined
  const { settings } = clientsOf(producer, cluster.kafkaVersion)
  const hop = HOP_KINDS.connector.sends?.(node, cluster)
  const guarantee = hop ? pass(SOUND, hop) : SOUND
  let total: Rate = NO_RATE
  const writes: ProducerWrite[] = []
  for (const { topic, recordsPerSecond } of node.produces ?? []) {
    const view = find(topic)
    if (!view) continue
    const rate = writeRate(view.topic, recordsPerSecond)
    total = addRates(total, rate)
    writes.push({ topic: view, rate, guarantee })
  }
  return {
    kind: 'connector',
    id: nodeId('connector', node.name),
    name: node.name,
    producer,
    cluster,
    settings,
    delivery: deliveryOf(node, cluster),
    guarantee,
    rate: total,
    sizing: sizeProducer(producer, settings),
    writes,
  }
}

/** What is guaranteed of a topic's records once the sink has handed them over. */
function guaranteeAfter(node: Connector, { guarantee }: TopicView, cluster: Cluster): Guarantee {
  const hop = HOP_KINDS.connector.reads?.(node, guarantee, cluster)
  return hop ? pass(guarantee, hop) : guarantee
}
