/**
 * What writes: a producer, or the producer inside a node that reads, processes and writes. All are
 * asked as one producer, so that no rule, size or export knows half of the writers.
 */
import { cachedPer } from '../shared/cached-per'
import type { ConsumerGroup, Design, Producer } from './design'
import { producerInConnector, withConnectorProducer } from './inside-connector'
import { producerInStreams, withStreamsProducer } from './inside-streams'
import { replaceNode } from './replace-node'

/** The kinds of node that may write. */
export type WriterKind = 'producer' | 'consumerGroup' | 'streamsApp' | 'connector'

export interface Writer {
  readonly kind: WriterKind
  readonly name: string
}

/** What a group's producer guarantees by intent: what it says, else what committing in transactions needs. */
const deliveryOf = ({ commit, producer }: ConsumerGroup): Producer['delivery'] =>
  producer?.delivery ?? (commit === 'transactional' ? 'exactly-once' : undefined)

const producerInsideGroup = cachedPer((group: ConsumerGroup): Producer => {
  const { name, client, members, threadsPerMember, produces = [], producer } = group
  const delivery = deliveryOf(group)
  return {
    name,
    ...((members ?? threadsPerMember) !== undefined && {
      instances: (members ?? 1) * (threadsPerMember ?? 1),
    }),
    ...(delivery && { delivery }),
    ...(client && { client }),
    ...(producer?.config && { config: producer.config }),
    produces: produces.map(({ topic }) => ({ topic })),
  }
})

/**
 * Returns the producer inside a group, under the group's name and with an instance for each of its consumers;
 * undefined where the group writes nothing, as most do. The same object while the group is.
 */
export const producerInside = (group: ConsumerGroup): Producer | undefined =>
  group.produces === undefined || group.produces.length === 0 ? undefined : producerInsideGroup(group)

/** The group with what was changed in the producer inside it: its delivery and its settings. */
function withProducer(group: ConsumerGroup, before: Producer, after: Producer): ConsumerGroup {
  if (after === before) return group
  const { delivery, config } = after
  const { producer: _, ...rest } = group
  const states = delivery !== before.delivery ? delivery : group.producer?.delivery
  const producer = { ...(states && { delivery: states }), ...(config && { config }) }
  return Object.keys(producer).length === 0 ? rest : { ...group, producer }
}

/** The design with the delivery or the settings of one writer changed, whichever kind of node it is. */
export function changeWriter(
  design: Design,
  { kind, name }: Writer,
  change: (producer: Producer) => Producer,
): Design {
  if (kind === 'producer') return replaceNode(design, 'producer', name, change)
  if (kind === 'streamsApp')
    return replaceNode(design, 'streamsApp', name, (app) => {
      const before = producerInStreams(app)
      return before ? withStreamsProducer(app, before, change(before)) : app
    })
  if (kind === 'connector')
    return replaceNode(design, 'connector', name, (connector) => {
      const before = producerInConnector(connector, design.cluster)
      return before ? withConnectorProducer(connector, before, change(before)) : connector
    })
  return replaceNode(design, 'consumerGroup', name, (group) => {
    const before = producerInside(group)
    return before ? withProducer(group, before, change(before)) : group
  })
}

/** The producer of a writer, or the one inside it. */
function producerOf(design: Design, { kind, name }: Writer): Producer | undefined {
  const isNamed = (node: { readonly name: string }) => node.name === name
  if (kind === 'producer') return design.producers.find(isNamed)
  if (kind === 'streamsApp') {
    const app = design.streamsApps.find(isNamed)
    return app && producerInStreams(app)
  }
  if (kind === 'connector') {
    const connector = design.connectors.find(isNamed)
    return connector && producerInConnector(connector, design.cluster)
  }
  const group = design.consumerGroups.find(isNamed)
  return group && producerInside(group)
}

/** A change of the producers of a design, as a change of the producer inside one writer. */
export const throughWriter =
  (writer: Writer, change: (design: Design) => Design) =>
  (design: Design): Design => {
    const before = producerOf(design, writer)
    if (!before) return design
    const { producers, ...changed } = change({ ...design, producers: [before] })
    const [after = before] = producers
    return changeWriter({ ...changed, producers: design.producers }, writer, () => after)
  }
