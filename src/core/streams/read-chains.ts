import { err, ok, type Result } from '../shared/result'
import { readDuration, readNumber } from './chain-words'
import type { Branch, Chain, JoinWindow, Step, Store, Window, WrittenStep } from './processing'

/** What cannot be read, and in which line, counted from 1. */
export interface ChainError {
  readonly line: number
  readonly message: string
}

/** Every operation, as a step is typed. */
export const OPERATIONS = [
  'filter', 'filterNot', 'map', 'mapValues', 'flatMap', 'flatMapValues', 'selectKey', 'peek', 'foreach', 'print',
  'process', 'processValues', 'merge', 'split', 'groupByKey', 'groupBy', 'windowedBy', 'count', 'reduce', 'aggregate',
  'cogroup', 'suppress', 'join', 'leftJoin', 'outerJoin', 'repartition', 'to', 'toTable', 'toStream',
] as const // biome-ignore format: a list of words, not of lines

const BEGINNINGS = ['stream', 'table', 'globalTable', 'pattern', 'from', 'nowhere'] as const
type Beginning = (typeof BEGINNINGS)[number]

class Unreadable extends Error {}

const isOneOf = <Word extends string>(words: readonly Word[], word: string | undefined): word is Word =>
  word !== undefined && (words as readonly string[]).includes(word)

interface Word {
  readonly text: string
  readonly isQuoted: boolean
}

function wordsOf(line: string): Word[] {
  return [...line.matchAll(/"((?:[^"\\]|\\.)*)"|[,|=:]|[^\s,|=:"]+/g)].map(([text, inside]) => {
    if (inside === undefined) return { text, isQuoted: false }
    try {
      return { text: JSON.parse(text) as string, isQuoted: true }
    } catch {
      return { text: inside, isQuoted: true }
    }
  })
}

/** Reads one line from left to right. */
class Line {
  readonly #words: readonly Word[]
  #at = 0

  constructor(words: readonly Word[]) {
    this.#words = words
  }

  /** The next word, as long as it is not in quotes. */
  get next(): string | undefined {
    const word = this.#words[this.#at]
    return word?.isQuoted ? undefined : word?.text
  }

  get isEnd(): boolean {
    return this.#at >= this.#words.length || this.next === '|'
  }

  skip(word: string): boolean {
    if (this.next !== word) return false
    this.#at += 1
    return true
  }

  name(what: string): string {
    const word = this.#words[this.#at]
    if (!word || (!word.isQuoted && /^[,|=:]$/.test(word.text))) throw new Unreadable(`${what} is missing.`)
    this.#at += 1
    return word.text
  }

  names(what: string): string[] {
    const found = [this.name(what)]
    while (this.skip(',')) found.push(this.name(what))
    return found
  }

  duration(what: string): number {
    const read = readDuration(this.#words[this.#at]?.text, this.#words[this.#at + 1]?.text)
    if (!read) throw new Unreadable(`${what} must be a duration, as \`5 min\`.`)
    this.#at += read.words
    return read.ms
  }

  number(what: string): number {
    const read = readNumber(this.#words[this.#at]?.text)
    if (read === null) throw new Unreadable(`${what} must be a number.`)
    this.#at += 1
    return read
  }
}

interface Options {
  named?: string
  recordsPerRecord?: number
  averageBytes?: number
  graceMs?: number
  store?: Store
}

/** What may follow in any order: names, selectivity, sizes and what is said of the store. */
function readOptions(line: Line): Options {
  const options: Options = {}
  const store = (said: Store) => {
    options.store = { ...options.store, ...said }
  }
  while (!line.isEnd && line.next !== ':') {
    if (line.skip('named')) options.named = line.name('The name')
    else if (line.skip('out')) options.recordsPerRecord = line.number('What comes out per record')
    else if (line.skip('bytes')) options.averageBytes = line.number('The size of a record')
    else if (line.skip('grace')) options.graceMs = line.duration('The grace')
    else if (line.skip('store')) {
      const name = line.name('The name of the store')
      store(name === '' ? {} : { name })
    } else if (line.skip('keys')) store({ keys: line.number('The number of keys') })
    else if (line.skip('retention')) store({ retentionMs: line.duration('The retention') })
    else if (line.skip('history')) store({ historyRetentionMs: line.duration('The history') })
    else if (line.skip('memory')) store({ type: 'memory' })
    else if (line.skip('rocksdb')) store({ type: 'rocksdb' })
    else if (line.skip('unlogged')) store({ changelog: false })
    else if (line.skip('logged')) store({ changelog: true })
    else if (line.skip('uncached')) store({ caching: false })
    else if (line.skip('cached')) store({ caching: true })
    else if (line.skip('set')) {
      const key = line.name('The setting')
      line.skip('=')
      const value = line.name('Its value')
      store({ changelogConfig: { ...options.store?.changelogConfig, [key]: value } })
    } else throw new Unreadable(`\`${line.name('Something')}\` is not understood here.`)
  }
  return options
}

function readWindow(line: Line): Window {
  const kind = line.name('The kind of window')
  const size = () => line.duration(`The size of a ${kind} window`)
  const withGrace = <Of extends object>(window: Of): Of & { graceMs?: number } =>
    line.skip('grace') ? { ...window, graceMs: line.duration('The grace') } : window
  switch (kind) {
    case 'tumbling':
      return withGrace({ kind, sizeMs: size() })
    case 'hopping': {
      const sizeMs = size()
      if (!line.skip('every'))
        throw new Unreadable('A hopping window needs `every`, as `hopping 5 min every 1 min`.')
      return withGrace({ kind, sizeMs, advanceMs: line.duration('How often a window begins') })
    }
    case 'sliding':
      return withGrace({ kind, differenceMs: size() })
    case 'session':
      return withGrace({ kind, gapMs: size() })
    default:
      throw new Unreadable(`\`${kind}\` is no window: tumbling, hopping, sliding or session.`)
  }
}

function readJoinWindow(line: Line): JoinWindow | undefined {
  let window: JoinWindow | undefined
  if (line.skip('within')) {
    const ms = line.duration('How far apart records may be')
    window = { beforeMs: ms, afterMs: ms }
  } else if (line.skip('before')) {
    const beforeMs = line.duration('How long before')
    if (!line.skip('after')) throw new Unreadable('`before` needs `after`, as `before 5 min after 0 s`.')
    window = { beforeMs, afterMs: line.duration('How long after') }
  }
  return window && line.skip('grace') ? { ...window, graceMs: line.duration('The grace') } : window
}

function readBranch(line: Line): Branch {
  const id = line.name('The name of a branch')
  const named = line.skip('named') ? line.name('The name') : undefined
  const share = line.skip('share') ? line.number('The share') : undefined
  return { id, ...(named !== undefined && { named }), ...(share !== undefined && { share }) }
}

/** What a step is told by its own words. */
function readOperands(op: Step['op'], line: Line): Readonly<Record<string, unknown>> {
  switch (op) {
    case 'to':
      return { topic: line.name('The topic') }
    case 'merge':
      return { with: line.name('What it is merged with') }
    case 'cogroup':
      return line.isEnd ? {} : { with: line.names('What it is grouped with') }
    case 'windowedBy':
      return { window: readWindow(line) }
    case 'suppress':
      return {
        ...(line.skip('until') && { until: line.name('Until when') }),
        ...(line.skip('every') && { timeLimitMs: line.duration('The time limit') }),
      }
    case 'repartition':
      return readNumber(line.next) === null ? {} : { partitions: line.number('The partitions') }
    case 'process':
    case 'processValues':
      return line.skip('stores') ? { stores: line.names('The store') } : {}
    case 'join':
    case 'leftJoin':
    case 'outerJoin': {
      const other = line.name('What it is joined with')
      const window = readJoinWindow(line)
      const foreignKey = line.skip('foreign') && (line.skip('key') || true)
      return { with: other, ...(window && { window }), ...(foreignKey && { foreignKey }) }
    }
    default:
      return {}
  }
}

function readSplit(line: Line): Step {
  const options = /^(named|out|bytes)$/.test(line.next ?? '') ? readOptions(line) : {}
  line.skip(':')
  const branches: Branch[] = []
  let defaultBranch: Branch | undefined
  do {
    if (line.skip('else')) defaultBranch = readBranch(line)
    else branches.push(readBranch(line))
  } while (line.skip(','))
  if (branches.length === 0) throw new Unreadable('A split needs a branch beside `else`.')
  return { op: 'split', branches, ...(defaultBranch && { defaultBranch }), ...options } as Step
}

function readStep(line: Line): WrittenStep {
  const op = line.next
  if (!isOneOf(OPERATIONS, op))
    throw new Unreadable(
      `\`${line.name('An operation')}\` is no operation of Kafka Streams. A chain begins with ${BEGINNINGS.slice(0, 5).join(', ')}.`,
    )
  line.name(op)
  if (op === 'split') return readSplit(line)
  const step = { op, ...readOperands(op, line), ...readOptions(line) }
  return (Object.keys(step).length === 1 ? op : step) as WrittenStep
}

function readBeginning(line: Line): Chain {
  const word = line.next as Beginning
  line.name(word)
  const fields: Chain =
    word === 'nowhere'
      ? {}
      : word === 'stream'
        ? oneOrMore(line.names('The topic'))
        : { [word]: line.name(word === 'from' ? 'The name of a chain' : 'The topic') }
  const { named, store, ...others } = readOptions(line)
  if (Object.keys(others).length > 0)
    throw new Unreadable('Where a chain begins nothing is counted or waited for.')
  return { ...fields, ...(named !== undefined && { named }), ...(store && { store }) }
}

const oneOrMore = (topics: readonly string[]): Chain => {
  const [only = ''] = topics
  return { stream: topics.length === 1 ? only : topics }
}

/**
 * Reads a program as it is typed: a chain begins with `stream`, `table`, `globalTable`, `pattern` or `from`, with `name =`
 * before it where others go on from it; its steps follow, each on a line of its own or after a bar.
 */
export function readChains(text: string): Result<readonly Chain[], readonly ChainError[]> {
  const chains: Chain[] = []
  const errors: ChainError[] = []
  for (const [at, typed] of text.split('\n').entries()) {
    try {
      readLine(wordsOf(typed), chains)
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      errors.push({ line: at + 1, message: error.message })
    }
  }
  return errors.length > 0 ? err(errors) : ok(chains)
}

function readLine(words: readonly Word[], chains: Chain[]): void {
  if (words.length === 0) return
  const hasName = words[1]?.text === '=' && !words[1].isQuoted
  const line = new Line(hasName ? words.slice(2) : words)
  if (isOneOf(BEGINNINGS, line.next)) {
    const id = hasName ? words[0]?.text : undefined
    chains.push({ ...(id !== undefined && { id }), ...readBeginning(line) })
  } else if (hasName)
    throw new Unreadable(`After \`=\` a chain begins: with ${BEGINNINGS.slice(0, 5).join(', ')}.`)
  else {
    line.skip('|')
    addStep(line, chains)
  }
  while (line.skip('|')) addStep(line, chains)
  if (!line.isEnd) throw new Unreadable(`\`${line.name('Something')}\` is not understood here.`)
}

function addStep(line: Line, chains: Chain[]): void {
  const step = readStep(line)
  const chain = chains.pop()
  if (!chain) throw new Unreadable('A program begins with a stream or a table.')
  chains.push({ ...chain, steps: [...(chain.steps ?? []), step] })
}
