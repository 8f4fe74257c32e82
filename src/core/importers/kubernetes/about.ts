import type { FactBook } from '../facts/fact-book'
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
  const entries = [
    ...(metadata?.get('annotations')?.entries() ?? []),
    ...(metadata?.get('labels')?.entries() ?? []),
  ]
  for (const field of ['description', 'owner', 'data'] as const) {
    const names: readonly string[] = SAID[field]
    const found = entries.find(([key]) => names.includes(key.slice(key.lastIndexOf('/') + 1)))
    const text = found?.[1].text()
    if (found && text !== undefined && text !== '') draft.say(field, text, found[1].place)
  }
}
