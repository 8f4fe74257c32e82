import type { Draft } from '../facts/draft'
import { isInternal } from './internal'
import type { Listing } from './listing'
import { commandOf, isNoise } from './noise'
import { settingsOfText } from './settings-text'

/** What was read of one topic, until the next begins. */
interface Described {
  readonly name: string
  /** How a line of a partition begins where nothing was done to the listing. */
  readonly prefix: string
  readonly line: number
  readonly draft: Draft<'topic'> | undefined
  /** Whether the line with all its numbers was there. */
  hasHeader: boolean
  partitions: number
  replicas: number
  lastReplicas: string
  readonly differing: Set<number>
}

/**
 * Reads what `kafka-topics --describe` prints, of Kafka 1 to 4: a line for each topic, a line for each partition,
 * wherever they are torn. A topic whose own line was cut off is known by its partitions.
 */
export function readTopics(listing: Listing): boolean {
  if (!isTopicLine(listing.ahead())) return false
  const wrap = wrapOf(listing)
  let described: Described | undefined
  let count = 0
  let hasPartitions = false
  while (listing.at < listing.lines.length) {
    const text = listing.ahead()
    if (!isTopicLine(text)) {
      if (text.trim() !== '') break
      listing.at += 1
      continue
    }
    const number = listing.at + 1
    const record = recordFrom(listing, wrap)
    const isPartition = record.includes('Partition:')
    // Most lines of a large listing are of the topic before, and say so in the same words.
    const isSame = isPartition && described !== undefined && record.startsWith(described.prefix)
    const name = isSame ? described?.name : nameIn(record)
    if (name === undefined) continue
    if (isPartition) {
      hasPartitions = true
      if (described?.name !== name) described = begin(listing, name, number, described)
      addPartition(listing, described, record, number)
    } else {
      finish(listing, described)
      described = undefined
      count += 1
      described = header(listing, name, number, record, hasPartitions)
    }
  }
  const isCut =
    hasPartitions && described?.hasHeader === true && described.partitions === 0 && listing.ahead() === ''
  finish(listing, described)
  if (isCut && described) {
    listing.book.lose(
      listing.place(described.line),
      `The listing ends here: what follows of \`${described.name}\` is cut off.`,
    )
  }
  const isWhole =
    listing.command?.isWhole === true ||
    listing.book.cluster.claims.has('config.offsets.topic.num.partitions')
  if (isWhole && count > 0) listing.book.wholes.push({ of: 'topics', file: listing.file, how: 'seen' })
  return true
}

const isTopicLine = (text: string): boolean => {
  if (text.startsWith('\tTopic:') || text.startsWith('Topic:')) return true
  const at = text.indexOf('Topic:')
  return at >= 0 && (at === 0 || /^[\s>|]*$/.test(text.slice(0, at)))
}

/** The width at which a terminal broke the lines: the length that several of the longest have. */
function wrapOf({ lines, at }: Listing): number {
  let longest = 0
  let times = 0
  for (const text of lines.slice(at, at + 400)) {
    if (text.length > longest) [longest, times] = [text.length, 1]
    else if (text.length === longest) times += 1
  }
  return times > 1 && longest < 400 ? longest : Number.POSITIVE_INFINITY
}

/** A line with those that it was torn into; the listing stands behind them. */
function recordFrom(listing: Listing, wrap: number): string {
  let record = listing.ahead()
  let last = record
  listing.at += 1
  for (;;) {
    const next = listing.ahead()
    if (isTopicLine(next) || next.trim() === '' || !isContinued(record, next)) return record
    const isInSettings = record.includes('Configs:') && !LABELS.test(next)
    record += isInSettings || last.length >= wrap ? next.trim() : ` ${next.trim()}`
    last = next
    listing.at += 1
  }
}

const LABELS =
  /(?:TopicId|PartitionCount|ReplicationFactor|Configs|Partition|Leader|Replicas|Isr|Elr|LastKnownElr|MarkedForDeletion):/

/** Whether a line goes on with what a topic's line began: a label of it, or a piece of a value that is torn. */
function isContinued(record: string, next: string): boolean {
  if (LABELS.test(next)) return true
  if (isNoise(next) || commandOf(next)) return false
  const isInSettings = /Configs:[^\t]*$/.test(record) || /[,=.]$/.test(record.trimEnd())
  return (
    isInSettings &&
    !/\s{2,}\S+\s{2,}|\bconfigs for\b|^[A-Z-]{4,}\s/.test(next) &&
    /^[\s\w.,=:{}"[\]-]+$/.test(next)
  )
}

const nameIn = (record: string): string | undefined => /Topic:\s*([^\s|]+)/.exec(record)?.[1]
const numberIn = (record: string, label: string): number | undefined => {
  const at = record.indexOf(label)
  const found = at < 0 ? null : /^\s*(\d+)/.exec(record.slice(at + label.length, at + label.length + 20))
  return found ? Number(found[1]) : undefined
}

function begin(listing: Listing, name: string, line: number, before?: Described): Described {
  finish(listing, before)
  const draft = isInternal(name) ? undefined : listing.book.topic(name, listing.place(line), 'seen')
  return {
    name,
    prefix: `\tTopic: ${name}\t`,
    line,
    draft,
    hasHeader: false,
    partitions: 0,
    replicas: 0,
    lastReplicas: '',
    differing: new Set(),
  }
}

function header(
  listing: Listing,
  name: string,
  line: number,
  record: string,
  hasPartitions: boolean,
): Described {
  const described = begin(listing, name, line)
  described.hasHeader = true
  const place = listing.place(line)
  const partitions = numberIn(record, 'PartitionCount:')
  const replicas = numberIn(record, 'ReplicationFactor:')
  described.replicas = replicas ?? 0
  if (!described.draft) {
    internalTopic(listing, name, line, partitions, replicas)
    return described
  }
  described.draft.say('partitions', partitions, place, 'seen')
  described.draft.say('replicationFactor', replicas, place, 'seen')
  const configs = record.indexOf('Configs:')
  if (configs < 0) return described
  const settings = settingsOfText(record.slice(configs + 'Configs:'.length))
  // The text ends in this line, and others had their partitions below: its last value may be half of one.
  const last = hasPartitions && listing.line === undefined ? settings.pop() : undefined
  if (last) listing.book.lose(place, `\`${last[0]}\` of \`${name}\` may be cut off; it is left out.`)
  for (const [key, value] of settings) described.draft.say(`config.${key}`, value, place, 'seen')
  return described
}

const OFFSETS = '__consumer_offsets'

/** Of the topics that Kafka makes by itself, the cluster's settings say how large they are. */
function internalTopic(
  listing: Listing,
  name: string,
  line: number,
  partitions?: number,
  replicas?: number,
): void {
  const place = listing.place(line)
  listing.book.lose(place, `\`${name}\` is made by Kafka itself: it belongs to the cluster and is not drawn.`)
  const prefix =
    name === OFFSETS ? 'offsets.topic' : name === '__transaction_state' ? 'transaction.state.log' : undefined
  if (prefix === undefined) return
  listing.book.cluster.say(`config.${prefix}.num.partitions`, partitions, place, 'seen')
  listing.book.cluster.say(`config.${prefix}.replication.factor`, replicas, place, 'seen')
}

const REPLICAS = /Replicas:\s*([\d,]*)/y

const IN_SYNC = /Isr:\s*([\d,]*)/y
const countOf = (list: string): number => (list === '' ? 0 : list.split(',').length)

/** Notes what ails a partition; most are led and in sync, which their two lists of one length say. */
function noteHealth(
  listing: Listing,
  topic: string,
  record: string,
  replicas: string,
  from: number,
  line: number,
): void {
  const at = record.indexOf('Isr:', from)
  if (at < 0) return
  IN_SYNC.lastIndex = at
  const inSync = IN_SYNC.exec(record)?.[1] ?? ''
  const leader = record.indexOf('Leader:')
  const isLed = leader < 0 || !/^\s*(?:none|-1)/.test(record.slice(leader + 7, leader + 15))
  if (isLed && inSync.length === replicas.length) return
  listing.noteHealth(topic, isLed, countOf(inSync), countOf(replicas), line)
}

function addPartition(listing: Listing, described: Described, record: string, line: number): void {
  const partition = numberIn(record, 'Partition:') ?? 0
  described.partitions = Math.max(described.partitions, partition + 1)
  const at = record.indexOf('Replicas:')
  if (at < 0) return
  REPLICAS.lastIndex = at
  const list = REPLICAS.exec(record)?.[1] ?? ''
  listing.assign(described.name, partition, list)
  noteHealth(listing, described.name, record, list, at, line)
  if (list === described.lastReplicas) return
  described.lastReplicas = list
  const replicas = list.split(',').filter((id) => id !== '')
  listing.addReplicas(replicas)
  if (described.replicas === 0) described.replicas = replicas.length
  else if (replicas.length !== described.replicas && !record.includes('Adding Replicas:'))
    described.differing.add(replicas.length)
}

function finish(listing: Listing, described: Described | undefined): void {
  if (!described?.draft) return
  const { draft, name, line } = described
  const place = listing.place(line)
  if (!described.hasHeader) {
    draft.say('partitions', described.partitions, place, 'guessed')
    draft.say('replicationFactor', described.replicas || undefined, place, 'guessed')
    listing.book.guess(
      place,
      `The line of \`${name}\` itself is missing: its partitions are counted by those that are listed.`,
    )
  }
  if (described.differing.size === 0) return
  const others = [...described.differing].join(' and ')
  listing.book.guess(
    place,
    `\`${name}\` has partitions of ${others} replicas beside those of ${described.replicas}; ${described.replicas} is taken.`,
  )
}
