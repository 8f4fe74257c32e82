import { isInternal } from './internal'
import type { Listing } from './listing'

/** A line of a box: a name and its value between upright lines. */
const ENTRY = /^\s*\|\s*([A-Za-z][A-Za-z ]{0,40}?)\s*\|\s*(.*?)\s*\|\s*$/
const RULE = /^\s*[+|][-+|]*\s*$/

/** What a box says of a topic, by the words of Confluent's command line. */
const FIELDS: Readonly<Record<string, 'partitions' | 'replicationFactor'>> = {
  'partition count': 'partitions',
  'replication factor': 'replicationFactor',
}

/**
 * Reads one topic as `confluent kafka topic describe` draws it: a box of names and values, one a line.
 */
export function readBox(listing: Listing): boolean {
  const start = RULE.test(listing.ahead()) ? 1 : 0
  const said = new Map<string, { readonly value: string; readonly line: number }>()
  let count = start
  for (;;) {
    const [, key, value = ''] = ENTRY.exec(listing.ahead(count)) ?? []
    if (key === undefined) break
    said.set(key.toLowerCase(), { value, line: listing.at + count + 1 })
    count += 1
  }
  const name = said.get('name') ?? said.get('topic')
  if (!name || ![...said.keys()].some((key) => key in FIELDS)) return false
  if (RULE.test(listing.ahead(count)) && listing.ahead(count).trim() !== '') count += 1
  listing.topic = name.value
  if (!isInternal(name.value)) {
    const topic = listing.book.topic(name.value, listing.place(name.line), 'seen')
    for (const [key, field] of Object.entries(FIELDS)) {
      const found = said.get(key)
      if (found) topic.say(field, found.value, listing.place(found.line), 'seen')
    }
  }
  listing.at += count
  return true
}
