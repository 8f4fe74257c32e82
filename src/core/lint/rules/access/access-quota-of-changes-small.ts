import { withRaised } from '../../../access/over-quota'
import { heldToWorkQuotas } from '../../../access/over-work-quota'
import type { Design, StatedQuota, StreamsApp } from '../../../model/design'
import { parseNodeId } from '../../../model/node-id'
import { formatCount, formatDuration, formatSignificant } from '../../../shared/format'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

/**
 * A quota lets what its one-second samples add up to through at once: it is a bucket of tokens, and what finds none owed
 * takes what it needs. @see StrictControllerMutationQuota, TokenBucket; controller.quota.window.num
 */
const BURST_SECONDS = 11
/** How long a Streams application tries to make its topics: half of max.poll.interval.ms. */
const PATIENCE_MS = 150_000
/** Nobody waits for longer until a topic is made. */
const LONG_MS = 3_600_000

const COUNTER: StreamsApp = {
  name: 'order-counts',
  instances: 2,
  config: { 'num.stream.threads': 4, 'replication.factor': 3, 'state.dir': '/var/lib/streams', 'deserialization.exception.handler': 'org.apache.kafka.streams.errors.LogAndContinueExceptionHandler' },
  processing: [
    { stream: 'orders', named: 'orders', steps: [{ op: 'groupBy', named: 'by-customer' }, { op: 'count', named: 'count', store: { name: 'counts', keys: 1_000_000 } }] },
  ],
} // biome-ignore format: an example

/** Its only topic is let through whole. */
const ONE_TOPIC: StreamsApp = {
  ...COUNTER,
  processing: [
    { stream: 'orders', named: 'orders', steps: [{ op: 'groupByKey' }, { op: 'count', named: 'count', store: { name: 'counts', keys: 1_000_000 } }] },
  ],
} // biome-ignore format: an example

const withQuotas = (...quotas: StatedQuota[]) => soundDesign({ cluster: { quotas }, streamsApps: [COUNTER] })

export const accessQuotaOfChangesSmall = defineRule({
  id: 'access-quota-of-changes-small',
  title: 'A quota of changes that stops an application from making its topics',
  scope: 'design',
  severity: 'warning',
  kind: 'advice',
  why: 'controller_mutation_rate is how many partitions a user may create, add or delete a second. What is over it is refused with THROTTLING_QUOTA_EXCEEDED and tried again later. A Streams application makes its changelog and repartition topics when it first starts, all at once, and gives up where that takes longer than half of max.poll.interval.ms: it does not start, though nothing is wrong with it.',
  reference: kafkaDocs('design/design/#quotas'),
  examples: () => ({
    bad: [
      withQuotas({ principal: 'User:order-counts', controllerMutationRate: 0.01 }),
      withQuotas({ principal: 'User:*', controllerMutationRate: 0.001 }),
      withQuotas({ principal: 'User:checkout', controllerMutationRate: 0.001 }),
    ],
    good: [
      withQuotas({ principal: 'User:order-counts', controllerMutationRate: 5 }),
      soundDesign({
        cluster: { quotas: [{ principal: 'User:order-counts', controllerMutationRate: 0.01 }] },
        streamsApps: [ONE_TOPIC],
      }),
      withQuotas({ principal: 'User:billing', controllerMutationRate: 0.001 }),
    ],
  }),
  check(view, report) {
    for (const held of heldToWorkQuotas(view.design, view)) {
      if (held.limit !== 'controllerMutationRate') continue
      const most = held.quota.controllerMutationRate ?? Number.POSITIVE_INFINITY
      const takesMs = ((held.amount - held.atOnce) / most - BURST_SECONDS) * 1000
      const { largest } = held
      const others = largest ? (largest.partitions / most - BURST_SECONDS) * 1000 : 0
      if (takesMs <= PATIENCE_MS && others <= LONG_MS) continue
      const needed = Math.max(5, Math.ceil(held.amount / BURST_SECONDS))
      const fix = {
        label: `Raise it to ${formatCount(needed)} a second`,
        apply: (before: Design) => withRaised(before, held, needed),
      }
      const rate = { name: 'controller_mutation_rate', value: `${formatSignificant(most)} /s` }
      const common = {
        at: 'cluster',
        field: 'quotas',
        cause: `controllerMutationRate ${held.principal}`,
        fix,
      } as const
      if (largest && takesMs <= PATIENCE_MS) {
        report({
          ...common,
          severity: 'info',
          message: `\`${held.principal}\` may change ${formatSignificant(most)} partitions a second: once it has made \`${largest.topic}\`, the next change waits ${formatDuration(others)}`,
          why: 'controller_mutation_rate is how many partitions a user may create, add or delete a second. What is over it is refused with THROTTLING_QUOTA_EXCEEDED and tried again later: after one topic the next has to wait until as many seconds have passed as its partitions take. Where another user makes the topics this one does not feel it.',
          evidence: [rate, { name: 'partitions', value: formatCount(largest.partitions) }],
        })
        continue
      }
      const names = held.nodes.map((id) => `\`${parseNodeId(id)?.name}\``)
      report({
        ...common,
        message: `\`${held.principal}\` may change ${formatSignificant(most)} partitions a second, and ${names.slice(0, 3).join(', ')} makes ${formatCount(held.amount)} at its first start: that takes ${formatDuration(takesMs)}`,
        evidence: [
          rate,
          { name: 'partitions of internal topics', value: formatCount(held.amount) },
          { name: 'given up after', value: formatDuration(PATIENCE_MS) },
        ],
      })
    }
  },
})
