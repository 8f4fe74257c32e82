import type { Connector } from './design'

const stated = ({ config }: Connector, key: string): string => String(config?.[key] ?? '').trim()

/** Returns whether a connector passes over records that it cannot convert, by its field or by the setting of Connect. */
export const toleratesErrors = (connector: Connector): boolean =>
  (connector.errorsTolerance ?? stated(connector, 'errors.tolerance').toLowerCase()) === 'all'

/** Returns the topic of a connector's dead letters, drawn or named in its settings alone; undefined where there is none. */
export const deadLetterTopicOf = (connector: Connector): string | undefined =>
  connector.deadLetter?.topic ?? (stated(connector, 'errors.deadletterqueue.topic.name') || undefined)
