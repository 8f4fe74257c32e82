import { type CatalogueRow, type ConfigDefinition, definitionOf, rowLife, splitRow } from './catalogue-row'
import catalogueRows from './catalogue-rows.json'
import type { KafkaVersion } from './versions'

/** Whose settings: a group's are those that `kafka-configs --entity-type groups` takes. */
export type ConfigKind = 'topic' | 'producer' | 'consumer' | 'streams' | 'group' | 'broker'

/**
 * What a Kafka release says of a setting, or undefined if it has none of that name.
 *
 * @see ProducerConfig, ConsumerConfig, StreamsConfig, LogConfig, GroupConfig, AbstractKafkaConfig: the
 * catalogue is printed from their ConfigDefs by scripts/regenerate-catalogue
 */
export function configDefinition(
  kind: ConfigKind,
  key: string,
  version: KafkaVersion,
): ConfigDefinition | undefined {
  return definitions(kind, version).get(key)
}

/** A kind's settings in a Kafka release, sorted, without those that Kafka keeps for itself. */
export function configKeys(kind: ConfigKind, version: KafkaVersion): readonly string[] {
  return [...definitions(kind, version).values()]
    .filter(({ internal }) => !internal)
    .map(({ key }) => key)
    .sort()
}

/**
 * Kafka's default: a number beyond 2^53 and a list (comma-separated) as text, null where there is no value
 * or Kafka demands one, undefined where the release has no such setting.
 */
export function defaultValue(
  kind: ConfigKind,
  key: string,
  version: KafkaVersion,
): string | number | boolean | null | undefined {
  return definitions(kind, version).get(key)?.default
}

/** In which releases a kind has a setting, or undefined if none known here has it. */
export function configLife(
  kind: ConfigKind,
  key: string,
): { since?: KafkaVersion; removedIn?: KafkaVersion } | undefined {
  const row = rows(kind).get(key)
  return row && rowLife(row)
}

const rowsByKind = new Map<ConfigKind, ReadonlyMap<string, CatalogueRow>>()
type Definitions = ReadonlyMap<string, ConfigDefinition>
const definitionsByVersion = new Map<KafkaVersion, Map<ConfigKind, Definitions>>()

function rows(kind: ConfigKind): ReadonlyMap<string, CatalogueRow> {
  const known = rowsByKind.get(kind)
  if (known) return known
  const found = new Map<string, CatalogueRow>()
  for (const [kinds, lines] of Object.entries(catalogueRows)) {
    if (!kinds.split(' ').includes(kind)) continue
    for (const row of lines.map(splitRow)) found.set(row.key, row)
  }
  rowsByKind.set(kind, found)
  return found
}

function definitions(kind: ConfigKind, version: KafkaVersion): Definitions {
  const known = definitionsByVersion.get(version)?.get(kind)
  if (known) return known
  const found = new Map<string, ConfigDefinition>()
  for (const row of rows(kind).values()) {
    const definition = definitionOf(row, version)
    if (definition) found.set(row.key, definition)
  }
  const ofVersion = definitionsByVersion.get(version) ?? new Map<ConfigKind, Definitions>()
  definitionsByVersion.set(version, ofVersion.set(kind, found))
  return found
}
