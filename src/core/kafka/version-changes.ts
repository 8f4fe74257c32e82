import { type ConfigKind, configDefinition, configKeys } from './catalogue'
import type { KafkaVersion } from './versions'

/** The release whose own classes everything else here is proven against. */
export const PROVEN_VERSION: KafkaVersion = '4.3'

export interface SettingOfKind {
  readonly kind: ConfigKind
  readonly key: string
}

export interface OtherDefault extends SettingOfKind {
  /** As Kafka writes it; empty where there is none. */
  readonly here: string
  readonly there: string
}

/** What one release has otherwise than another. */
export interface VersionChanges {
  /** Settings of both, with another default. */
  readonly defaults: readonly OtherDefault[]
  /** Settings that only the other release has. */
  readonly missing: readonly SettingOfKind[]
  /** Settings that the other release does not have. */
  readonly extra: readonly SettingOfKind[]
}

const KINDS: readonly ConfigKind[] = ['topic', 'producer', 'consumer', 'group', 'broker']

/** A setting's default in a release as text; empty where it has none, undefined where there is no such setting. */
export function defaultText(kind: ConfigKind, key: string, version: KafkaVersion): string | undefined {
  const definition = configDefinition(kind, key, version)
  return definition && String(definition.default ?? '')
}

/**
 * What a release has otherwise than another one: defaults, and settings that only one of the two has. Of topics,
 * producers, consumers, groups and brokers, in this order and then by name; without what Kafka keeps for itself.
 *
 * @see the ConfigDefs of both releases, from which the catalogue is printed
 */
export function versionChanges(here: KafkaVersion, there: KafkaVersion): VersionChanges {
  const defaults: OtherDefault[] = []
  const missing: SettingOfKind[] = []
  const extra: SettingOfKind[] = []
  for (const kind of KINDS) {
    const [own, other] = [configKeys(kind, here), configKeys(kind, there)]
    const [ofOwn, ofOther] = [new Set(own), new Set(other)]
    for (const key of own) {
      if (!ofOther.has(key)) extra.push({ kind, key })
      const [now, then] = [defaultText(kind, key, here) ?? '', defaultText(kind, key, there) ?? '']
      if (ofOther.has(key) && now !== then) defaults.push({ kind, key, here: now, there: then })
    }
    for (const key of other) if (!ofOwn.has(key)) missing.push({ kind, key })
  }
  return { defaults, missing, extra }
}
