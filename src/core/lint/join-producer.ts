import type { ConsumerGroup, Design, Producer } from '../model/design'
import { producerId } from '../model/node-id'
import { ID_REFERENCES } from '../model/references'
import type { ConsumerGroupView, ProducerView } from '../views/views'
import { changeNode, type LabelledFix } from './fixes'

/** Records written for each record read, where both rates are known and they differ; as a figure that reads well. */
function perRecord(read: number, written: number): number | undefined {
  if (read === 0 || written === 0) return undefined
  const share = Number((written / read).toPrecision(3))
  return share === 1 ? undefined : share
}

/** The group with what its producer writes, and with that one's settings. */
function withWrites(
  group: ConsumerGroup,
  { rate }: ConsumerGroupView,
  producer: ProducerView,
): ConsumerGroup {
  const { config } = producer.producer
  return {
    ...group,
    produces: producer.writes.map(({ topic, rate: written }) => {
      const recordsPerRecord = perRecord(rate.averageRecords, written.averageRecords)
      return { topic: topic.name, ...(recordsPerRecord !== undefined && { recordsPerRecord }) }
    }),
    producer: { delivery: 'exactly-once', ...(config && { config }) },
  }
}

const withoutProducer = (design: Design, { name }: Producer): Design => {
  const gone = producerId(name)
  const left: Design = { ...design, producers: design.producers.filter((one) => one.name !== name) }
  return ID_REFERENCES.reduce<Design>(
    (so, table) => table.rename(so, (id) => (id === gone ? undefined : id)),
    left,
  )
}

/**
 * Returns the fix that makes one node of a group and the producer of the same application, which writes in the
 * group's transactions from then on.
 */
export const joinProducer = (view: ConsumerGroupView, producer: ProducerView): LabelledFix => ({
  label: `Make one node of ${view.name} and the producer ${producer.name}`,
  apply: (design) =>
    changeNode('consumerGroup', view.name, '', (group) => withWrites(group, view, producer)).apply(
      withoutProducer(design, producer.producer),
    ),
})
