/**
 * What people write in the description of a group where they do not know the field for it. Only what says itself in
 * so many words counts: a finding that rests on a guess at prose would cry wolf.
 */
import { SHARE_CONSUMER_ONLY } from '../kafka/share-consumer-settings'
import type { ConsumerGroup } from '../model/design'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../shared/units'

const SHARE = /\bshare[ -](groups?|consumers?)\b|\bKIP-?932\b/i
const EVERYTHING =
  /\bbroadcast|\b(each|every|all)\b[^.;]{0,40}\b(reads?|gets?|receives?|sees?|consumes?)\s+(everything|(all|every)\b)/i
const STREAMS = /\bkafka[ -]streams\b|\bstreams app|\bstreams of KIP|\bKIP-?1071\b/i
const DENIED = /\b(no|not|never|instead of|unlike|rather than)\b[^.;]{0,20}$/i

/** Whether the words are there, and are not denied just before. */
function says(text: string, words: RegExp): boolean {
  const found = words.exec(text)
  return found !== null && !DENIED.test(text.slice(0, found.index))
}

/** Returns how a group reads by its description; undefined where that says nothing of it. */
export function describedReading(
  description: string | undefined,
): 'share' | 'everything' | 'streams' | undefined {
  if (description === undefined) return undefined
  if (says(description, SHARE)) return 'share'
  if (says(description, STREAMS)) return 'streams'
  return says(description, EVERYTHING) ? 'everything' : undefined
}

const RETRIES = /\bretr(y|ies|ied|ying)\b/i
const TIME = /(\d+(?:\.\d+)?)\s*(ms|milliseconds?|s|secs?|seconds?|min|minutes?|m|h|hours?|d|days?)\b/i
const TIMES = /(\d+)\s*(times|attempts|tries|retries)\b/i

const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(ms|milli)/i, 1],
  [/^s/i, SECOND_MS],
  [/^m/i, MINUTE_MS],
  [/^h/i, HOUR_MS],
  [/^d/i, DAY_MS],
]

interface DescribedRetries {
  readonly backOffMs: number
  readonly attempts: number
}

/** Returns the retries that a description tells with their wait, one where it does not say how many; undefined where it tells none. */
export function describedRetries(description: string | undefined): DescribedRetries | undefined {
  if (description === undefined || !says(description, RETRIES)) return undefined
  const [, amount, word = ''] = TIME.exec(description) ?? []
  if (amount === undefined) return undefined
  const unit = UNITS.find(([pattern]) => pattern.test(word))?.[1] ?? SECOND_MS
  return { backOffMs: Number(amount) * unit, attempts: Number(TIMES.exec(description)?.[1] ?? 1) }
}

/** Whether a group has a setting that only a share consumer has, and is drawn as another. */
export const hasShareSettings = ({ reads, config }: ConsumerGroup): boolean =>
  reads !== 'share' && config !== undefined && SHARE_CONSUMER_ONLY.some((key) => Object.hasOwn(config, key))

/** Whether a group is a Streams application by its settings or its words. */
export const isStreams = ({ config, description }: ConsumerGroup): boolean =>
  String(config?.['group.protocol'] ?? '').toLowerCase() === 'streams' ||
  describedReading(description) === 'streams'

/** Whether a group that is drawn as one whose members own partitions says itself that it is something else. */
export const isDrawnAsAnother = (group: ConsumerGroup): boolean =>
  hasShareSettings(group) ||
  isStreams(group) ||
  (group.description !== undefined && describedReading(group.description) !== undefined)
