import { connectOf } from './connect-cluster'
import type { ConfigValue, ConnectCluster, Connector, Design } from './design'

/** The converters that ask a schema registry, which Connect does not create without the registry’s address. */
const OF_REGISTRY =
  /^io\.confluent\.connect\.(?:avro\.AvroConverter|protobuf\.ProtobufConverter|json\.JsonSchemaConverter)$/

const HALVES = ['key', 'value'] as const

export type Half = (typeof HALVES)[number]

/** Where a registry is by its own documentation, until one is stated. */
export const EXAMPLE_REGISTRY = 'http://localhost:8081'

/** Returns whether a converter requires `schema.registry.url`. @see AbstractKafkaSchemaSerDeConfig */
export const asksRegistry = (converter: string | undefined): boolean =>
  OF_REGISTRY.test(converter?.trim() ?? '')

/** Returns the setting that tells the converter of a half of the records where the registry is. */
export const registrySetting = (half: Half): `${Half}.converter.schema.registry.url` =>
  `${half}.converter.schema.registry.url`

/** Returns whether a setting has a value that Connect does not take for nothing. */
export const isStated = (value: ConfigValue | undefined): value is ConfigValue =>
  value !== undefined && value !== null && String(value).trim() !== ''

/** A half of the records whose converter has no registry, and whose converter it is. */
export interface LacksRegistry {
  readonly half: Half
  readonly of: 'connector' | 'workers'
  readonly converter: string
}

/**
 * Returns the converters in effect of a connector that have no registry. A converter of its own takes nothing of the
 * settings of the workers, and one of the workers nothing of the settings of the connector.
 *
 * @see Worker.startConnector, Plugins.newConverter
 */
export function convertersWithoutRegistry(
  connector: Connector,
  connect: ConnectCluster,
): readonly LacksRegistry[] {
  return HALVES.flatMap((half): LacksRegistry[] => {
    const own = (half === 'key' ? connector.keyConverter : connector.valueConverter)?.class
    const converter = own ?? String(connect.config?.[`${half}.converter`] ?? '').trim()
    if (!asksRegistry(converter)) return []
    const config = own === undefined ? connect.config : connector.config
    if (isStated(config?.[registrySetting(half)])) return []
    return [{ half, of: own === undefined ? 'workers' : 'connector', converter }]
  })
}

/**
 * Returns where the schema registry of a design is, by what is nearest to a connector: its other converter, its
 * workers, another connector or workers, a client. Undefined where nothing says it.
 */
export function registryOf(design: Design, connector: Connector): ConfigValue | undefined {
  const { cluster, connectors, producers, consumerGroups, streamsApps } = design
  const ofConnect = [connector, connectOf(cluster, connector), ...connectors, ...(cluster.connect ?? [])]
  const said = [
    ...ofConnect.flatMap(({ config }) => HALVES.map((half) => config?.[registrySetting(half)])),
    ...[...producers, ...consumerGroups, ...streamsApps].map(({ config }) => config?.['schema.registry.url']),
  ]
  return said.find(isStated)
}
