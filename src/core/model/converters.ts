import type { ConnectCluster, Connector, Converter } from './design'

/** What a connector turns the two halves of a record into bytes and back with; what nothing says is left out. */
export interface Converters {
  readonly key?: Converter
  readonly value?: Converter
}

/** Returns the converters in effect of a connector: its own, else those of its workers. @see ConnectorConfig, WorkerConfig */
export function convertersOf(
  { keyConverter, valueConverter }: Connector,
  { config = {} }: ConnectCluster,
): Converters {
  const ofWorkers = (setting: string): Converter | undefined => {
    const name = config[setting]
    if (typeof name !== 'string' || name.trim() === '') return undefined
    const schemas = config[`${setting}.schemas.enable`]
    return {
      class: name.trim(),
      ...(schemas !== undefined && { schemas: String(schemas).trim().toLowerCase() === 'true' }),
    }
  }
  const key = keyConverter ?? ofWorkers('key.converter')
  const value = valueConverter ?? ofWorkers('value.converter')
  return { ...(key && { key }), ...(value && { value }) }
}
