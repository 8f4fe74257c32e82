import { ownsPartitions } from '../../../model/reading'
import { brokerNumber } from '../../../settings/resolve-settings'
import { formatDuration } from '../../../shared/format'
import { MINUTE_MS } from '../../../shared/units'
import { changeCluster } from '../../fixes'
import { brokerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const KEY = 'offsets.retention.minutes'
const DEFAULT_MINUTES = 10_080
const MOST_MINUTES = 2_147_483_647
/** Beyond the stop there must be time to start again. */
const MARGIN = 1.5
const DAYS_8 = 11_520 * MINUTE_MS

export const consumerGroupOffsetsExpireBeforeStop = defineRule({
  id: 'consumer-group-offsets-expire-before-stop',
  title: 'Offsets forgotten while a group is stopped',
  scope: 'consumerGroup',
  severity: 'warning',
  kind: 'silent',
  why: 'The broker forgets a group’s offsets offsets.retention.minutes after its last member left, seven days by default, however long the topics keep their records. On its return the group starts where auto.offset.reset says: with latest it skips everything since, with earliest it does all of it again. Nothing reports either.',
  reference: brokerConfigDocs(KEY),
  examples: () => ({
    bad: [
      soundDesign({ group: { longestStopMs: DAYS_8 } }),
      soundDesign({ cluster: { config: { [KEY]: 60 } } }),
    ],
    good: [
      soundDesign({
        cluster: { config: { [KEY]: 20_160 } },
        topic: { config: { 'retention.ms': 2 * DAYS_8 } },
        deadLetterTopic: { config: { 'retention.ms': 2 * DAYS_8 } },
        group: { longestStopMs: DAYS_8 },
      }),
      soundDesign({ cluster: { config: { [KEY]: 1_440 } } }),
    ],
  }),
  check({ group, cluster, settings, reads }, report) {
    if (!ownsPartitions(group)) return
    const stop = group.longestStopMs ?? 0
    if (stop === 0 || reads.length === 0) return
    const minutes = brokerNumber(cluster, KEY, DEFAULT_MINUTES)
    if (stop <= minutes * MINUTE_MS) return
    const wanted = Math.ceil((stop * MARGIN) / MINUTE_MS)
    report({
      message: `\`${group.name}\` may stop for ${formatDuration(stop)}, its offsets are forgotten after ${formatDuration(minutes * MINUTE_MS)}`,
      field: 'longestStopMs',
      evidence: [
        { name: 'longest stop', value: formatDuration(stop) },
        { name: `${KEY} of the brokers`, value: `${minutes}` },
        { name: 'auto.offset.reset', value: settings.text('auto.offset.reset') },
      ],
      ...(wanted <= MOST_MINUTES && {
        fix: changeCluster(`Keep offsets for ${formatDuration(wanted * MINUTE_MS)}`, (before) => ({
          ...before,
          config: { ...before.config, [KEY]: wanted },
        })),
      }),
    })
  },
})
