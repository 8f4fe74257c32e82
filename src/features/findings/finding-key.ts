import type { Finding, FindingKind } from '@/core/lint/finding'

/** What names a finding in a list: its rule and its place. */
export const findingKey = ({ rule, at }: Pick<Finding, 'rule' | 'at'>): string => `${rule}@${at}`

/** What the kind means, in the words of the list. */
export const KIND_WORDS: Readonly<Record<FindingKind, string>> = {
  rejected: 'Kafka rejects it',
  silent: 'silently wrong',
  advice: 'advice',
}
