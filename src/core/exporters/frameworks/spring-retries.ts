import type { ConsumerGroup, Design } from '../../model/design'
import { consumerGroupId } from '../../model/node-id'
import type { ExportLoss } from '../exporter'
import type { Tree } from './framework-lines'

/**
 * What Spring's `retry.topic` says of a chain: tries in all, the first wait, how many times longer each is, and the longest,
 * which it takes for 30 s where nothing is said: every wait, the first too, is cut to that.
 *
 * @see KafkaProperties.Retry.Topic.Backoff of Spring Boot 4.1; ExponentialBackOff of Spring
 */
export function retryOf(group: ConsumerGroup): Tree {
  const { retryTopics = [] } = group
  if (retryTopics.length === 0) return {}
  const [first, second] = retryTopics
  const multiplier = first?.delayMs ? (second?.delayMs ?? 0) / first.delayMs : 1
  const isGrowing = multiplier > 1 && Number.isFinite(multiplier)
  const longest = isGrowing
    ? Math.max(...retryTopics.map(({ delayMs = 0 }) => delayMs))
    : (first?.delayMs ?? 0)
  return {
    topic: {
      enabled: 'true',
      attempts: String(retryTopics.length + 1),
      ...(first?.delayMs !== undefined && {
        backoff: {
          delay: `${first.delayMs}ms`,
          ...(isGrowing && { multiplier: String(multiplier) }),
          ...(longest > 0 && { 'max-delay': `${longest}ms` }),
        },
      }),
    },
  }
}

export function retryLosses(design: Design): ExportLoss[] {
  return design.consumerGroups.flatMap((group): ExportLoss[] => {
    const at = consumerGroupId(group.name)
    const { retryTopics = [], retries, deadLetter, consumes = [] } = group
    const [first] = retryTopics
    const [source] = consumes
    const waits = retryTopics.map(({ delayMs }) => delayMs)
    const factor = (waits[1] ?? 0) / (waits[0] ?? 1)
    const isEven = waits.every((wait, index) => index === 0 || wait === (waits[index - 1] ?? 0) * factor)
    if (group.reads === 'share')
      return [
        ...(first
          ? [{ at, field: 'retryTopics', sentence: 'Left out: a share container has no retry topics.' }]
          : []),
        ...(retries
          ? [
              {
                at,
                field: 'retries',
                sentence:
                  'Tries are set in code, by a ShareConsumerRecordRecoverer that releases the record.',
              },
            ]
          : []),
      ]
    return [
      ...(first && retryTopics.some(({ topic }) => !topic.startsWith(`${source?.topic ?? ''}-retry`))
        ? [
            {
              at,
              field: 'retryTopics.topic',
              sentence: 'Spring names retry topics itself, after the topic that is read.',
            },
          ]
        : []),
      ...(first && waits.length > 1 && (!isEven || factor < 1)
        ? [
            {
              at,
              field: 'retryTopics.delayMs',
              sentence: `Their waits do not grow by one factor: ${factor > 1 && Number.isFinite(factor) ? 'the first two are in it' : 'only the first is in it'}.`,
            },
          ]
        : []),
      ...(retryTopics.some(({ recordsShare }) => recordsShare !== undefined)
        ? [{ at, field: 'retryTopics.recordsShare', sentence: 'How many records fail is not in it.' }]
        : []),
      ...(retries
        ? [{ at, field: 'retries', sentence: 'Tries in place are set in code, by a DefaultErrorHandler.' }]
        : []),
      ...(deadLetter
        ? [
            {
              at,
              field: 'deadLetter',
              sentence: 'Dead letters are sent by code, a DeadLetterPublishingRecoverer.',
            },
          ]
        : []),
    ]
  })
}
