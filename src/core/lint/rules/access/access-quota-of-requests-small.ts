import { withRaised } from '../../../access/over-quota'
import { heldToWorkQuotas } from '../../../access/over-work-quota'
import type { StatedQuota } from '../../../model/design'
import { parseNodeId } from '../../../model/node-id'
import { formatCount, formatSignificant } from '../../../shared/format'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

/** What a broker's thread works on one small request at the very least, an assumption: real ones take several times as long. */
const REQUEST_MS = 0.05
/** Times the least work that a quota should leave. */
const ROOM = 10

const withQuotas = (...quotas: StatedQuota[]) => soundDesign({ cluster: { quotas } })

export const accessQuotaOfRequestsSmall = defineRule({
  id: 'access-quota-of-requests-small',
  title: 'A quota of requests that no application can live with',
  scope: 'design',
  severity: 'warning',
  kind: 'advice',
  why: 'request_percentage is the share of the time of one thread that each broker spends on the requests of a user: its network and request threads are num.network.threads + num.io.threads times a hundred in all. Whoever is over it is answered late, as with a quota of bytes, and it counts every request, fetches that bring nothing and heartbeats too. So it is meant against clients that ask without a pause, and set well above what ordinary work takes.',
  reference: kafkaDocs('design/design/#quotas'),
  examples: () => ({
    bad: [
      withQuotas({ principal: 'User:checkout', requestPercentage: 0.1 }),
      withQuotas({ principal: 'User:*', requestPercentage: 0.05 }),
    ],
    good: [
      withQuotas({ principal: 'User:checkout', requestPercentage: 5 }),
      withQuotas(
        { principal: 'User:*', requestPercentage: 0.01 },
        ...['checkout', 'billing', 'orders-repair'].map((name) => ({
          principal: `User:${name}`,
          requestPercentage: 50,
        })),
      ),
      withQuotas({ principal: 'User:report', requestPercentage: 0.01 }),
    ],
  }),
  check(view, report) {
    for (const held of heldToWorkQuotas(view.design, view)) {
      if (held.limit !== 'requestPercentage') continue
      const most = held.quota.requestPercentage ?? Number.POSITIVE_INFINITY
      const least = held.amount * REQUEST_MS * 0.1
      if (least <= most) continue
      const needed = Math.max(5, Math.ceil(least * ROOM))
      const names = held.nodes.map((id) => `\`${parseNodeId(id)?.name}\``)
      report({
        at: 'cluster',
        message: `\`${held.principal}\` may take ${formatSignificant(most)} % of one thread of each broker, and the requests of ${names.slice(0, 3).join(', ')} take at least ${formatSignificant(least)} %: Kafka holds them back`,
        field: 'quotas',
        cause: `requestPercentage ${held.principal}`,
        evidence: [
          { name: 'request_percentage', value: `${formatSignificant(most)} %` },
          {
            name: 'requests to each broker',
            value: `at least ${formatCount(Math.ceil(held.amount))} /s at peak`,
          },
          { name: 'work on one request', value: `${REQUEST_MS} ms at least, an assumption` },
        ],
        fix: {
          label: `Raise it to ${formatCount(needed)} %`,
          apply: (before) => withRaised(before, held, needed),
        },
      })
    }
  },
})
