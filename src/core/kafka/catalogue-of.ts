import { type CatalogueRow, type ConfigDefinition, definitionOf, rowLife, splitRow } from './catalogue-row'
import { type KafkaRelease, type KafkaVersion, releaseOf } from './versions'

/** Rows by the kinds of settings that share them, as `producer consumer`. */
export type CatalogueTables = Readonly<Record<string, readonly string[]>>

/** What Kafka's releases say of the settings of some kinds; a release that is not known as the one that stands for it. */
export interface Catalogue<Kind extends string> {
  /** What a Kafka release says of a setting, or undefined if it has none of that name. */
  definition(kind: Kind, key: string, version: KafkaVersion): ConfigDefinition | undefined
  /** A kind's settings in a Kafka release, sorted, without those that Kafka keeps for itself. */
  keys(kind: Kind, version: KafkaVersion): readonly string[]
  /** In which releases a kind has a setting, or undefined if none known here has it. */
  life(kind: Kind, key: string): { since?: KafkaVersion; removedIn?: KafkaVersion } | undefined
}

/** Returns the catalogue of these rows; a kind's rows are split when it is first asked for. */
export function catalogueOf<Kind extends string>(tables: CatalogueTables): Catalogue<Kind> {
  const rowsByKind = new Map<Kind, ReadonlyMap<string, CatalogueRow>>()
  const definitionsByVersion = new Map<KafkaRelease, Map<Kind, ReadonlyMap<string, ConfigDefinition>>>()

  function rows(kind: Kind): ReadonlyMap<string, CatalogueRow> {
    const known = rowsByKind.get(kind)
    if (known) return known
    const found = new Map<string, CatalogueRow>()
    for (const [kinds, lines] of Object.entries(tables)) {
      if (!kinds.split(' ').includes(kind)) continue
      for (const row of lines.map(splitRow)) found.set(row.key, row)
    }
    rowsByKind.set(kind, found)
    return found
  }

  function definitions(kind: Kind, version: KafkaVersion): ReadonlyMap<string, ConfigDefinition> {
    const release = releaseOf(version)
    const known = definitionsByVersion.get(release)?.get(kind)
    if (known) return known
    const found = new Map<string, ConfigDefinition>()
    for (const row of rows(kind).values()) {
      const definition = definitionOf(row, release)
      if (definition) found.set(row.key, definition)
    }
    const ofRelease = definitionsByVersion.get(release) ?? new Map()
    definitionsByVersion.set(release, ofRelease.set(kind, found))
    return found
  }

  return {
    definition: (kind, key, version) => definitions(kind, version).get(key),
    keys: (kind, version) =>
      [...definitions(kind, version).values()]
        .filter(({ internal }) => !internal)
        .map(({ key }) => key)
        .sort(),
    life: (kind, key) => {
      const row = rows(kind).get(key)
      return row && rowLife(row)
    },
  }
}
