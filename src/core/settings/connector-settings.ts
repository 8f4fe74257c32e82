import { kafkaNumber } from '../kafka/kafka-number'
import { SETTING_OF_FIELD } from '../model/connector-words'
import type { ConfigValue, Connector, Converter } from '../model/design'
import type { Settings } from './settings'

const DEAD_LETTERS = 'errors.deadletterqueue.'

type Table = Record<string, ConfigValue>

function addConverter(table: Table, key: string, converter: Converter | undefined): void {
  if (!converter) return
  table[key] = converter.class
  if (converter.schemas !== undefined) table[`${key}.schemas.enable`] = converter.schemas
}

/**
 * Returns all that a connector is configured by, under Connect's own names: its fields over its plain settings. The name
 * is left out, which a request has beside them.
 *
 * @see ConnectorConfig, SourceConnectorConfig, SinkConnectorConfig
 */
export function connectorConfig(connector: Connector): Readonly<Record<string, ConfigValue>> {
  const { consumes, transforms, deadLetter, config } = connector
  const table: Table = {}
  for (const [field, key] of Object.entries(SETTING_OF_FIELD)) {
    const value = connector[field as keyof typeof SETTING_OF_FIELD]
    if (value !== undefined) table[key] = value
  }
  if (consumes && consumes.length > 0 && connector.topicsRegex === undefined)
    table['topics'] = consumes.map(({ topic }) => topic).join(',')
  addConverter(table, 'key.converter', connector.keyConverter)
  addConverter(table, 'value.converter', connector.valueConverter)
  if (transforms && transforms.length > 0) {
    table['transforms'] = transforms.map(({ name }) => name).join(',')
    for (const { name, type, config: own = {} } of transforms) {
      table[`transforms.${name}.type`] = type
      for (const key in own) table[`transforms.${name}.${key}`] = own[key] ?? null
    }
  }
  if (deadLetter) {
    table[`${DEAD_LETTERS}topic.name`] = deadLetter.topic
    if (deadLetter.replicationFactor !== undefined)
      table[`${DEAD_LETTERS}topic.replication.factor`] = deadLetter.replicationFactor
    if (deadLetter.contextHeaders !== undefined)
      table[`${DEAD_LETTERS}context.headers.enable`] = deadLetter.contextHeaders
  }
  for (const key in config) if (!Object.hasOwn(table, key)) table[key] = config[key] ?? null
  return table
}

/** Returns the settings of a connector in effect, plain ones and fields; `defaultOf` knows those of the catalogue. */
export function connectorSettings(
  connector: Connector,
  defaultOf: (key: string) => ConfigValue | undefined = () => undefined,
): Settings {
  const config = connectorConfig(connector)
  const value = (key: string) => config[key] ?? defaultOf(key)
  return {
    text: (key) => String(value(key) ?? '').trim(),
    number: (key) => kafkaNumber(value(key)) ?? Number.NaN,
    flag: (key) => String(value(key)).trim().toLowerCase() === 'true',
    defaultOf: () => 'Kafka',
    defaultText: (key) => String(defaultOf(key) ?? '').trim(),
    origin: (key) => (config[key] === undefined ? 'default' : 'user'),
  }
}
