import type { ConsumerGroup } from '../../../model/design'
import { formatDuration } from '../../../shared/format'
import { changeNode } from '../../fixes'
import { RETRY_TOPICS } from '../../references'
import { defineRule } from '../../rule'
import { withSoundRetries } from '../../sound-design'

/** As long as a document may say. */
const LONGEST_MS = 1e15
const GROWTH = 5

/** Each wait that is not longer than the one before becomes five times as long as that. */
function grown(group: ConsumerGroup): ConsumerGroup {
  let before = 0
  const retryTopics = group.retryTopics?.map((step) => {
    const delayMs =
      step.delayMs === undefined || step.delayMs > before
        ? step.delayMs
        : Math.min(LONGEST_MS, before * GROWTH)
    before = delayMs ?? before
    return delayMs === step.delayMs || delayMs === undefined ? step : { ...step, delayMs }
  })
  return retryTopics ? { ...group, retryTopics } : group
}

export const consumerGroupRetryDelaysNotGrowing = defineRule({
  id: 'consumer-group-retry-delays-not-growing',
  title: 'Retry topics whose waits do not grow',
  scope: 'consumerGroup',
  severity: 'info',
  kind: 'advice',
  why: 'What did not work after a minute seldom works a minute later: a service that is down stays down for a while, and every further try is load on it while it comes up. A chain of retry topics is worth its topics where each step waits several times as long as the one before; for the same wait again one topic, read several times, is enough.',
  reference: RETRY_TOPICS,
  examples: () => ({
    bad: [
      withSoundRetries({
        retryTopics: [
          { topic: 'orders.retry-1m', delayMs: 60_000, recordsShare: 0.01 },
          { topic: 'orders.retry-5m', delayMs: 60_000, recordsShare: 0.004 },
        ],
      }),
    ],
    good: [
      withSoundRetries(),
      withSoundRetries({
        retryTopics: [
          { topic: 'orders.retry-1m', recordsShare: 0.01 },
          { topic: 'orders.retry-5m', delayMs: 60_000, recordsShare: 0.004 },
        ],
      }),
    ],
  }),
  check({ group, retries }, report) {
    let before = retries[0]
    for (const step of retries.slice(1)) {
      if (step.delayMs === undefined) continue
      if (before?.delayMs !== undefined && step.delayMs <= before.delayMs) {
        const again = grown(group)
        report({
          message: `\`${group.name}\` waits ${formatDuration(step.delayMs)} in \`${step.topic}\`, after ${formatDuration(before.delayMs)} in \`${before.topic}\``,
          field: 'retryTopics',
          evidence: [
            { name: `wait in ${before.topic}`, value: formatDuration(before.delayMs) },
            { name: `wait in ${step.topic}`, value: formatDuration(step.delayMs) },
          ],
          ...(again.retryTopics?.every(({ delayMs = 0 }) => delayMs < LONGEST_MS) &&
            before.delayMs > 0 && {
              fix: changeNode('consumerGroup', group.name, 'Wait longer each time', grown),
            }),
        })
        return
      }
      before = step
    }
  },
})
