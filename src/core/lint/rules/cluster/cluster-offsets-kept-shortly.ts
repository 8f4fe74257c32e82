import { brokerNumber } from '../../../settings/resolve-settings'
import { formatDuration } from '../../../shared/format'
import { MINUTE_MS } from '../../../shared/units'
import { changeCluster } from '../../fixes'
import { brokerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const KEY = 'offsets.retention.minutes'
const DEFAULT_MINUTES = 10_080
/** A group that is stopped for a night, and somebody who looks at it in the morning. */
const LEAST_MINUTES = 1440

export const clusterOffsetsKeptShortly = defineRule({
  id: 'cluster-offsets-kept-shortly',
  title: 'Offsets forgotten soon after a group stops',
  scope: 'design',
  severity: 'warning',
  kind: 'advice',
  why: 'When the last member of a group has left, the brokers keep its offsets for offsets.retention.minutes, seven days by default. A deployment that takes longer, or a night without the group, then starts it where auto.offset.reset says: from the beginning, so that all is done again, or from the end, so that everything since is skipped. Nothing reports either.',
  reference: brokerConfigDocs(KEY),
  examples: () => ({
    bad: [
      soundDesign({
        cluster: { config: { [KEY]: 2 } },
        group: { longestStopMs: undefined },
        repairGroup: { longestStopMs: undefined },
      }),
      soundDesign({ cluster: { config: { [KEY]: 720 } } }),
    ],
    good: [
      soundDesign({ cluster: { config: { [KEY]: 1440 } } }),
      soundDesign({ cluster: { config: { [KEY]: 10_080 } } }),
      soundDesign({ cluster: { environment: 'development', config: { [KEY]: 720 } } }),
    ],
  }),
  check({ cluster, consumerGroups }, report) {
    if (cluster.environment === 'development' || consumerGroups.length === 0) return
    const minutes = brokerNumber(cluster, KEY, DEFAULT_MINUTES)
    if (minutes >= LEAST_MINUTES) return
    report({
      message: `The cluster forgets a group’s offsets ${formatDuration(minutes * MINUTE_MS)} after its last member left`,
      field: `config.${KEY}`,
      evidence: [
        { name: KEY, value: `${minutes}` },
        { name: 'consumer groups', value: `${consumerGroups.length}` },
      ],
      fix: changeCluster(`Keep offsets for ${formatDuration(DEFAULT_MINUTES * MINUTE_MS)}`, (before) => ({
        ...before,
        config: { ...before.config, [KEY]: DEFAULT_MINUTES },
      })),
    })
  },
})
