import { DEFAULT_KAFKA_VERSION } from './default-version'

/** The Kafka releases whose settings the catalogue has, oldest first. */
export const KAFKA_VERSIONS = ['3.7', '3.9', '4.0', '4.1', '4.2', '4.3', '4.4'] as const

/** A release whose settings the catalogue has. */
export type KafkaRelease = (typeof KAFKA_VERSIONS)[number]

/** A Kafka release as a design names it, as `3.6` or `4.0.1`. */
export type KafkaVersion = `${3 | 4}.${number}`

/** Every release that a design may name, oldest first, without what comes after a second point. */
export const NAMED_VERSIONS: readonly KafkaVersion[] = [
  ...(['3.0', '3.1', '3.2', '3.3', '3.4', '3.5', '3.6', '3.7', '3.8', '3.9'] as const),
  ...(['4.0', '4.1', '4.2', '4.3', '4.4'] as const),
]

const RELEASE = /^(\d{1,3})\.(\d{1,3})(?:\.\d{1,3})?$/

/** Returns a text as a release that a design may name, with what comes after a second point; undefined where it is none. */
export function namedVersion(text: string): KafkaVersion | undefined {
  const [, major, minor] = RELEASE.exec(text) ?? []
  return NAMED_VERSIONS.includes(`${major}.${minor}` as KafkaVersion) ? (text as KafkaVersion) : undefined
}

/** A release as a number that grows with releases: 4.3 and 4.3.1 are 4003. */
function ordinal(version: string): number {
  const [, major, minor] = RELEASE.exec(version) ?? []
  return Number(major ?? 0) * 1000 + Number(minor ?? 0)
}

/** Returns whether one release is older than the other, whatever comes after a second point. */
export const before = (one: KafkaVersion, other: KafkaVersion): boolean => ordinal(one) < ordinal(other)

/**
 * Returns the release whose facts stand for those of a version: itself, else the newest older one that the
 * catalogue has, else the oldest.
 */
export function releaseOf(version: KafkaVersion): KafkaRelease {
  // Asked for with every setting of every node, nearly always of one version.
  if (version !== asked.version)
    asked = {
      version,
      release: KAFKA_VERSIONS.findLast((known) => !before(version, known)) ?? KAFKA_VERSIONS[0],
    }
  return asked.release
}

let asked: { readonly version: KafkaVersion; readonly release: KafkaRelease } = {
  version: DEFAULT_KAFKA_VERSION,
  release: DEFAULT_KAFKA_VERSION,
}
