import type { Cluster } from '../../../model/design'
import { formatBytes, formatBytesPerSecond, formatCountOf } from '../../../shared/format'
import { GB } from '../../../shared/units'
import type { AfterLoss, Figure } from '../../../sizing/sizing'
import { evidenceOf } from '../../assumed'
import { changeCluster, LARGEST_COUNT } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign, soundGroup } from '../../sound-design'

export const clusterNoRoomWithoutBroker = defineRule({
  id: 'cluster-no-room-without-broker',
  title: 'No room while a broker or a rack is gone',
  scope: 'design',
  severity: 'warning',
  kind: 'advice',
  why: 'Brokers are restarted for every upgrade and lost now and then, a rack more seldom. Their leaders move to the others at once, with all that producers send and groups read. What does not fit there falls behind and out of sync just when every copy counts. Plan so that the cluster does its work with one broker fewer, and with one rack fewer where it spans racks.',
  reference: kafkaDocs('operations/hardware-and-os/'),
  examples: () => ({
    bad: [
      // Five groups read as much as is written twice over: a leader more is a third more to give.
      soundDesign({
        cluster: { brokers: 4, racks: undefined, networkBytesPerSecondPerBroker: 3_000_000 },
        producer: {
          instances: 30,
          produces: [{ topic: 'orders', recordsPerSecond: { average: 2_000, peak: 2_400 } }],
        },
        sizing: { networkHeadroom: 1 },
        group: { members: 12, processingMsPerRecord: 0.3 },
        consumerGroups: ['mail', 'search', 'stock', 'fraud'].map((name) =>
          soundGroup({ name, members: 12, processingMsPerRecord: 0.3 }),
        ),
        repairGroup: { members: 3 },
      }),
    ],
    good: [
      soundDesign({ cluster: { networkBytesPerSecondPerBroker: 20_000_000 } }),
      soundDesign({ cluster: { brokers: 6, diskBytesPerBroker: 1000 * GB } }),
    ],
  }),
  check({ cluster, topics, sizing }, report) {
    const { environment, brokers, racks = 1 } = cluster
    const { count, bounds } = sizing.brokers
    const isShort = count < Math.max(bounds.network.value, bounds.storage.value)
    if (environment !== 'production' || topics.length === 0 || isShort) return
    const found = overfull(cluster, sizing.withoutBroker) ?? overfull(cluster, sizing.withoutRack)
    if (found === undefined) return
    const { loss, what, figure, has } = found
    const lost = brokers - loss.brokers
    const gone = loss === sizing.withoutBroker ? 'one broker' : 'one rack'
    // One more in each rack, until what was borne by all of them is borne by those that are left.
    const times = figure.value / has
    const wanted = Math.ceil(Math.ceil(loss.brokers * times + lost) / racks) * racks
    const shown = what === 'network' ? formatBytesPerSecond : formatBytes
    report({
      at: 'cluster',
      message: `Without ${gone} the ${what} of each other would need ${shown(figure.value)}, and has ${shown(has)}`,
      field: 'brokers',
      evidence: [
        { name: `${what} of each broker left`, value: `${shown(figure.value)}, ${figure.formula}` },
        ...evidenceOf(figure),
        { name: `${what} per broker`, value: shown(has) },
      ],
      ...(wanted <= LARGEST_COUNT && {
        fix: changeCluster(`Plan ${formatCountOf(wanted, 'broker')}`, (before) => ({
          ...before,
          brokers: Math.max(before.brokers, wanted),
        })),
      }),
    })
  },
})

interface Overfull {
  readonly loss: AfterLoss
  readonly what: 'network' | 'disk'
  readonly figure: Figure
  readonly has: number
}

/** What of a broker would be more than it has, as far as somebody stated what that is. */
function overfull(cluster: Cluster, loss: AfterLoss | undefined): Overfull | undefined {
  const { networkBytesPerSecondPerBroker, diskBytesPerBroker: disk } = cluster
  // Of one direction alone nothing is said here: the figure is of the busier one, whichever that is.
  const isSplit =
    (cluster.networkInBytesPerSecondPerBroker ?? cluster.networkOutBytesPerSecondPerBroker) !== undefined
  const network = isSplit ? undefined : networkBytesPerSecondPerBroker
  if (loss === undefined) return undefined
  if (network !== undefined && loss.networkPerBroker.value > network)
    return { loss, what: 'network', figure: loss.networkPerBroker, has: network }
  if (disk !== undefined && loss.storagePerBroker.value > disk)
    return { loss, what: 'disk', figure: loss.storagePerBroker, has: disk }
  return undefined
}
