import { recordsPerPoll } from '../../../facts/records-per-poll'
import { workMs } from '../../../model/retrying'
import { formatDuration } from '../../../shared/format'
import { HOUR_MS, MINUTE_MS } from '../../../shared/units'
import { setConfig } from '../../fixes'
import { consumerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const KEY = 'max.poll.interval.ms'
/** Work so many times longer than it should be is a member that hangs. */
const MARGIN = 10

export const consumerGroupPollIntervalLong = defineRule({
  id: 'consumer-group-poll-interval-long',
  title: 'A member that hangs keeps its partitions for hours',
  scope: 'consumerGroup',
  severity: 'warning',
  kind: 'advice',
  why: 'Heartbeats come from a thread of their own, so a member whose work hangs still looks alive. It is max.poll.interval.ms that ends it: until then nobody reads its partitions, and their lag grows. A rebalance waits as long for a member that does not come back from its work. Allow a few times what the work of one poll takes.',
  reference: consumerConfigDocs(KEY),
  examples: () => ({
    bad: [soundDesign({ group: { config: { [KEY]: 24 * HOUR_MS } } })],
    good: [soundDesign({ group: { config: { [KEY]: 30 * MINUTE_MS } } })],
  }),
  check(view, report) {
    const { group, settings, reads, cluster } = view
    if (reads.length === 0 || settings.origin(KEY) !== 'user' || group.reads === 'share') return
    if (cluster.environment === 'development' || group.processingMsPerRecord === undefined) return
    const allowed = settings.number(KEY)
    const work = recordsPerPoll(view) * workMs(group)
    if (allowed < HOUR_MS || !(allowed > MARGIN * work)) return
    report({
      message: `A member of \`${group.name}\` that hangs keeps its partitions for ${formatDuration(allowed)}`,
      field: `config.${KEY}`,
      evidence: [
        { name: KEY, value: formatDuration(allowed) },
        { name: 'work of one poll', value: formatDuration(work) },
      ],
      fix: setConfig('consumerGroup', group.name, { [KEY]: undefined }, 'Use the default of five minutes'),
    })
  },
})
