import { DEFAULT_DISK_BYTES_PER_BROKER } from '../../../model/defaults'
import { formatBytes, formatDuration } from '../../../shared/format'
import { DAY_MS } from '../../../shared/units'
import { asChoice, setConfig } from '../../fixes'
import { isMadeByItself } from '../../made-by-streams'
import { topicConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

/** The share of all disks that a year of records may take where it is meant that they stay: two years at least are left then. */
const SMALL = 0.4

const isEndless = (limit: number): boolean => limit < 0 || limit >= 2 ** 53

export const topicRetentionEndless = defineRule({
  id: 'topic-retention-endless',
  title: 'Records that are never deleted',
  scope: 'topic',
  severity: 'warning',
  kind: 'advice',
  why: 'Without a limit of time or size a topic grows until the disks are full, and then the broker stops. Moving a partition to another broker copies all of it, so the longer one waits the harder every change becomes. Set a limit, compact the topic where only the last record of each key matters, or keep the past in tiered storage.',
  reference: topicConfigDocs('retention.ms'),
  examples: () => ({
    bad: [
      soundDesign({ topic: { config: { 'retention.ms': -1 } } }),
      soundDesign({ topic: { config: { 'cleanup.policy': '' } } }),
    ],
    good: [
      soundDesign({ topic: { config: { 'retention.ms': -1, 'retention.bytes': 50_000_000_000 } } }),
      soundDesign({ topic: { config: { 'retention.ms': -1, 'cleanup.policy': 'compact,delete' } } }),
    ],
  }),
  check({ topic, settings, sizing, cluster }, report) {
    const policy = settings.text('cleanup.policy')
    // Streams deletes from a repartition topic what it has read.
    if (isMadeByItself(topic.name)) return
    if (policy.includes('compact') || settings.flag('remote.storage.enable')) return
    const isLimited =
      policy !== '' &&
      (!isEndless(settings.number('retention.ms')) || !isEndless(settings.number('retention.bytes')))
    if (isLimited) return
    const disks = cluster.brokers * (cluster.diskBytesPerBroker ?? DEFAULT_DISK_BYTES_PER_BROKER)
    const isMeant = settings.origin('retention.ms') === 'user' && sizing.storage.value < disks * SMALL
    const years = sizing.storage.value > 0 ? disks / sizing.storage.value : Number.POSITIVE_INFINITY
    report({
      message: `\`${topic.name}\` never deletes a record`,
      ...(isMeant && { severity: 'info' as const }),
      field: policy === '' ? 'config.cleanup.policy' : 'config.retention.ms',
      evidence: [
        { name: 'cleanup.policy', value: policy === '' ? 'empty' : policy },
        { name: 'retention.ms', value: settings.text('retention.ms') },
        { name: 'retention.bytes', value: settings.text('retention.bytes') },
        { name: 'on disk after a year', value: formatBytes(sizing.storage.value) },
        ...(years < 10
          ? [{ name: 'alone fills all disks in', value: formatDuration(years * 365 * DAY_MS) }]
          : []),
      ],
      choices: [7 * DAY_MS, 30 * DAY_MS, 365 * DAY_MS].map((ms) =>
        asChoice(
          setConfig(
            'topic',
            topic.name,
            { 'cleanup.policy': 'delete', 'retention.ms': ms },
            `Keep ${ms / DAY_MS} days`,
          ),
        ),
      ),
    })
  },
})
