import type { Connector } from './design'

const TOLERANCE = 'errors.tolerance'

const stated = ({ config }: Connector, key: string): string => String(config?.[key] ?? '').trim()

/** Returns whether a connector passes over records that it cannot convert, by its field or by the setting of Connect. */
export const toleratesErrors = (connector: Connector): boolean =>
  (connector.errorsTolerance ?? stated(connector, TOLERANCE).toLowerCase()) === 'all'

/** Returns a connector that stops at an error, as is the default: without the field, and without the setting of Connect. */
export function withoutTolerance({ errorsTolerance: _, ...rest }: Connector): Connector {
  if (rest.config?.[TOLERANCE] === undefined) return rest
  const { [TOLERANCE]: _setting, ...config } = rest.config
  return { ...rest, config }
}

/** Returns the topic of a connector's dead letters, drawn or named in its settings alone; undefined where there is none. */
export const deadLetterTopicOf = (connector: Connector): string | undefined =>
  connector.deadLetter?.topic ?? (stated(connector, 'errors.deadletterqueue.topic.name') || undefined)
