import { formatSizes } from '../../../facts/size-limits'
import { brokerNumber } from '../../../settings/resolve-settings'
import { formatCount } from '../../../shared/format'
import type { DesignView, WriterView } from '../../../views/views'
import { changeCluster } from '../../fixes'
import { brokerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const LIMIT = 'socket.request.max.bytes'
const SENDS = 'max.request.size'
const DEFAULT_LIMIT = 104_857_600

function* writersOf({
  producers,
  consumerGroups,
  streamsApps,
  connectors,
}: DesignView): Generator<WriterView> {
  yield* producers
  for (const { writer } of [...consumerGroups, ...streamsApps, ...connectors]) if (writer) yield writer
}

export const clusterRequestsOverLimit = defineRule({
  id: 'cluster-requests-over-limit',
  title: 'Requests that are larger than the brokers read',
  scope: 'design',
  severity: 'warning',
  kind: 'advice',
  why: 'A broker reads requests of up to socket.request.max.bytes and closes the connection of whoever sends a larger one, without an answer: the client sees a broker that hangs up, connects and sends the same again. A request of a producer holds batches of many partitions, up to max.request.size in all. The default of 100 MiB is far above that; nothing is won by a lower one.',
  reference: brokerConfigDocs(LIMIT),
  examples: () => ({
    bad: [soundDesign({ cluster: { config: { [LIMIT]: 500_000 } } })],
    good: [soundDesign({ cluster: { config: { [LIMIT]: 10_485_760 } } })],
  }),
  check(view, report) {
    const { cluster } = view
    if (cluster.config?.[LIMIT] === undefined) return
    const limit = brokerNumber(cluster, LIMIT, DEFAULT_LIMIT)
    const larger = [...writersOf(view)].filter(
      ({ writes, settings }) => writes.length > 0 && settings.number(SENDS) > limit,
    )
    const [first] = larger
    if (first === undefined) return
    const [sends, takes] = formatSizes(first.settings.number(SENDS), limit)
    report({
      at: 'cluster',
      message: `The brokers read requests of ${takes}, and \`${first.name}\`${larger.length === 1 ? '' : ` and ${formatCount(larger.length - 1)} more`} may send ${sends}: they close the connection`,
      field: `config.${LIMIT}`,
      evidence: [
        { name: LIMIT, value: `${formatCount(limit)} bytes` },
        { name: `${SENDS} of ${first.name}`, value: `${formatCount(first.settings.number(SENDS))} bytes` },
      ],
      fix: changeCluster(`Remove ${LIMIT}`, ({ config: { [LIMIT]: _small, ...config } = {}, ...before }) => ({
        ...before,
        config,
      })),
    })
  },
})
