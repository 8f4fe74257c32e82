/** What the formats of Connect share: the settings of connectors and of their workers, as text and without secrets. */
import {
  connectOf,
  groupIdOf,
  INTERNAL_ROLES,
  internalTopicOf,
  workerSetting,
} from '../model/connect-cluster'
import { withoutSecret } from '../model/connect-secrets'
import { exampleSettings } from '../model/connector-examples'
import type { ConfigValue, ConnectCluster, Connector, Design } from '../model/design'
import { connectorConfig } from '../settings/connector-settings'
import { type Carried, notCarried } from './carried'
import type { ExportLoss } from './exporter'
import { fileName } from './file-name'
import { settingText } from './setting-text'
import { uniqueSlugs } from './unique-slugs'

/** A setting with its value as Connect takes it. */
export type TextSetting = readonly [key: string, text: string]

const texts = (name: string, settings: Readonly<Record<string, ConfigValue>>): readonly TextSetting[] =>
  Object.entries(settings).flatMap(([key, value]): TextSetting[] => {
    const kept = withoutSecret(name, key, value)
    return kept === null ? [] : [[key, settingText(kept)]]
  })

/** Returns the settings of a connector as text, without those that have no value. */
export const connectorTexts = (connector: Connector): readonly TextSetting[] =>
  texts(connector.name, connectorConfig(connector))

/** Returns the Connect clusters of a design: those that it says, and the one that its connectors are taken to run on. */
export function connectClusters({ cluster, connectors }: Design): readonly ConnectCluster[] {
  const used = connectors.map((connector) => connectOf(cluster, connector))
  return [...new Set([...(cluster.connect ?? []), ...used])]
}

const JSON_CONVERTER = 'org.apache.kafka.connect.json.JsonConverter'
/** What says with a converter how records are written. */
const OF_CONVERTER = /^(?:key|value)\.converter\.(?:schemas\.enable|schema\.registry\.url)$/

/**
 * The converter of keys or values that workers need and their settings do not name: where some of their connectors leave
 * it to them, the one that all others name with the same settings, since they read and write for each other; else JSON.
 */
function converterOf(connectors: readonly Connector[], key: 'key.converter' | 'value.converter') {
  const settings = connectors.map(connectorConfig)
  const named = settings.filter((one) => one[key] !== undefined).map((one) => converterSettings(one, key))
  const [first, ...others] = named
  const isAlike = others.every((other) => JSON.stringify(other) === JSON.stringify(first))
  return first && isAlike && named.length < settings.length
    ? Object.fromEntries(first)
    : { [key]: JSON_CONVERTER }
}

/** A converter with what decides how it writes, in one order. */
const converterSettings = (settings: Readonly<Record<string, ConfigValue>>, key: string) =>
  Object.entries(settings)
    .filter(([name]) => name === key || (name.startsWith(key) && OF_CONVERTER.test(name)))
    .toSorted(([one], [other]) => (one < other ? -1 : 1))

/** Returns the connectors that a Connect cluster runs. */
export const connectorsOf = (
  { cluster, connectors }: Pick<Design, 'cluster' | 'connectors'>,
  { name }: ConnectCluster,
): readonly Connector[] => connectors.filter((connector) => connectOf(cluster, connector).name === name)

/** Returns the settings of the workers as text: who they are, where they keep what they know, and what is set. */
export function workerTexts(
  connect: ConnectCluster,
  connectors: readonly Connector[],
): readonly TextSetting[] {
  const internal = INTERNAL_ROLES.flatMap((role): [string, ConfigValue][] => [
    [`${role}.storage.topic`, internalTopicOf(connect, role)],
    [
      `${role}.storage.replication.factor`,
      workerSetting(connect, `${role}.storage.replication.factor`) ?? null,
    ],
  ])
  const set = Object.keys(connect.config ?? {})
  const known: Record<string, ConfigValue> = {
    'group.id': groupIdOf(connect),
    ...(set.includes('key.converter') ? {} : converterOf(connectors, 'key.converter')),
    ...(set.includes('value.converter') ? {} : converterOf(connectors, 'value.converter')),
    ...Object.fromEntries(internal),
  }
  const config = Object.entries(connect.config ?? {}).filter(([key]) => key !== 'group.id')
  return texts(connect.name, { ...known, ...Object.fromEntries(config) })
}

/** Returns a name for a file of each, all of them different. */
export const slugsOf = (nodes: readonly { readonly name: string }[]): ReadonlyMap<string, string> =>
  uniqueSlugs(
    nodes.map(({ name }) => name),
    fileName,
  )

/** The fields of a connector that are settings of Connect. */
export const SETTINGS_CARRIED: readonly string[] = [
  'class',
  'tasksMax',
  'keyConverter',
  'valueConverter',
  'transforms',
  'errorsTolerance',
  'exactlyOnce',
  'transactionBoundary',
  'offsetsTopic',
  'config',
  'topicsRegex',
  'consumes',
  'deadLetter.topic',
  'deadLetter.replicationFactor',
  'deadLetter.contextHeaders',
]

function examplesLeft(connector: Connector): ExportLoss[] {
  const keys = exampleSettings(connector)
  if (keys.length === 0) return []
  const sentence = `Still examples, to be replaced by your own: ${keys.map((key) => `\`${key}\``).join(', ')}, of the connector.`
  return [{ at: `connector:${connector.name}`, field: 'config', sentence }]
}

/** What a format of Connect does not carry. */
export function connectLosses(
  design: Design,
  more: readonly string[] = [],
  ofCluster: readonly string[] = [],
): ExportLoss[] {
  const carried: Carried = {
    nodes: { connector: [...SETTINGS_CARRIED, ...more] },
    cluster: ['connect.name', 'connect.groupId', 'connect.workers', 'connect.config', ...ofCluster],
    instead: { topic: 'take one of the formats of topics for them' },
  }
  return [
    ...design.connectors.flatMap((connector): ExportLoss[] => [
      ...(connector.class === undefined
        ? [
            {
              at: `connector:${connector.name}` as const,
              field: 'class',
              sentence: 'No class is said: Connect takes none without.',
            },
          ]
        : []),
      ...examplesLeft(connector),
      ...Object.entries(connector.config ?? {}).flatMap(([key, value]): ExportLoss[] =>
        value === null
          ? [
              {
                at: `connector:${connector.name}`,
                field: `config.${key}`,
                sentence: 'Settings without a value are left out.',
              },
            ]
          : [],
      ),
    ]),
    ...notCarried(design, carried),
  ]
}
