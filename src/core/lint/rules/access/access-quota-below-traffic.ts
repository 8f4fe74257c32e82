import { type Held, heldToQuotas, withRaised } from '../../../access/over-quota'
import { isOfEvery } from '../../../access/stated-quotas'
import type { StatedQuota } from '../../../model/design'
import { parseNodeId } from '../../../model/node-id'
import { LARGEST } from '../../../model/primitives-schema'
import { LIMITS } from '../../../model/quota-limits'
import { formatBytesPerSecond } from '../../../shared/format'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const withQuotas = (...quotas: StatedQuota[]) =>
  soundDesign({
    cluster: { quotas },
    producer: { config: { 'client.id': 'checkout' } },
    topic: { record: { averageBytes: 1200, maximumBytes: 20_000, compressionRatio: 1 } },
  })

export const accessQuotaBelowTraffic = defineRule({
  id: 'access-quota-below-traffic',
  title: 'A quota below the traffic that is drawn',
  scope: 'design',
  severity: 'warning',
  kind: 'silent',
  why: 'Where a client is over its quota the broker answers late, and reads nothing more of its connection until it is below again. Nothing fails and nothing is logged: a producer fills its buffer until send blocks and records expire, and a consumer falls behind. Each broker counts by itself, over the last ten seconds, and the most particular quota counts: that of a client id of a user before that of the user, and both before those of every user and of client ids.',
  reference: kafkaDocs('design/design/#quotas'),
  examples: () => ({
    bad: [
      withQuotas({ clientId: 'checkout', producerByteRate: 100_000 }),
      withQuotas({ principal: 'User:billing', consumerByteRate: 200_000 }),
      withQuotas({ principal: 'User:*', producerByteRate: 50_000 }),
      // Whatever client ids there are.
      soundDesign({ cluster: { quotas: [{ clientId: '*', producerByteRate: 10_000 }] } }),
    ],
    good: [
      withQuotas({ principal: 'User:checkout', producerByteRate: 1_000_000 }),
      // The more particular one counts.
      withQuotas(
        { principal: 'User:*', producerByteRate: 50_000 },
        { principal: 'User:checkout', producerByteRate: 1_000_000 },
        { principal: 'User:billing', producerByteRate: 1_000_000 },
      ),
      withQuotas({ clientId: 'report', consumerByteRate: 1000 }),
      withQuotas({ principal: 'User:checkout', requestPercentage: 5 }),
      soundDesign({
        cluster: {
          quotas: [
            { clientId: '*', producerByteRate: 10_000 },
            { clientId: 'checkout-app', producerByteRate: 10_000_000 },
          ],
        },
      }),
    ],
  }),
  check({ design, cluster, traffic, internalTopics, topics }, report) {
    const measured = { cluster, traffic, internalTopics, topics }
    for (const held of heldToQuotas(design, measured)) {
      const most = held.quota[held.limit] ?? Number.POSITIVE_INFINITY
      if (held.bytes <= most) continue
      const { headroom = 1, growth = 1 } = topics[0]?.assumptions.values ?? {}
      const needed = Math.min(LARGEST, Math.ceil((held.bytes * growth) / headroom))
      report({
        at: 'cluster',
        message: `${whose(held)} may ${held.limit === 'producerByteRate' ? 'write' : 'read'} ${formatBytesPerSecond(most)} at each broker, and ${saidOf(held)} ${formatBytesPerSecond(held.bytes)} at the busiest: Kafka holds back what is over it`,
        field: 'quotas',
        cause: `${held.limit} ${held.principal} ${held.quota.clientId ?? ''}`,
        evidence: [
          { name: LIMITS[held.limit], value: formatBytesPerSecond(most) },
          { name: 'peak at the busiest broker', value: formatBytesPerSecond(held.bytes) },
        ],
        fix: {
          label: `Raise it to ${formatBytesPerSecond(needed)}, the peak with growth and headroom`,
          apply: (before) => withRaised(before, held, needed),
        },
      })
    }
  },
})

function whose({ quota, principal }: Held): string {
  const every = isOfEvery(quota)
  const user = quota.principal === undefined ? '' : `\`${principal}\``
  const client =
    quota.clientId === undefined ? '' : every.client ? 'Each client id' : `Client id \`${quota.clientId}\``
  return [client, user].filter((part) => part !== '').join(' of ')
}

function saidOf({ nodes, limit }: Held): string {
  const names = nodes.map((id) => `\`${parseNodeId(id)?.name}\``)
  const verb = limit === 'producerByteRate' ? 'write' : 'read'
  return names.length === 1 ? `${names[0]} ${verb}s` : `${names.slice(0, 3).join(', ')} ${verb} together`
}
