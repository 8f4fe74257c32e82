/** What pasted listings say, moment by moment. Never throws; what is not understood is counted. */
import { FactBook } from '../importers/facts/fact-book'
import { Listing } from '../importers/listings/listing'
import { commandOf, isNoise } from '../importers/listings/noise'
import { type Row, readTable, type Table } from '../importers/listings/table'
import { momentOf } from '../importers/reading/moment'
import { type GroupObservation, type Observation, type Observed, unseenGroup } from './observations'
import { readTopicLine } from './read-topic-line'

const newMoment = (at: number | null): Observation => ({ at, groups: new Map(), topics: new Map() })

/** Reads texts in the order of their times; a group that a text lists twice was listed at two moments. */
export function readObservations(
  texts: readonly { readonly text: string; readonly at?: number }[],
): Observed {
  const moments: Observation[] = []
  let misread = 0
  const ordered = texts.every(({ at }) => at !== undefined)
    ? texts.toSorted((one, other) => (one.at ?? 0) - (other.at ?? 0))
    : texts
  for (const { text, at } of ordered) {
    const reader = new Reader(text, at ?? null)
    reader.read()
    moments.push(...reader.moments)
    misread += reader.misread
  }
  return { moments: merged(moments), misread }
}

/** Listings that say nothing about the same partition twice are of one moment: offsets, members and state are pasted apart. */
function merged(moments: readonly Observation[]): readonly Observation[] {
  const result: Observation[] = []
  for (const moment of moments) {
    const last = result.at(-1)
    const isSame =
      last !== undefined &&
      (moment.at === last.at || moment.at === null || last.at === null) &&
      [...moment.groups].every(([name, group]) => isApart(last.groups.get(name), group))
    if (!isSame || !last) {
      result.push(moment)
      continue
    }
    last.at ??= moment.at
    for (const [name, group] of moment.groups) {
      const before = last.groups.get(name)
      if (!before) last.groups.set(name, group)
      else {
        for (const [key, row] of group.rows) before.rows.set(key, row)
        for (const [id, member] of group.members)
          if (!before.members.has(id) || group.hasMemberList) before.members.set(id, member)
        before.hasMemberList ||= group.hasMemberList
        before.state ??= group.state
        before.epoch ??= group.epoch
        before.isEmpty ||= group.isEmpty
      }
    }
    for (const [name, topic] of moment.topics) last.topics.set(name, topic)
  }
  return result
}

const isApart = (before: GroupObservation | undefined, now: GroupObservation): boolean =>
  !before ||
  (![...now.rows.keys()].some((key) => before.rows.has(key)) &&
    !(now.hasMemberList && before.hasMemberList) &&
    !(now.state !== null && before.state !== null))

/** What a mail or a chat puts before each line of what is quoted. */
const QUOTED = /^> ?/gm

class Reader {
  readonly moments: Observation[] = []
  misread = 0
  readonly #listing: Listing
  #moment: Observation
  #group: string | undefined

  constructor(text: string, at: number | null) {
    this.#listing = new Listing(text.replace(QUOTED, ''), 'pasted text', new FactBook())
    this.#moment = newMoment(at)
    this.moments.push(this.#moment)
  }

  read(): void {
    const listing = this.#listing
    while (listing.line) {
      const { text } = listing.line
      const at = listing.at
      if (!this.#readLine(text) && !isNoise(text)) this.misread += 1
      if (listing.at === at) listing.at += 1
    }
  }

  #readLine(text: string): boolean {
    const time = momentOf(text)
    if (time !== undefined) return this.#tellTime(time)
    const said = /(?:Consumer|Share|Streams) group '(.*)' (has no active members|is rebalancing)/.exec(text)
    if (said?.[1] !== undefined) {
      this.#group = said[1]
      const group = this.#groupAt(said[1])
      if (said[2] === 'is rebalancing') group.state ??= 'PreparingRebalance'
      else group.isEmpty = true
      return true
    }
    const command = commandOf(text)
    if (command) {
      this.#group = command.group
      return true
    }
    const table = readTable(this.#listing)
    if (table) {
      this.#table(table)
      return true
    }
    return readTopicLine(this.#listing, this.#moment.topics)
  }

  #tellTime(at: number): boolean {
    if (this.#moment.groups.size === 0) this.#moment.at ??= at
    else this.#begin(at)
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
    return group
  }

  #table(table: Table): void {
    const has = (...columns: string[]) => columns.every((column) => table.columns.includes(column))
    for (const row of table.rows) {
      const name = row.get('GROUP') ?? this.#group
      if (name === undefined) continue
      if (has('TOPIC', 'PARTITION')) this.#offset(name, row)
      else if (has('CONSUMER-ID')) this.#member(name, row)
      else if (has('STATE')) this.#state(name, row)
    }
  }

  #offset(name: string, row: Row): void {
    const topic = row.get('TOPIC')
    const partition = numberOf(row.get('PARTITION'))
    const owner = row.get('CONSUMER-ID') ?? row.get('MEMBER-ID') ?? row.get('OWNER') ?? null
    const key = `${topic}-${partition}`
    if (this.#moment.groups.get(name)?.rows.has(key)) this.#begin(null)
    const group = this.#groupAt(name)
    if (owner !== null && !group.members.has(owner))
      group.members.set(owner, { id: owner, partitions: null, currentEpoch: null, targetEpoch: null })
    if (topic === undefined || partition === null) return
    const committed = numberOf(row.get('CURRENT-OFFSET'))
    const end = numberOf(row.get('LOG-END-OFFSET'))
    const lag = numberOf(row.get('LAG')) ?? numberOf(row.get('OFFSET-LAG'))
    group.rows.set(key, { topic, partition, committed, end, lag, owner })
  }

  #member(name: string, row: Row): void {
    const id = row.get('CONSUMER-ID')
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
    if (this.#moment.groups.get(name)?.epoch != null || this.#moment.groups.get(name)?.state != null)
      this.#begin(null)
    const group = this.#groupAt(name)
    group.state = row.get('STATE') ?? null
    group.epoch = numberOf(row.get('GROUP-EPOCH'))
    if (numberOf(row.get('#MEMBERS')) === 0) group.isEmpty = true
  }
}

function numberOf(cell: string | undefined): number | null {
  if (cell === undefined || !/^-?\d+$/.test(cell)) return null
  const value = Number(cell)
  return Number.isSafeInteger(value) ? value : null
}
