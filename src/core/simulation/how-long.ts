import type { ScenarioEvent } from '../model/design'

/** A deployment goes on to the next member after so long. */
const MEMBER_SECONDS = 30
const SNAPSHOT_SECONDS = 600

/**
 * Returns how many seconds an event lasts: as long as it says; else a deployment of so many members and a snapshot end by
 * themselves, and all else lasts to the end of the run, told as infinite.
 */
export function howLong({ kind, lastsSeconds }: ScenarioEvent, members: number): number {
  if (lastsSeconds !== undefined) return lastsSeconds
  if (kind === 'rolling-deploy') return MEMBER_SECONDS * members
  return kind === 'source-snapshot' ? SNAPSHOT_SECONDS : Number.POSITIVE_INFINITY
}
