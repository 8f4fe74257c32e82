import { surest } from './claim'
import type { Application, FactBook } from './fact-book'

/** The group id of an application where one is said. */
const groupIdOf = (application: Application): string | undefined => {
  const claim = surest(application.claims.get('groupId') ?? [])
  return claim === undefined ? undefined : String(claim.value)
}

/** One application with all that was said of it under its name and under its group id. */
export interface UnifiedApplication {
  readonly name: string
  readonly groupId: string | undefined
  readonly parts: readonly Application[]
}

/**
 * The applications of a book. Two that have one group id are one to Kafka: an application that a file names and the
 * group of that id in a listing. Its name is the one that is not the id, of those the first.
 */
export function unifyApplications(book: FactBook): UnifiedApplication[] {
  const byId = new Map<string, Application[]>()
  for (const application of book.applications.values()) {
    const id = groupIdOf(application) ?? application.name
    const known = byId.get(id)
    if (known) known.push(application)
    else byId.set(id, [application])
  }
  return [...byId].map(([id, parts]) => {
    const groupId = parts.map(groupIdOf).find((found) => found !== undefined)
    const named = parts.find(({ name }) => name !== id)
    return { name: named?.name ?? id, groupId, parts }
  })
}
