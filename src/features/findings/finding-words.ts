import type { Finding, FindingKind } from '@/core/lint/finding'

const KIND_WORDS: Readonly<Record<FindingKind, string>> = {
  rejected: 'Kafka rejects it',
  silent: 'silently wrong',
  advice: 'advice',
}

/** What the kind means, in the words of the list; what cannot work is no mere advice, whoever stops it. */
export const sayKind = ({ kind, severity }: Pick<Finding, 'kind' | 'severity'>): string =>
  kind === 'advice' && severity === 'error' ? 'design fault' : KIND_WORDS[kind]
