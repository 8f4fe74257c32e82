import { formatDuration } from '../../../shared/format'
import { DAY_MS } from '../../../shared/units'
import { asChoice, setConfig } from '../../fixes'
import { topicConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const LIMITS = ['retention.ms', 'retention.bytes'] as const
const BROKER_LIMITS = [
  'log.retention.ms',
  'log.retention.minutes',
  'log.retention.hours',
  'log.retention.bytes',
]
const CHOICES = [7 * DAY_MS, DAY_MS, 30 * DAY_MS]

export const topicRetentionUndecided = defineRule({
  id: 'topic-retention-undecided',
  title: 'Nobody decided how long records stay',
  scope: 'topic',
  severity: 'info',
  kind: 'advice',
  why: 'How long records stay sets the disk that a topic takes, how long a reader may be away, and how far back one can read again; personal data may have to be gone by then. Where nobody decides, the broker’s default does, seven days unless someone changed it. Write the choice down, even when it is the default.',
  reference: topicConfigDocs('retention.ms'),
  examples: () => ({
    bad: [soundDesign({ topic: { config: { 'retention.ms': undefined } } })],
    good: [
      soundDesign({ topic: { config: { 'retention.ms': undefined, 'cleanup.policy': 'compact' } } }),
      soundDesign({
        topic: { config: { 'retention.ms': undefined } },
        cluster: { config: { 'log.retention.hours': 168 } },
      }),
      soundDesign({
        topic: { config: { 'retention.ms': undefined } },
        cluster: { environment: 'development' },
      }),
    ],
  }),
  check({ topic, cluster, settings }, report) {
    if (cluster.environment === 'development') return
    if (LIMITS.some((key) => settings.origin(key) === 'user')) return
    if (!settings.text('cleanup.policy').includes('delete')) return
    const { config } = cluster
    if (config && BROKER_LIMITS.some((key) => Object.hasOwn(config, key))) return
    report({
      message: `\`${topic.name}\` keeps records for the broker's default, ${formatDuration(settings.number('retention.ms'))}`,
      field: 'config.retention.ms',
      notStated: 'retention',
      evidence: [
        { name: 'retention.ms', value: `${settings.text('retention.ms')}, the default` },
        { name: 'retention.bytes', value: `${settings.text('retention.bytes')}, the default` },
      ],
      choices: CHOICES.map((ms) =>
        asChoice(setConfig('topic', topic.name, { 'retention.ms': ms }, `Keep ${formatDuration(ms)}`)),
      ),
    })
  },
})
