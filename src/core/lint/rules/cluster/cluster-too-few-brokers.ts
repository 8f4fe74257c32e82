import { formatBytes, formatBytesPerSecond, formatCount } from '../../../shared/format'
import { DAY_MS, GB } from '../../../shared/units'
import { changeCluster, LARGEST_COUNT } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

/** Three copies of a record need three brokers. */
const LEAST_IN_PRODUCTION = 3

export const clusterTooFewBrokers = defineRule({
  id: 'cluster-too-few-brokers',
  title: 'Too few brokers for the data',
  scope: 'design',
  severity: 'error',
  kind: 'advice',
  why: 'Disk and network grow with the number of brokers only. A broker whose disk is full stops, and one whose network is full falls out of sync, which puts more load on the others. In production three brokers are the least that can hold three copies of a record.',
  reference: kafkaDocs('operations/hardware-and-os/'),
  examples: () => ({
    bad: [
      soundDesign({ cluster: { diskBytesPerBroker: 100 * GB } }),
      soundDesign({ cluster: { networkBytesPerSecondPerBroker: 500_000 } }),
      soundDesign({ cluster: { brokers: 2, racks: 2 }, topic: { replicationFactor: 2 } }),
    ],
    good: [
      soundDesign({ cluster: { brokers: 6, diskBytesPerBroker: 200 * GB } }),
      soundDesign({
        cluster: {
          diskBytesPerBroker: 1000 * GB,
          config: { 'auto.create.topics.enable': false, 'remote.log.storage.system.enable': true },
        },
        topic: {
          config: {
            'remote.storage.enable': true,
            'retention.ms': 365 * DAY_MS,
            'local.retention.ms': DAY_MS,
          },
        },
        deadLetterTopic: { config: { 'retention.ms': 365 * DAY_MS } },
      }),
    ],
  }),
  check({ cluster, topics, sizing }, report) {
    const { bounds, count, recommended } = sizing.brokers
    const binding = bounds.network.value > bounds.storage.value ? 'network' : 'storage'
    const bound = bounds[binding]
    const tooSmall = cluster.environment === 'production' && topics.length > 0 && count < LEAST_IN_PRODUCTION
    if (count >= bound.value && !tooSmall) return
    const has = count === 1 ? 'one broker' : `${formatCount(count)} brokers`
    const wanted = Math.max(recommended, tooSmall ? LEAST_IN_PRODUCTION : 1)
    report({
      message:
        count >= bound.value
          ? `The cluster has ${has}: three copies of a record do not fit`
          : `The cluster has ${has}, its ${binding} needs ${formatCount(bound.value)}`,
      field: 'brokers',
      evidence: [
        { name: 'brokers', value: formatCount(count) },
        { name: 'needed', value: `${formatCount(bound.value)} = ${bound.formula}` },
        ...bound.inputs.map(({ name, value, unit }) => ({
          name,
          value:
            unit === 'bytes'
              ? formatBytes(value)
              : unit === 'bytes/s'
                ? formatBytesPerSecond(value)
                : formatCount(value),
        })),
      ],
      ...(wanted <= LARGEST_COUNT && {
        fix: changeCluster(`Plan ${formatCount(wanted)} brokers`, (before) => ({
          ...before,
          brokers: Math.max(before.brokers, wanted),
        })),
      }),
    })
  },
})
