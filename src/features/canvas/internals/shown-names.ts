import type { TopicView } from '@/core/views/views'
import { fitApart } from '../nodes/never-alike'

/** So many letters of JetBrains Mono at 11 px have room in the box of an internal topic. */
const ROOM = { letters: 27, lines: 1 }

/** What every topic of an application begins with, and what its second line says anyhow. */
const ROLES = /-(changelog|repartition)$/

/** The part of a name that tells it from others of the same application, which stands above it. */
function ownPart(name: string, of: string | undefined): string {
  if ([...name].length <= ROOM.letters) return name
  const owner = of === undefined || of === 'cluster' ? '' : `${of.slice(of.indexOf(':') + 1)}-`
  const rest = owner !== '' && name.startsWith(owner) ? `…${name.slice(owner.length)}` : name
  return rest.replace(ROLES, '…')
}

/**
 * Returns the names of internal topics as they fit their boxes, by name: whole, or without what their application and the line
 * below say, and no two alike.
 */
export function shownNames(
  topics: readonly Pick<TopicView, 'name' | 'origin'>[],
): ReadonlyMap<string, string> {
  const parts = topics.map(({ name, origin }) => ({
    id: name,
    name: ownPart(name, origin?.of),
    room: ROOM,
  }))
  const isAlone = new Map<string, number>()
  for (const { name } of parts) isAlone.set(name, (isAlone.get(name) ?? 0) + 1)
  // Where a part is no part of its own, the whole name is cut.
  return fitApart(
    parts.map((part) => ((isAlone.get(part.name) ?? 0) > 1 ? { ...part, name: part.id } : part)),
  ).texts
}
