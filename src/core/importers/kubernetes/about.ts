import type { AboutFact, FactBook } from '../facts/fact-book'
import type { Field } from '../reading/field'

type Draft = ReturnType<FactBook['topic']>

/** By which labels and annotations people say what a resource is for, whose it is and what data it holds. */
const SAID = {
  description: ['description'],
  owner: ['owner', 'team'],
  data: ['data', 'data-classification'],
} as const

/** Reads what labels and annotations say to people, whatever stands before the slash in their names. */
export function readAbout(metadata: Field | undefined, draft: Draft): void {
  for (const [field, value, place] of aboutOf(metadata)) draft.say(field, value, place)
}

/** Returns what labels and annotations say to people, with where they say it. */
export function aboutOf(metadata: Field | undefined): readonly AboutFact[] {
  const entries = [
    ...(metadata?.get('annotations')?.entries() ?? []),
    ...(metadata?.get('labels')?.entries() ?? []),
  ]
  return (['description', 'owner', 'data'] as const).flatMap((field) => {
    const names: readonly string[] = SAID[field]
    const found = entries.find(([key]) => names.includes(key.slice(key.lastIndexOf('/') + 1)))
    const text = found?.[1].text()
    return found && text !== undefined && text !== '' ? [[field, text, found[1].place] as const] : []
  })
}
