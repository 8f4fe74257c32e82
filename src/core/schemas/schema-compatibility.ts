import { COMPATIBILITY_MODES, type CompatibilityMode } from '../model/compatibility-modes'
import { err, ok, type Result } from '../shared/result'
import { type AvroIncompatibility, avroIncompatibilities } from './avro-compatibility'
import { parseAvroSchema } from './avro-schema'

/** One thing that a new version breaks. */
export interface BrokenBy extends AvroIncompatibility {
  /** Who cannot read: those with the new version what was written, or those with an older one what will be. */
  readonly whose: 'new-readers' | 'old-readers'
  /** The index of the older version. */
  readonly version: number
}

export interface SchemaCheck {
  readonly isCompatible: boolean
  readonly broken: readonly BrokenBy[]
  /** Who goes first: readers where the new version reads the old data, writers where the old reads the new. */
  readonly first: 'readers' | 'writers' | 'either' | 'nobody'
  /** The modes in which a registry takes the new version. */
  readonly allowedIn: readonly CompatibilityMode[]
}

/**
 * Returns whether a registry takes a new version of an Avro schema after older ones, oldest first, and what it breaks
 * by path. A mode that is not transitive asks of the last version alone. Refuses a text that is no schema, and says
 * which.
 *
 * @see https://docs.confluent.io/platform/current/schema-registry/fundamentals/schema-evolution.html
 */
export function checkAvroVersions(
  next: string,
  versions: readonly string[],
  mode: CompatibilityMode = 'BACKWARD',
): Result<SchemaCheck> {
  const parsed = parseAvroSchema(next)
  if (!parsed.ok) return err(`The new version: ${parsed.error}`)
  const broken: BrokenBy[] = []
  for (const [version, text] of versions.entries()) {
    const older = parseAvroSchema(text)
    if (!older.ok) return err(`Version ${version + 1}: ${older.error}`)
    const cannotRead = avroIncompatibilities(parsed.value, older.value)
    const cannotBeRead = avroIncompatibilities(older.value, parsed.value)
    broken.push(...cannotRead.map((one): BrokenBy => ({ ...one, whose: 'new-readers', version })))
    broken.push(...cannotBeRead.map((one): BrokenBy => ({ ...one, whose: 'old-readers', version })))
  }
  const last = versions.length - 1
  const counts = (mode: CompatibilityMode) => broken.filter((one) => isAsked(mode, one, last))
  const allowedIn = COMPATIBILITY_MODES.filter((one) => counts(one).length === 0)
  return ok({
    isCompatible: allowedIn.includes(mode),
    broken: counts(mode),
    first: firstOf(broken, last),
    allowedIn,
  })
}

function isAsked(mode: CompatibilityMode, { whose, version }: BrokenBy, last: number): boolean {
  if (mode === 'NONE') return false
  if (!mode.endsWith('_TRANSITIVE') && version !== last) return false
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
