import { isInternal } from './internal'
import type { Listing } from './listing'

const LINE = /^\s*([a-zA-Z0-9._-]{1,249}):(\d{1,6}):(\d*)\s*$/

/** `kafka-get-offsets`: `topic:partition:offset`, a line for each partition. Two of them at two moments tell a rate. */
export function readEndOffsets(listing: Listing): boolean {
  if (!LINE.test(listing.ahead())) return false
  const topics = new Map<string, { partitions: number; line: number }>()
  const { book } = listing
  for (; listing.line; listing.at += 1) {
    const [, topic = '', partition = '', end = ''] = LINE.exec(listing.line.text) ?? []
    if (topic === '') break
    const { number } = listing.line
    if (isInternal(topic)) continue
    const known = topics.get(topic)
    const count = Math.max(known?.partitions ?? 0, Number(partition) + 1)
    topics.set(topic, { partitions: count, line: known?.line ?? number })
    if (end !== '')
      book.offsets.push({
        topic,
        partition,
        end: Number(end),
        at: listing.moment,
        place: listing.place(number),
      })
  }
  for (const [name, { partitions, line }] of topics)
    book
      .topic(name, listing.place(line), 'seen')
      .say('partitions', partitions, listing.place(line), 'guessed')
  const [first] = topics.values()
  if (first) listing.tellMoment(first.line, 'End offsets are')
  return true
}
