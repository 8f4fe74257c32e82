/** What pasted listings say, moment by moment. Never throws; what is not understood is counted. */
import { FactBook } from '../importers/facts/fact-book'
import { Listing } from '../importers/listings/listing'
import { commandOf, isNoise } from '../importers/listings/noise'
import { type Row, readTable, type Table } from '../importers/listings/table'
import { momentOf } from '../importers/reading/moment'
import { asListing } from './from-monitors'
import { looksLikeRow, readHeadless } from './headless-rows'
import { merged, withoutRepeated } from './merge-moments'
import {
  type GroupObservation,
  type Observation,
  type Observed,
  unseenGroup,
  unseenTopic,
} from './observations'
import { readLogDirs } from './read-log-dirs'
import { readTopicLine } from './read-topic-line'
import { meaningOf } from './tool-errors'

const newMoment = (at: number | null): Observation => ({
  at,
  isTimePrinted: false,
  groups: new Map(),
  topics: new Map(),
})

/** A text that was pasted, and when it was printed. */
export interface PastedText {
  readonly text: string
  /** Milliseconds since 1970, or what a Date is made of. */
  readonly at?: number | string | Date
}

/** Reads texts in the order of their times; a group that a text lists twice was listed at two moments. */
export function readObservations(texts: readonly PastedText[]): Observed {
  const moments: Observation[] = []
  const errors = new Set<string>()
  let misread = 0
  let dropped = 0
  let headless = 0
  let isHeadMissing = false
  const timed = texts.map(({ text, at }) => {
    const time = at === undefined ? Number.NaN : new Date(at).getTime()
    return { text, at: Number.isNaN(time) ? null : time }
  })
  const ordered = timed.every(({ at }) => at !== null)
    ? timed.toSorted((one, other) => (one.at ?? 0) - (other.at ?? 0))
    : timed
  for (const { text, at } of ordered) {
    const reader = new Reader(text, at)
    reader.read(errors)
    moments.push(...reader.moments)
    misread += reader.misread
    dropped += reader.dropped
    headless += reader.headless
    isHeadMissing ||= reader.isHeadMissing
  }
  const all = merged(moments)
  const distinct = withoutRepeated(all)
  const repeated = all.length - distinct.length
  return { moments: distinct, repeated, misread, dropped, headless, isHeadMissing, errors }
}

/** What the releases before 2.2 list without its name, where the command line was not pasted. */
const UNNAMED = 'the group'

const SAID =
  /(Consumer|Share|Streams)? ?[Gg]roup '(.*)' (has no active members|is rebalancing|does not exist|is dead)/
/** What rpk prints of a group before its table. */
const PAIR = /^(?:(GROUP|STATE|MEMBERS|COORDINATOR|BALANCER|TOTAL-LAG)\s{2,}(\S+)|BALANCER)\s*$/
/** `kafka-get-offsets`: topic, partition and offset. */
const OFFSET = /^([\w.-]+):(\d+):(\d+)$/

/** What a mail or a chat puts before each line of what is quoted. */
const QUOTED = /^> ?/gm

class Reader {
  readonly moments: Observation[] = []
  misread = 0
  /** Rows of tables that are left out, as their numbers are not sure. */
  dropped = 0
  /** Rows that were read without their header line. */
  headless = 0
  isHeadMissing = false
  readonly #listing: Listing
  #moment: Observation
  #group: string | undefined
  #isShared = false
  #said: { readonly name: string; readonly what: string; readonly isShared: boolean } | undefined
  /** Whether offsets that are listed alone are the first ones and not the last. */
  #isEarliest = false

  constructor(text: string, at: number | null) {
    this.#listing = new Listing(asListing(text.replace(QUOTED, '')), 'pasted text', new FactBook())
    this.#moment = newMoment(at)
    this.moments.push(this.#moment)
  }

  read(errors: Set<string>): void {
    const listing = this.#listing
    while (listing.line) {
      const { text } = listing.line
      const at = listing.at
      const meaning = meaningOf(text)
      const logDirs = readLogDirs(text)
      for (const sentence of logDirs ?? []) errors.add(sentence)
      if (meaning !== undefined) errors.add(meaning)
      else if (logDirs === undefined && !this.#readLine(text) && !isNoise(text)) {
        this.misread += 1
        this.isHeadMissing ||= looksLikeRow(text)
      }
      if (listing.at === at) listing.at += 1
    }
    if (this.#said) this.#groupAt(this.#said.name)
  }

  #readLine(text: string): boolean {
    const time = momentOf(text)
    if (time !== undefined) return this.#tellTime(time)
    const said = SAID.exec(text)
    if (said) return this.#say(said[2] ?? '', said[3] ?? '', said[1] === 'Share')
    const command = commandOf(text)
    if (command) {
      this.#group = command.group
      this.#isShared = /kafka-share-groups/.test(command.text)
      this.#isEarliest = /--time[ =]+(?:-2|earliest)\b/.test(command.text)
      return true
    }
    const pair = PAIR.exec(text)
    if (pair) return this.#pair(pair[1] ?? '', pair[2] ?? '')
    const first = OFFSET.exec(text)
    if (first) return this.#firstOffset(first[1] ?? '', Number(first[2]), Number(first[3]))
    const headless = readHeadless(this.#listing)
    this.headless += headless?.rows.length ?? 0
    const table = headless ?? readTable(this.#listing)
    if (table) {
      this.#table(table)
      return true
    }
    return readTopicLine(this.#listing, this.#moment.topics)
  }

  #say(name: string, what: string, isShared: boolean): boolean {
    if (this.#said && this.#said.name !== name) this.#groupAt(this.#said.name)
    this.#group = name
    this.#said = { name, what, isShared }
    return true
  }

  /** What was said above a table belongs to the moment of the table. */
  #addSaid(name: string, group: GroupObservation): void {
    if (this.#said?.name !== name) return
    const { what, isShared } = this.#said
    this.#said = undefined
    group.isShared ||= isShared
    if (what === 'is rebalancing') group.isSaidRebalancing = true
    else if (what === 'has no active members') group.isEmpty = true
    else group.isUnknown = true
  }

  #pair(key: string, value: string): boolean {
    if (key === 'GROUP') this.#group = value
    else if (this.#group === undefined) return false
    else if (key === 'STATE') this.#groupAt(this.#group).state = value
    else if (key === 'MEMBERS' && value === '0') this.#groupAt(this.#group).isEmpty = true
    return true
  }

  #firstOffset(name: string, partition: number, offset: number): boolean {
    if (!this.#isEarliest) return true
    const topic = this.#moment.topics.get(name) ?? unseenTopic()
    this.#moment.topics.set(name, topic)
    topic.starts.set(partition, offset)
    return true
  }

  #tellTime(at: number): boolean {
    if (this.#moment.groups.size === 0) this.#moment.at ??= at
    else this.#begin(at)
    this.#moment.isTimePrinted = true
    return true
  }

  #begin(at: number | null): void {
    this.#moment = newMoment(at)
    this.moments.push(this.#moment)
  }

  #groupAt(name: string): GroupObservation {
    let group = this.#moment.groups.get(name)
    if (!group) {
      group = unseenGroup()
      this.#moment.groups.set(name, group)
    }
    this.#addSaid(name, group)
    return group
  }

  #table(table: Table): void {
    const has = (...columns: string[]) => columns.every((column) => table.columns.includes(column))
    const owners = OWNERS.find((column) => has(column))
    const isShared =
      this.#isShared || (has('START-OFFSET') && !has('CURRENT-OFFSET') && !has('LOG-START-OFFSET'))
    this.dropped += table.dropped
    for (const row of table.rows) {
      const name = row.get('GROUP') ?? this.#group ?? UNNAMED
      if (has('TOPIC', 'PARTITION')) this.#offset(name, row, owners, isShared)
      else if (has('CONSUMER-ID')) this.#member(name, row, 'CONSUMER-ID')
      else if (has('MEMBER', 'PROCESS')) this.#member(name, row, 'MEMBER')
      else if (has('STATE')) this.#state(name, row)
    }
  }

  #offset(name: string, row: Row, owners: string | undefined, isShared: boolean): void {
    const topic = row.get('TOPIC')
    const partition = numberOf(row.get('PARTITION'))
    const owner = owners === undefined ? null : (row.get(owners) ?? null)
    const isMemberOnly = owner !== null && topic === undefined && row.get('PARTITION') === undefined
    if (!isMemberOnly && (topic === undefined || partition === null || !areNumbersSure(row))) {
      this.dropped += 1
      return
    }
    const key = `${topic}-${partition}`
    if (this.#moment.groups.get(name)?.rows.has(key)) this.#begin(null)
    const group = this.#groupAt(name)
    if (owner !== null && !group.members.has(owner))
      group.members.set(owner, { id: owner, partitions: null, currentEpoch: null, targetEpoch: null })
    group.isShared ||= isShared
    if (topic === undefined || partition === null) return
    const lag = numberOf(row.get('LAG')) ?? numberOf(row.get('OFFSET-LAG'))
    const committed = numberOf(row.get(isShared ? 'START-OFFSET' : 'CURRENT-OFFSET'))
    const end = isShared
      ? committed === null || lag === null
        ? null
        : committed + lag
      : numberOf(row.get('LOG-END-OFFSET'))
    const isOwnerListed = owners !== undefined
    const start = numberOf(row.get('LOG-START-OFFSET'))
    group.rows.set(key, { topic, partition, committed, end, lag, owner, isOwnerListed, start })
  }

  #member(name: string, row: Row, column: string): void {
    const id = row.get(column)
    if (id === undefined) return
    if (
      this.#moment.groups.get(name)?.hasMemberList &&
      this.#moment.groups.get(name)?.members.get(id)?.partitions != null
    )
      this.#begin(null)
    const group = this.#groupAt(name)
    group.hasMemberList = true
    group.members.set(id, {
      id,
      partitions: numberOf(row.get('#PARTITIONS')),
      currentEpoch: row.get('CURRENT-EPOCH') ?? null,
      targetEpoch: row.get('TARGET-EPOCH') ?? null,
    })
  }

  #state(name: string, row: Row): void {
    if (!/^[A-Za-z]/.test(row.get('STATE') ?? '')) {
      this.dropped += 1
      return
    }
    if (this.#moment.groups.get(name)?.epoch != null || this.#moment.groups.get(name)?.state != null)
      this.#begin(null)
    const group = this.#groupAt(name)
    group.state = row.get('STATE') ?? null
    group.epoch = numberOf(row.get('GROUP-EPOCH'))
    group.isShared ||= this.#isShared
    if (/^dead$/i.test(group.state ?? '')) group.isUnknown = true
    if (numberOf(row.get('#MEMBERS')) === 0) group.isEmpty = true
  }
}

/** The columns that tools have for whoever owns a partition. */
const OWNERS = ['CONSUMER-ID', 'MEMBER-ID', 'OWNER'] as const

const NUMBERS = ['CURRENT-OFFSET', 'LOG-END-OFFSET', 'LAG'] as const

/** Whether the numbers of a row are numbers, and none is missing that Kafka prints beside the others. */
function areNumbersSure(row: Row): boolean {
  const cells = NUMBERS.map((column) => row.get(column))
  const [committed, end, lag] = cells
  return (
    cells.every((cell) => cell === undefined || numberOf(cell) !== null) &&
    !(committed !== undefined && end !== undefined && lag === undefined)
  )
}

function numberOf(cell: string | undefined): number | null {
  if (cell === undefined || !/^-?\d+$/.test(cell)) return null
  const value = Number(cell)
  return Number.isSafeInteger(value) ? value : null
}
