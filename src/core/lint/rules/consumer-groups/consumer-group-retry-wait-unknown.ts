import { formatDuration } from '../../../shared/format'
import { asChoice, changeNode } from '../../fixes'
import { consumerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundRetries } from '../../sound-design'

const INTERVAL = 'max.poll.interval.ms'
const LONGEST_MS = 2_147_483_647
/** Room for the work on what is due. */
const MARGIN = 2

export const consumerGroupRetryWaitUnknown = defineRule({
  id: 'consumer-group-retry-wait-unknown',
  title: 'A retry that waits longer than a consumer may be silent',
  scope: 'consumerGroup',
  severity: 'info',
  kind: 'advice',
  why: 'Until a record of a retry topic is due, its consumer either pauses the partition and polls on, or sleeps. One that sleeps longer than max.poll.interval.ms is taken for stuck and loses its partitions to a member that sleeps in its turn. Spring’s retry topics pause; code that is written by hand often sleeps. Say which of the two it is.',
  reference: consumerConfigDocs(INTERVAL),
  examples: () => ({
    bad: [
      withSoundRetries({
        retryTopics: [
          { topic: 'orders.retry-1m', delayMs: 60_000, recordsShare: 0.01 },
          { topic: 'orders.retry-5m', delayMs: 600_000, recordsShare: 0.004 },
        ],
      }),
    ],
    good: [withSoundRetries(), withSoundRetries({ retryWait: 'paused', config: { [INTERVAL]: 30_000 } })],
  }),
  check({ group, settings, retries }, report) {
    if (retries.length === 0 || group.retryWait !== undefined || group.client?.library === 'spring') return
    const interval = settings.number(INTERVAL)
    const [longest] = retries.toSorted((one, other) => (other.delayMs ?? 0) - (one.delayMs ?? 0))
    if (longest?.delayMs === undefined || longest.delayMs <= interval) return
    const { name } = group
    const allowed = Math.ceil(longest.delayMs * MARGIN)
    report({
      message: `\`${name}\` waits ${formatDuration(longest.delayMs)} in \`${longest.topic}\`, and may be silent for ${formatDuration(interval)}`,
      field: 'retryWait',
      notStated: 'how it waits for a retry',
      evidence: [
        { name: `wait in ${longest.topic}`, value: formatDuration(longest.delayMs) },
        { name: INTERVAL, value: formatDuration(interval) },
      ],
      choices: [
        asChoice(
          changeNode('consumerGroup', name, 'It pauses the partition', (node) => ({
            ...node,
            retryWait: 'paused',
          })),
        ),
        ...(allowed <= LONGEST_MS
          ? [
              asChoice(
                changeNode('consumerGroup', name, `It sleeps: allow ${formatDuration(allowed)}`, (node) => ({
                  ...node,
                  retryWait: 'asleep',
                  config: { ...node.config, [INTERVAL]: allowed },
                })),
              ),
            ]
          : []),
      ],
    })
  },
})
