import type { SchemaFormat, SchemaVersion, Topic } from '../../model/design'
import { topicId } from '../../model/node-id'
import type { FactBook } from './fact-book'
import type { Change } from './lay-fields'
import type { PlacedSchemas, PlacedTypes } from './place-schemas'

/** As many as a document holds. */
const MOST_TYPES = 100
const MOST_VERSIONS = 200

/** A text without what its author may set as he likes. */
const compact = (text: string): string => text.replace(/\s+/g, '')

const isSame = (one: SchemaVersion, other: SchemaVersion): boolean =>
  compact(one.text) === compact(other.text)

/**
 * Returns a topic with the schemas that sources have of its records: versions that it has already stay where they are,
 * the others follow them. Schemas of another language than the topic's are told and left out.
 */
export function withSchemas(topic: Topic, placed: PlacedSchemas, book: FactBook, changes: Change[]): Topic {
  const parts = placed.get(topic.name)
  if (!parts) return topic
  let drawn = topic
  for (const part of ['schema', 'keySchema'] as const) {
    const types = parts[part]
    const before = drawn[part]
    if (!types || !before) continue
    const after = joined(before, types, topic.name, book)
    if (after === before) continue
    drawn = { ...drawn, [part]: after }
    changes.push({
      at: topicId(topic.name),
      field: `${part}.types`,
      ...(before.types && { before: inWords(before) }),
      after: inWords(after),
    })
  }
  return drawn
}

function inWords({ types = [] }: SchemaFormat): string {
  const versions = types.reduce((sum, type) => sum + type.versions.length, 0)
  return `${types.length === 1 ? '' : `${types.length} types, `}${versions} ${versions === 1 ? 'version' : 'versions'}`
}

function joined(schema: SchemaFormat, placed: PlacedTypes, name: string, book: FactBook): SchemaFormat {
  const types = [...(schema.types ?? [])]
  const isOnly = types.length === 1 && placed.size === 1
  let isChanged = false
  for (const facts of placed.values()) {
    const others = facts.filter(({ language }) => language !== schema.format)
    for (const { place, language } of others)
      book.lose(
        place,
        `\`${name}\` is drawn ${schema.format === 'none' ? 'without a schema' : `with ${schema.format}`}, and this one is ${language}: it is left out.`,
      )
    const versions = facts
      .filter((fact) => !others.includes(fact))
      .toSorted(({ number: one = 0 }, { number: other = 0 }) => one - other)
      .map(({ version }) => version)
    const found = isOnly
      ? 0
      : types.findIndex((type) => type.versions.some((one) => versions.some((other) => isSame(one, other))))
    const before = types[found]?.versions ?? []
    const all = [...before]
    for (const version of versions)
      if (!all.some((known) => isSame(known, version)) && all.length < MOST_VERSIONS) all.push(version)
    if (all.length === before.length) continue
    isChanged = true
    if (found >= 0) types[found] = { versions: all }
    else if (types.length < MOST_TYPES) types.push({ versions: all })
  }
  return isChanged ? { ...schema, types } : schema
}
