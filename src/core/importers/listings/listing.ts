import type { FactBook } from '../facts/fact-book'
import { momentOfName } from '../reading/moment'
import type { Place } from '../source'

/** A line of a listing as it was pasted, without colours and what a terminal adds. */
export interface Line {
  readonly text: string
  readonly number: number
}

/** What a command line before a listing says of it. */
export interface Command {
  readonly text: string
  readonly group?: string
  readonly topic?: string
  /** Whether it lists everything there is. */
  readonly isWhole: boolean
}

/** A partition of a higher number than this is no partition of anybody's. */
export const MOST_PARTITIONS = 100_000

/** So many topics are named in a sentence. */
const NAMED = 3

/** Partitions that have one thing in common, counted. */
class Ailing {
  #partitions = 0
  #line: number | undefined
  readonly #topics = new Set<string>()

  add(topic: string, line: number | undefined): void {
    this.#partitions += 1
    this.#line ??= line
    this.#topics.add(topic)
  }

  tell(listing: Listing, what: string): void {
    if (this.#partitions === 0) return
    const names = [...this.#topics].slice(0, NAMED).map((name) => `\`${name}\``)
    const more = this.#topics.size - names.length
    const of = more > 0 ? `${names.join(', ')} and ${more} more` : names.join(' and ')
    const has = this.#partitions === 1 ? '1 partition has' : `${this.#partitions} partitions have`
    listing.book.lose(
      listing.place(this.#line),
      `${has} ${what}, of ${of}: that is of one moment, a design does not keep it.`,
    )
  }
}

/** A text with listings, while it is read from the first line to the last. */
export class Listing {
  readonly lines: readonly string[]
  readonly book: FactBook
  readonly file: string
  /** The next line to read. */
  at = 0
  command: Command | undefined
  /** The group and the topic that the listing is about just now, where its lines do not repeat them. */
  group: string | undefined
  topic: string | undefined
  /** When the listing that follows was made, in milliseconds since 1970, as a line or the name of the file says. */
  moment: number | undefined
  /** The brokers that appear among leaders and replicas. */
  readonly brokers = new Set<string>()
  /** Whether they are all of them, as far as anything is placed on them: replicas were listed. */
  hasReplicas = false
  isLagTold = false
  readonly racks = new Set<string>()
  /** Partitions without a leader and those that are behind, with the topics that they are of. */
  readonly #ailing = { offline: new Ailing(), behind: new Ailing() }
  #misread: { start: number; count: number } | undefined

  constructor(text: string, file: string, book: FactBook) {
    this.lines = linesOf(text)
    this.file = file
    this.book = book
    this.moment = momentOfName(file)
  }

  get line(): Line | undefined {
    const text = this.lines[this.at]
    return text === undefined ? undefined : { text, number: this.at + 1 }
  }

  /** The text of a line so many lines further; empty beyond the end. */
  ahead(count = 0): string {
    return this.lines[this.at + count] ?? ''
  }

  place(line = this.line?.number): Place {
    return { file: this.file, ...(line !== undefined && { line }) }
  }

  addReplicas(ids: Iterable<string>): void {
    for (const id of ids) {
      this.brokers.add(id)
      this.hasReplicas = true
    }
  }

  /** Notes which brokers hold a partition: `1,2,3`. */
  assign(topic: string, partition: number, replicas: string): void {
    if (replicas === '' || !(partition >= 0 && partition < MOST_PARTITIONS)) return
    const { assignments } = this.book
    const known = assignments.get(topic) ?? []
    while (known.length < partition) known.push([])
    known[partition] = replicas.split(',').map(Number)
    assignments.set(topic, known)
  }

  /** Notes the rack of a broker; `null` is Kafka's word for none. */
  addRack(broker: string, rack: string): void {
    if (rack === '' || rack === 'null' || !/^\d+$/.test(broker)) return
    this.racks.add(rack)
    this.book.racks.set(Number(broker), rack)
  }

  /** What listings show of one moment, said once. */
  tellMoment(line: number | undefined, what: string): void {
    if (this.isLagTold) return
    this.isLagTold = true
    this.book.lose(this.place(line), `${what} of one moment: a design does not keep them.`)
  }

  /** Notes how a partition was when the listing was made: whether somebody led it, and how many replicas were in sync. */
  noteHealth(
    topic: string,
    isLed: boolean,
    inSync: number,
    replicas: number,
    line: number | undefined,
  ): void {
    if (isLed && inSync >= replicas) return
    this.#ailing[isLed ? 'behind' : 'offline'].add(topic, line)
  }

  /** Says once for each what ails partitions: it is of one moment, and the first thing that a reader of a listing looks for. */
  tellHealth(): void {
    const { offline, behind } = this.#ailing
    offline.tell(this, 'no leader')
    behind.tell(this, 'fewer replicas in sync than there are')
  }

  /** Notes a line that nobody understands; those that follow each other are told as one. */
  misread(number = this.line?.number ?? 0): void {
    if (this.#misread && this.#misread.start + this.#misread.count === number) this.#misread.count += 1
    else {
      this.tellMisread()
      this.#misread = { start: number, count: 1 }
    }
  }

  tellMisread(): void {
    const run = this.#misread
    if (!run) return
    const what = run.count === 1 ? 'This line is' : `These ${run.count} lines are`
    this.book.lose(this.place(run.start), `${what} not understood.`)
    this.#misread = undefined
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours of a terminal begin with escape
const COLOURS = /\u001b\[[0-9;?]*[A-Za-z]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)/g
const BOXES = /[\u2500-\u257f]/g

function linesOf(text: string): string[] {
  let clean = text.replace(/^\uFEFF/, '')
  if (clean.includes('\u001b')) clean = clean.replace(COLOURS, '')
  if (clean.includes('\r')) clean = clean.replace(/\r\n?/g, '\n')
  if (clean.includes('\u00a0')) clean = clean.replaceAll('\u00a0', ' ')
  // The lines of a drawn table, as plain ones.
  if (/[\u2500-\u257f]/.test(clean)) {
    clean = clean.replace(BOXES, (sign) => (/[\u2502\u2503\u2551]/.test(sign) ? '|' : '-'))
  }
  const lines = clean.split('\n')
  return lines.some((line) => QUOTED.test(line)) ? lines.map((line) => line.replace(/^\s*[#>] ?/, '')) : lines
}

/** A listing that stands in comments, or is quoted as in mail. */
const QUOTED =
  /^\s*[#>]\s*(?:GROUP\s+(?:TOPIC|CONSUMER-ID|MEMBER|COORDINATOR|STATE|TARGET-ASSIGNMENT-EPOCH)\b|TOPIC\s+PARTITION\s|Topic:\s*\S+\s+(?:TopicId|PartitionCount|Partition):)|^\s*>\s*[$#%]\s+(?:\S*[\\/])?kafka-[a-z-]+/
