import type { ConnectCluster, Design } from '../../model/design'
import { hasExpression, sayAll, sayExpression } from '../reading/expression'
import type { ImportProblem, Place, Remark, Source } from '../source'
import type { How } from './claim'
import type { ConnectorFact } from './connector-fact'
import { Draft } from './draft'
import type { Subject } from './fields'
import type { OffsetFact } from './offset-fact'
import type { ModeFact, SchemaFact } from './schema-fact'
import type { StreamsAppFact } from './streams-app-fact'

/** One way in which an application and a topic are joined. */
export type Joint = 'reads' | 'writes' | 'deadLetters' | 'retries'

/** That an application reads or writes a topic, and who says so. */
export interface EdgeFact {
  readonly topic: string
  readonly joint: Joint
  readonly place: Place
  readonly how: How
  readonly recordsPerSecond?: { readonly average?: number; readonly peak?: number }
  /** Of retries and dead letters: how long a record waits there, and the share of those read that come to it. */
  readonly failing?: { readonly delayMs?: number; readonly recordsShare?: number }
}

/** The numbers of an edge, where a source has them. */
type Numbers = Pick<EdgeFact, 'recordsPerSecond' | 'failing'>

/** A program, by what it is called: a producer, a consumer group, or both in one. */
export class Application extends Draft<'application'> {
  readonly edges: EdgeFact[] = []
  /** Whether it is a consumer group even if nothing is known that it reads. */
  isGroup = false
  /** Whether what it writes is of the program that reads, as the source says: one node then, and not two. */
  isOneProgram = false
  /** The processes of a group of the Streams protocol, as far as its members are listed; undefined of any other. */
  processes: Set<string> | undefined

  join(
    joint: Joint,
    topic: string,
    place: Place,
    how: How = 'stated',
    { recordsPerSecond, failing }: Numbers = {},
  ): void {
    this.edges.push({
      topic,
      joint,
      place,
      how,
      ...(recordsPerSecond && { recordsPerSecond }),
      ...(failing && { failing }),
    })
  }
}

/** An entry of an access list, in Kafka's own words. */
export interface AclFact {
  readonly principal: string
  /** What the principal's application is called, where a file names it. */
  readonly called?: string
  /** What is said of the principal's application beside its rights. */
  readonly about?: readonly AboutFact[]
  readonly resource: 'TOPIC' | 'GROUP' | 'CLUSTER' | 'TRANSACTIONAL_ID' | 'OTHER'
  readonly name: string
  readonly isPrefix: boolean
  /** Whether the name is a regular expression, which the tool applies to the names that are there. */
  readonly isPattern?: true
  /** In capitals, as `READ`. */
  readonly operation: string
  readonly isDenied: boolean
  /** From where it holds; undefined for everywhere. */
  readonly host?: string
  /** Whether the tool makes further entries by itself, so that this is not all of what its principal is allowed. */
  readonly isPartial?: true
  readonly place: Place
}

/** What something is for, whose it is or what data it holds, with where that is said. */
export type AboutFact = readonly [field: 'description' | 'owner' | 'data', value: string, place: Place]

/** How much a user, a client id, or a client id of a user may take; an empty name is of every one without its own. */
export interface QuotaFact {
  readonly user?: string
  readonly clientId?: string
  /** In the words of its source: `producer_byte_rate`, `producerByteRate`. */
  readonly limits: readonly (readonly [key: string, value: unknown])[]
  readonly place: Place
}

/** What a listing claims to be all of. */
export type Whole = 'topics' | 'groups' | 'acls'

/** The largest that a document holds of one kind. */
const MOST_NODES = 200_000
/** Of more places that name one thing the first are kept. */
const MOST_PLACES = 20
/** More remarks than this about one file are counted, not listed. */
const MOST_REMARKS = 2_000

/** What the sources say, before anything is drawn. Importers write in it, one after the other. */
export class FactBook {
  /** A whole design that a source holds; the rest is laid over it. */
  base: Design | undefined
  /** What is wrong with sources of which nothing can be drawn. */
  readonly problems: ImportProblem[] = []
  readonly topics = new Map<string, Draft<'topic'>>()
  readonly applications = new Map<string, Application>()
  readonly cluster: Draft<'cluster'>
  readonly streamsApps: StreamsAppFact[] = []
  readonly connectors: ConnectorFact[] = []
  /** Clusters of Connect's workers, the first to say so of each name. */
  readonly connectClusters: ConnectCluster[] = []
  readonly acls: AclFact[] = []
  /** The brokers that hold the partitions of topics, by their number; the preferred leader first. */
  readonly assignments = new Map<string, (readonly number[])[]>()
  /** By the ids of brokers. */
  readonly racks = new Map<number, string>()
  readonly quotas: QuotaFact[] = []
  readonly schemas: SchemaFact[] = []
  readonly schemaModes: ModeFact[] = []
  /** Subjects of which only the names are known. */
  readonly subjects: { readonly subject: string; readonly place: Place }[] = []
  /** Where partitions ended, at one moment or more. */
  readonly offsets: OffsetFact[] = []
  readonly wholes: { readonly of: Whole; readonly file: string; readonly how: How }[] = []
  readonly losses: Remark[] = []
  readonly guesses: Remark[] = []
  /** The files that were read, in the order given. */
  files: readonly string[] = []
  /** All sources, for formats in which one file reads another. */
  sources: readonly Source[] = []
  /** Files that another one reads, so that they are not read by themselves. */
  readonly readByOthers = new Set<string>()
  #title: string | undefined
  /** What is said of topics whose names are expressions. */
  readonly #nameless: { readonly draft: Draft<'topic'>; readonly name: string; readonly place: Place }[] = []
  readonly #counts = new Map<string, number>()

  constructor() {
    this.cluster = new Draft('cluster', '', this)
  }

  get title(): string | undefined {
    return this.#title
  }

  /** What the whole is called; the first to say so counts. */
  entitle(title: unknown): void {
    if (typeof title !== 'string' || hasExpression(title) || title.trim() === '') return
    this.#title ??= title.trim().slice(0, 200)
  }

  lose(place: Place, sentence: string): void {
    this.#note(this.losses, place, sentence)
  }

  /** Says that a value which may be a secret, or the part of it that is one, was left out. */
  loseSecret(place: Place, what: string, isPart = false): void {
    const rest = isPart ? 'that part of its value is not kept' : 'its value is not kept'
    this.#note(this.losses, place, `${what} may hold a secret: ${rest}.`, true)
  }

  guess(place: Place, sentence: string): void {
    this.#note(this.guesses, place, sentence)
  }

  #note(remarks: Remark[], { file, line }: Place, words: string, isSecret = false): void {
    const sentence = sayAll(words)
    // What is read several times over, as a module that is called twice, is told once.
    const last = remarks.at(-1)
    if (last?.sentence === sentence && last.file === file && last.line === line) return
    const key = `${remarks === this.losses}${file}`
    const count = (this.#counts.get(key) ?? 0) + 1
    this.#counts.set(key, count)
    if (count > MOST_REMARKS) return
    remarks.push({ file, ...(line !== undefined && { line }), sentence, ...(isSecret && { isSecret }) })
  }

  /** How many remarks there were about each file beyond those that are listed. */
  get uncounted(): readonly { readonly file: string; readonly more: number }[] {
    return [...this.#counts]
      .filter(([key, count]) => key.startsWith('true') && count > MOST_REMARKS)
      .map(([key, count]) => ({ file: key.slice('true'.length), more: count - MOST_REMARKS }))
  }

  /**
   * The topic of a name, which is thereby said to be there. One whose name is an expression is not drawn; what is
   * said of it is gathered into one loss.
   */
  topic(name: unknown, place: Place, how: How = 'stated'): Draft<'topic'> {
    const said = nameOf(name)
    const reason = whyNoName(said)
    if (reason !== undefined) {
      const draft = new Draft('topic', said ?? '', SILENT)
      this.#nameless.push({ draft, name: reason, place })
      return draft
    }
    return this.#find(this.topics, said ?? '', place, how, () => new Draft('topic', said ?? '', this))
  }

  /** The application of a name, or undefined where the name is an expression, which is then a loss. */
  application(name: unknown, place: Place, how: How = 'stated'): Application | undefined {
    const said = nameOf(name)
    const reason = whyNoName(said)
    if (reason !== undefined) {
      this.lose(place, `An application whose name is ${reason} is not drawn.`)
      return undefined
    }
    return this.#find(
      this.applications,
      said ?? '',
      place,
      how,
      () => new Application('application', said ?? '', this),
    )
  }

  #find<Thing extends Draft<Subject>>(
    known: Map<string, Thing>,
    name: string,
    place: Place,
    how: How,
    make: () => Thing,
  ): Thing {
    let thing = known.get(name)
    if (!thing) {
      thing = make()
      if (known.size < MOST_NODES) known.set(name, thing)
      else this.lose(place, `${thing.called} is left out: a design has at most 200,000 nodes of a kind.`)
    }
    if (thing.places.length < MOST_PLACES) thing.places.push({ ...place, how })
    return thing
  }

  /**
   * Joins an application with a topic, which is thereby drawn too. Where the topic's name is an expression or a
   * pattern, the edge is a loss.
   */
  join(
    application: Application | undefined,
    joint: Joint,
    topic: unknown,
    place: Place,
    how: How = 'stated',
    numbers?: Numbers,
  ): void {
    if (!application) return
    const said = nameOf(topic)
    const reason = whyNoName(said)
    if (said === undefined || reason !== undefined) {
      this.lose(
        place,
        `${application.called} ${VERBS[joint]} a topic whose name is ${reason}: the edge is not drawn.`,
      )
      return
    }
    application.join(joint, said, place, how, numbers)
    if (!this.topics.has(said)) this.topic(said, place, how === 'stated' ? 'guessed' : how)
  }

  /** What is said of topics without a name, as losses; called once everything is read. */
  tellNameless(): void {
    for (const { draft, name, place } of this.#nameless.splice(0)) {
      const said = [...draft.claims].flatMap(([field, claims]) =>
        claims
          .slice(0, 1)
          .map(({ value }) => `\`${field.replace(/^config\./, '')}=${String(value).slice(0, 60)}\``),
      )
      const rest = said.length === 0 ? '' : `, and with it ${said.slice(0, 12).join(', ')}`
      this.lose(place, `A topic whose name is ${name} is not drawn${rest}.`)
    }
  }
}

const SILENT = { lose: () => undefined, loseSecret: () => undefined }

const VERBS: Readonly<Record<Joint, string>> = {
  reads: 'reads',
  writes: 'writes',
  deadLetters: 'sends dead letters to',
  retries: 'retries by',
}

const LONGEST_NAME = 1000

function nameOf(name: unknown): string | undefined {
  if (typeof name === 'number' || typeof name === 'boolean') return String(name)
  return typeof name === 'string' ? name.trim() : undefined
}

/** What a name is that is none: an expression in backticks, `missing`, `too long`. */
function whyNoName(name: string | undefined): string | undefined {
  if (name === undefined || name === '') return 'missing'
  if (hasExpression(name)) return sayExpression(name)
  return name.length > LONGEST_NAME ? 'too long' : undefined
}
