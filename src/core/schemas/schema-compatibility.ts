import { COMPATIBILITY_MODES, type CompatibilityMode } from '../model/compatibility-modes'
import { err, ok, type Result } from '../shared/result'
import type { ReferencedText } from './read-json-schema'
import type { Incompatibility, ReadSchema, ReadText } from './read-schema'
import { remedyOf } from './remedies'

/** The text of one version, and those of the schemas that it names. */
export interface VersionText {
  readonly text: string
  readonly referenced?: readonly ReferencedText[]
}

/** One thing that a new version breaks. */
export interface BrokenBy extends Incompatibility {
  /** Who cannot read: those with the new version what was written, or those with an older one what will be. */
  readonly whose: 'new-readers' | 'old-readers'
  /** The index of the older version. */
  readonly version: number
  /** The modes in which a registry takes the version although it breaks this. */
  readonly allowedIn: readonly CompatibilityMode[]
  /** What makes the new version compatible here. */
  readonly remedy: string
}

export interface SchemaCheck {
  readonly isCompatible: boolean
  /** What counts in the mode that was asked for. */
  readonly broken: readonly BrokenBy[]
  /** What does not count in it, and would in another. */
  readonly tolerated: readonly BrokenBy[]
  /** Who goes first: readers where the new version reads the old data, writers where the old reads the new. */
  readonly first: 'readers' | 'writers' | 'either' | 'nobody'
  /** The modes in which a registry takes the new version. */
  readonly allowedIn: readonly CompatibilityMode[]
}

/**
 * Returns whether a registry takes a new version of a schema after older ones, oldest first, and what it breaks by
 * path. A mode that is not transitive asks of the last version alone. Refuses a text that is no schema, and says which.
 *
 * @see https://docs.confluent.io/platform/current/schema-registry/fundamentals/schema-evolution.html
 */
export function checkVersions(
  read: ReadText,
  next: VersionText,
  versions: readonly VersionText[],
  mode: CompatibilityMode = 'BACKWARD',
): Result<SchemaCheck> {
  const parsed = read(next.text, next.referenced)
  if (!parsed.ok) return err(`The new version: ${parsed.error}`)
  const broken: BrokenBy[] = []
  for (const [version, { text, referenced }] of versions.entries()) {
    const older = read(text, referenced)
    if (!older.ok) return err(`Version ${version + 1}: ${older.error}`)
    broken.push(...brokenBetween(parsed.value, older.value, version, version === versions.length - 1))
  }
  const allowedIn = COMPATIBILITY_MODES.filter((one) => broken.every((by) => by.allowedIn.includes(one)))
  return ok({
    isCompatible: allowedIn.includes(mode),
    broken: broken.filter((by) => !by.allowedIn.includes(mode)),
    tolerated: broken.filter((by) => by.allowedIn.includes(mode)),
    first: firstOf(broken, versions.length - 1),
    allowedIn,
  })
}

function brokenBetween(next: ReadSchema, older: ReadSchema, version: number, isLast: boolean): BrokenBy[] {
  const by = (whose: BrokenBy['whose'], found: readonly Incompatibility[]) => {
    const allowedIn = COMPATIBILITY_MODES.filter((mode) => !isAsked(mode, whose, isLast))
    return found.map((one) => ({ ...one, whose, version, allowedIn, remedy: remedyOf(one, whose) }))
  }
  return [...by('new-readers', next.cannotRead(older)), ...by('old-readers', older.cannotRead(next))]
}

function isAsked(mode: CompatibilityMode, whose: BrokenBy['whose'], isLast: boolean): boolean {
  if (mode === 'NONE') return false
  if (!mode.endsWith('_TRANSITIVE') && !isLast) return false
  return mode.startsWith('FULL') || mode.startsWith(whose === 'new-readers' ? 'BACKWARD' : 'FORWARD')
}

function firstOf(broken: readonly BrokenBy[], last: number): SchemaCheck['first'] {
  const ofLast = broken.filter(({ version }) => version === last)
  const reads = ofLast.every(({ whose }) => whose !== 'new-readers')
  const isRead = ofLast.every(({ whose }) => whose !== 'old-readers')
  if (reads && isRead) return 'either'
  if (reads) return 'readers'
  return isRead ? 'writers' : 'nobody'
}

/** Who is upgraded first, for people. */
export const UPGRADE_ORDER: Readonly<Record<SchemaCheck['first'], string>> = {
  readers: 'Upgrade the readers first, then the writers.',
  writers: 'Upgrade the writers first, then the readers.',
  either: 'Readers and writers may be upgraded in any order.',
  nobody: 'Neither order works: use a new topic, or a version in between.',
}
