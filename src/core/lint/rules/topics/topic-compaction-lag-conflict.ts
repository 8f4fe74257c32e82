import { formatDuration } from '../../../shared/format'
import { DAY_MS, HOUR_MS } from '../../../shared/units'
import { asChoice, setConfig } from '../../fixes'
import { topicConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

export const topicCompactionLagConflict = defineRule({
  id: 'topic-compaction-lag-conflict',
  title: 'A least compaction lag above the largest',
  scope: 'topic',
  severity: 'error',
  kind: 'rejected',
  errorClass: 'InvalidConfigurationException',
  why: 'min.compaction.lag.ms is the time for which compaction leaves a record alone, max.compaction.lag.ms the time after which a log must be open to compaction, however little of it has changed. Neither says when the cleaner gets to it. The first cannot be above the second: Kafka refuses the topic, even one that is not compacted.',
  reference: topicConfigDocs('min.compaction.lag.ms'),
  examples: () => ({
    bad: [
      soundDesign({
        topic: {
          config: {
            'cleanup.policy': 'compact',
            'min.compaction.lag.ms': DAY_MS,
            'max.compaction.lag.ms': HOUR_MS,
          },
        },
      }),
    ],
    good: [
      soundDesign({
        topic: {
          config: {
            'cleanup.policy': 'compact',
            'min.compaction.lag.ms': HOUR_MS,
            'max.compaction.lag.ms': DAY_MS,
          },
        },
      }),
    ],
  }),
  check({ topic, settings }, report) {
    const least = settings.number('min.compaction.lag.ms')
    const most = settings.number('max.compaction.lag.ms')
    if (!(least > most)) return
    report({
      message: `\`${topic.name}\` keeps records from compaction for ${formatDuration(least)}, and must be open to it after ${formatDuration(most)}`,
      field: 'config.min.compaction.lag.ms',
      evidence: [
        { name: 'min.compaction.lag.ms', value: settings.text('min.compaction.lag.ms') },
        { name: 'max.compaction.lag.ms', value: settings.text('max.compaction.lag.ms') },
      ],
      choices: [
        asChoice(
          setConfig('topic', topic.name, { 'min.compaction.lag.ms': 0 }, 'Let compaction start at once'),
        ),
        ...(Number.isSafeInteger(least)
          ? [
              asChoice(
                setConfig(
                  'topic',
                  topic.name,
                  { 'max.compaction.lag.ms': least },
                  `Allow ${formatDuration(least)}`,
                ),
              ),
            ]
          : []),
      ],
    })
  },
})
