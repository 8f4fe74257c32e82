/** What a connector lacks of the settings that its class does not run without. */
import {
  type ConnectorClass,
  connectorClass,
  type RequiredSetting,
  type SettingOf,
} from '../kafka/connector-classes'
import { settingsOfClass } from '../kafka/settings-of-class'
import { withoutSecret } from '../model/connect-secrets'
import { settingsForTopics } from '../model/connector-topics'
import type { Config, ConfigValue, Connector } from '../model/design'
import { connectorConfig } from '../settings/connector-settings'
import { isSecretKey } from '../shared/secret-key'

const CLIENTS =
  /^(?:producer|consumer|admin)\.override\.|^(?:key|value|header)\.converter|^transforms|^predicates/

export interface Lacking {
  readonly of: ConnectorClass
  /** In the order of the table, each key once. */
  readonly settings: readonly RequiredSetting[]
  /** Those of them that have a value, which is none of those that do. */
  readonly wrong: ReadonlySet<string>
  /** Whether Connect or the task refuses it by what is stated, and not only by what may be filled in elsewhere. */
  readonly isSure: boolean
}

/** Returns what a connector lacks; undefined where it lacks nothing, and of a class that is not known. */
export function lackingSettings(connector: Connector): Lacking | undefined {
  const of = connectorClass(connector.class)
  if (of === undefined) return undefined
  const config = connectorConfig(connector)
  const setting: SettingOf = (key) =>
    String(config[key] ?? '')
      .trim()
      .toLowerCase()
  const wrong = new Set<string>()
  const settings: RequiredSetting[] = []
  for (const one of of.required) {
    if (settings.some(({ key }) => key === one.key) || one.when?.(setting) === false) continue
    const has = setting(one.key)
    if (has !== '') {
      // What is looked up when it starts may be anything.
      if (one.oneOf === undefined || has.includes('${') || one.oneOf.includes(has)) continue
      wrong.add(one.key)
    } else if (one.or?.some((key) => setting(key) !== '')) continue
    settings.push(one)
  }
  return settings.length === 0
    ? undefined
    : { of, settings, wrong, isSure: isSure(of, config, settings, wrong) }
}

/**
 * A design is often drawn without what is filled in when it is installed. Where all of a kind is left out that is so;
 * where most of it stands there, the rest is missing.
 */
function isSure(
  of: ConnectorClass,
  config: Config,
  settings: readonly RequiredSetting[],
  wrong: ReadonlySet<string>,
): boolean {
  if (wrong.size > 0) return true
  const lacks = (about: RequiredSetting['about']) => settings.filter((one) => one.about === about).length
  const known = of.family && settingsOfClass(of)
  const own = Object.keys(config).filter(
    (key) =>
      isStated(config[key]) &&
      !COMMON.has(key) &&
      !isSecretKey(key) &&
      (known?.includes(key) ?? !CLIENTS.test(key)),
  )
  const there = own.filter(
    (key) => OF_OTHER_END.test(key) || of.required.some((one) => one.key === key && one.about === 'where'),
  )
  if (lacks('where') > 0 && lacks('where') < there.length) return true
  return lacks('what') > 0 && settings.length <= own.length
}

const HISTORY = 'schema.history.internal.kafka.topic'
/** What tells where the other end is. */
const OF_OTHER_END =
  /^(?:database|connection|mongodb|snowflake|(?:source|target)\.cluster)\.(?!server\.name|names?$|.*alias$)/
const COMMON: ReadonlySet<string> = new Set(settingsOfClass())
const isStated = (value: ConfigValue | undefined): boolean =>
  value !== undefined && value !== null && String(value).trim() !== ''

/** Returns the connector with what it lacks: as follows from its topics, else as an example. */
export function withLackingSettings(connector: Connector): Connector {
  const lacking = lackingSettings(connector)
  if (lacking === undefined) return connector
  const topics = (connector.produces ?? []).map(({ topic }) => topic)
  const followed = settingsForTopics(connector, topics) ?? {}
  const [first] = topics
  const prefix =
    connector.config?.['topic.prefix'] ?? followed['topic.prefix'] ?? beginning(topics) ?? 'prefix'
  const exampleFor = ({ key, example }: RequiredSetting): ConfigValue => {
    if (key === 'format.class' && /Avro/.test(connector.valueConverter?.class ?? ''))
      return String(example).replace('json.JsonFormat', 'avro.AvroFormat')
    if ((key === 'topic' || key === 'kafka.topic') && first !== undefined) return first
    if (key === HISTORY) return `${prefix}.schema-history`
    return key === 'topic.prefix' && connector.class?.startsWith('io.debezium.')
      ? prefix
      : (followed[key] ?? example)
  }
  const config = Object.fromEntries(
    lacking.settings.map((one) => [one.key, withoutSecret(connector.name, one.key, exampleFor(one))]),
  )
  return withLackingSettings({ ...connector, config: { ...connector.config, ...config } })
}

/** What stands before the first dot of all topics; undefined where that is not the same. */
function beginning(topics: readonly string[]): string | undefined {
  const [first, ...others] = topics.map((topic) => (topic.includes('.') ? topic.split('.')[0] : undefined))
  return others.every((one) => one === first) ? first : undefined
}
