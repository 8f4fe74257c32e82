import type { FindingKind } from '@/core/lint/finding'

/** What the kind means, in the words of the list. */
export const KIND_WORDS: Readonly<Record<FindingKind, string>> = {
  rejected: 'Kafka rejects it',
  silent: 'silently wrong',
  advice: 'advice',
}
