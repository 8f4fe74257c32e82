import { type Hop, pass, SOUND } from '../../delivery/guarantee'
import { HOP_KINDS } from '../../delivery/kinds/index'
import type { Producer } from '../../model/design'
import { producerId } from '../../model/node-id'
import { cachedPer } from '../../shared/cached-per'
import { mapDefined } from '../../shared/map-defined'
import { sizeProducer } from '../../sizing/size-clients'
import { addRates, writeRate } from '../../traffic/follow-traffic'
import { NO_RATE } from '../../traffic/traffic'
import { clientsOf } from '../cached-settings'
import { allSame, cachedWhile } from '../cached-while'
import { type ClientContext, flowOf, type ViewKind } from '../view-kind'
import type { ProducerView, ProducerWrite } from '../views'

const cachedProducer = cachedWhile<Producer, ProducerView>()

const NONE: readonly never[] = []

/** The same guarantee while the hop is the same: edges are drawn anew where it is another. */
const passed = cachedPer((hop: Hop) => pass(SOUND, hop))

export const producer: ViewKind<'producer'> = {
  view: producerView,
  traffic: ({ rate, writes }) => ({ total: rate, writes: writes.map(flowOf) }),
}

function producerView(
  producer: Producer,
  _: number,
  { design: { cluster }, find }: ClientContext,
): ProducerView {
  return cachedProducer(
    producer,
    (view) =>
      view.cluster === cluster &&
      allSame(view.writes, producer.produces ?? [], (write, { topic }) => write.topic === find(topic)),
    () => {
      const { settings, delivery } = clientsOf(producer, cluster.kafkaVersion)
      const hop = HOP_KINDS.producer.sends?.(producer, cluster)
      const guarantee = hop ? passed(hop) : SOUND
      let total = NO_RATE
      const writes = mapDefined(
        producer.produces ?? NONE,
        ({ topic, recordsPerSecond }): ProducerWrite | undefined => {
          const view = find(topic)
          if (!view) return undefined
          const rate = writeRate(view.topic, recordsPerSecond)
          total = addRates(total, rate)
          return { topic: view, rate, guarantee }
        },
      )
      return {
        kind: 'producer',
        id: producerId(producer.name),
        name: producer.name,
        producer,
        cluster,
        settings,
        delivery,
        guarantee,
        rate: total,
        sizing: sizeProducer(producer, settings),
        writes,
      }
    },
  )
}
