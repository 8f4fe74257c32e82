import { formatDuration } from '../../../shared/format'
import { DAY_MS, HOUR_MS } from '../../../shared/units'
import { asChoice, setConfig } from '../../fixes'
import { topicConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

export const topicCompactionLagConflict = defineRule({
  id: 'topic-compaction-lag-conflict',
  title: 'Compaction must wait longer than it may',
  scope: 'topic',
  severity: 'error',
  kind: 'rejected',
  errorClass: 'InvalidConfigurationException',
  why: 'min.compaction.lag.ms is how long a record stays as it is, max.compaction.lag.ms when it must have been compacted at the latest. The first cannot be above the second. Kafka refuses the topic, even one that is not compacted.',
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
      message: `\`${topic.name}\` may not be compacted before ${formatDuration(least)} and must be within ${formatDuration(most)}`,
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
