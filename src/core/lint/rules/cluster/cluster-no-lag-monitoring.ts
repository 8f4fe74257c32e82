import { changeCluster } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const MESSAGES = {
  metrics: 'The cluster measures lag and alerts nobody',
  none: 'The cluster has nobody watching the lag of its groups',
  unknown: 'Whether anybody watches the lag of groups is not decided',
} as const

export const clusterNoLagMonitoring = defineRule({
  id: 'cluster-no-lag-monitoring',
  title: 'Nobody is told when a group falls behind',
  scope: 'design',
  severity: 'warning',
  kind: 'advice',
  why: 'Lag, the records written but not yet processed, shows a slow, stuck or stopped group, and the brokers raise no alarm for any of these. Unwatched, it is found when customers call, or when retention has deleted what was not read. Measure it for every group and alert on its growth and on its age in time.',
  reference: kafkaDocs('operations/monitoring/#consumer-monitoring'),
  examples: () => ({
    bad: [
      soundDesign({ cluster: { monitoring: undefined } }),
      soundDesign({ cluster: { monitoring: { lag: 'none' } } }),
      soundDesign({ cluster: { monitoring: { lag: 'metrics' } } }),
    ],
    good: [soundDesign({ cluster: { environment: 'development', monitoring: undefined } })],
  }),
  check({ cluster, consumerGroups, streamsApps }, report) {
    // A Streams application is a group that reads, like any other.
    const groups = consumerGroups.length + streamsApps.length
    if (cluster.environment !== 'production' || groups === 0) return
    const chosen = cluster.monitoring?.lag
    if (chosen === 'alerts') return
    report({
      message: MESSAGES[chosen ?? 'unknown'],
      ...(chosen === undefined && { notStated: 'lag monitoring' }),
      field: 'monitoring.lag',
      evidence: [
        { name: 'lag monitoring', value: chosen ?? 'not stated' },
        { name: 'consumer groups', value: `${groups}` },
      ],
      fix: changeCluster('Alert on lag', (before) => ({
        ...before,
        monitoring: { ...before.monitoring, lag: 'alerts' },
      })),
    })
  },
})
