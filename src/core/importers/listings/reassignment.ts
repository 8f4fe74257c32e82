import { isInternal } from './internal'
import { type Listing, MOST_PARTITIONS } from './listing'

const MOST_LINES = 400_000

/** What stands before an assignment in the output of `--generate`. */
const PROPOSED = /Proposed partition reassignment configuration/
const CURRENT = /Current partition replica assignment/

/**
 * Where replicas lie, as `kafka-reassign-partitions` takes and prints it in JSON: how many partitions and replicas
 * topics have. Of an output of `--generate` what is now is read; what is proposed is told.
 */
export function readReassignment(listing: Listing): boolean {
  const label = listing.ahead()
  const isLabel = CURRENT.test(label) || PROPOSED.test(label)
  const start = listing.at
  if (isLabel) {
    listing.at += 1
    while (listing.line && listing.ahead().trim() === '') listing.at += 1
  }
  const place = listing.place()
  const partitions = jsonAt(listing)
  if (!partitions) {
    listing.at = start
    if (!isLabel) return false
    listing.at += 1
    return true
  }
  const isProposed = PROPOSED.test(label)
  for (const [name, { count, replicas }] of topicsOf(partitions, listing, place, isProposed)) {
    const [most = 0] = [...replicas].sort((one, other) => other - one)
    if (isProposed) {
      const drawn = listing.book.topics.get(name)?.claims.get('replicationFactor')?.[0]?.value
      if (drawn !== undefined && Number(drawn) !== most)
        listing.book.lose(
          place,
          `The assignment that is proposed gives \`${name}\` ${most} replicas: it is a plan, and what is now is drawn.`,
        )
      continue
    }
    if (isInternal(name)) {
      listing.book.lose(
        place,
        `\`${name}\` is made by Kafka itself: it belongs to the cluster and is not drawn.`,
      )
      continue
    }
    const topic = listing.book.topic(name, place, 'seen')
    topic.say('partitions', count, place, 'guessed')
    if (most > 0) topic.say('replicationFactor', most, place, 'guessed')
    if (replicas.size > 1)
      listing.book.guess(
        place,
        `\`${name}\` has partitions of ${[...replicas].join(' and ')} replicas; ${most} is taken.`,
      )
  }
  if (!isProposed)
    listing.book.guess(
      place,
      'Partitions are counted by those that this assignment lists: a topic may have more.',
    )
  return true
}

interface Counted {
  count: number
  readonly replicas: Set<number>
}

function topicsOf(
  partitions: readonly unknown[],
  listing: Listing,
  place: ReturnType<Listing['place']>,
  isProposed: boolean,
): Map<string, Counted> {
  const topics = new Map<string, Counted>()
  let misread = 0
  for (const entry of partitions) {
    const { topic, partition, replicas } = (
      typeof entry === 'object' && entry !== null ? entry : {}
    ) as Record<string, unknown>
    const ids = Array.isArray(replicas) ? new Set(replicas.map(String)) : new Set<string>()
    const isSound =
      typeof topic === 'string' &&
      topic !== '' &&
      Number.isInteger(partition) &&
      Number(partition) >= 0 &&
      Number(partition) < MOST_PARTITIONS
    if (!isSound || ids.size === 0 || (Array.isArray(replicas) && ids.size < replicas.length)) {
      misread += 1
      continue
    }
    const known = topics.get(topic) ?? { count: 0, replicas: new Set<number>() }
    known.count = Math.max(known.count, Number(partition) + 1)
    known.replicas.add(ids.size)
    if (!isProposed) listing.assign(topic, Number(partition), [...ids].join(','))
    topics.set(topic, known)
    listing.addReplicas(ids)
  }
  if (misread > 0)
    listing.book.lose(
      place,
      `${misread === 1 ? 'A partition has' : `${misread} partitions have`} no topic, a number that none has, no replicas, or two on one broker: left out.`,
    )
  return topics
}

/** The partitions of the JSON that begins at the line, which the listing is then behind; undefined where it is none. */
function jsonAt(listing: Listing): readonly unknown[] | undefined {
  if (!/^\s*\{/.test(listing.ahead())) return undefined
  let depth = 0
  const lines: string[] = []
  for (let ahead = 0; ahead < MOST_LINES && listing.at + ahead < listing.lines.length; ahead += 1) {
    const line = listing.ahead(ahead)
    lines.push(line)
    // Names of topics have no brackets.
    for (const sign of line) depth += sign === '{' ? 1 : sign === '}' ? -1 : 0
    if (depth <= 0) break
  }
  const text = lines.join('\n')
  if (!/"replicas"/.test(text)) return undefined
  try {
    const read = JSON.parse(text) as { partitions?: unknown }
    if (!Array.isArray(read.partitions)) return undefined
    listing.at += lines.length
    return read.partitions
  } catch {
    return undefined
  }
}
