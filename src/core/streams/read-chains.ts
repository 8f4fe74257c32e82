import { err, ok, type Result } from '../shared/result'
import { BEGINNINGS, goesOn, meantWords, OPERATIONS } from './chain-habits'
import { type Hint, hintOfOperation, hintOfOption } from './chain-hints'
import { type Instead, Line, type Span, Unreadable, type Word } from './chain-line'
import { readNumber } from './chain-words'
import { withGrace } from './join-grace'
import type { Branch, Chain, Step, Store, WrittenStep } from './processing'
import { isJava, readJava } from './read-java'
import { readJoinWindow, readWindow } from './read-windows'

/** What cannot be read, and in which line, counted from 1. */
export interface ChainError {
  readonly line: number
  readonly message: string
  /** What was probably meant by a word of the line. */
  readonly instead?: Instead
}

type Beginning = (typeof BEGINNINGS)[number]

const isOneOf = <Word extends string>(words: readonly Word[], word: string | undefined): word is Word =>
  word !== undefined && (words as readonly string[]).includes(word)

interface Options {
  named?: string
  recordsPerRecord?: number
  averageBytes?: number
  graceMs?: number
  assumed?: boolean
  store?: Store
}

/** What may follow in any order: names, selectivity, sizes and what is said of the store. */
function readOptions(line: Line, op?: string): Options {
  const options: Options = {}
  const store = (said: Store) => {
    options.store = { ...options.store, ...said }
  }
  while (!line.isEnd && line.next !== ':') {
    if (line.skip('named')) options.named = line.name('The name')
    else if (line.skip('out')) options.recordsPerRecord = line.number('What comes out per record')
    else if (line.skip('bytes')) options.averageBytes = line.number('The size of a record')
    else if (line.skip('grace')) options.graceMs = line.duration('The grace')
    else if (line.skip('assumed')) options.assumed = true
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
    } else throw unreadableOption(line, op)
  }
  return options
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

function readStep(line: Line, isFirst: boolean): WrittenStep {
  const op = line.next
  if (!isOneOf(OPERATIONS, op)) {
    const { span } = line
    throw unreadable(hintOfOperation(line.name('An operation'), isFirst), span)
  }
  line.name(op)
  if (op === 'split') return readSplit(line)
  const step = withGrace({ op, ...readOperands(op, line), ...readOptions(line, op) })
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
 * before it where others go on from it; its steps follow, each on a line of its own or after a bar. What people type from
 * habit is understood too (`window 5m`, `group by key`), and so is Java's own DSL.
 */
export function readChains(text: string): Result<readonly Chain[], readonly ChainError[]> {
  const book: Book = { chains: [], before: [], last: [] }
  const java = isJava(text) ? readJava(text) : undefined
  const errors: ChainError[] = [...(java?.errors ?? [])]
  const lines = java?.lines ?? text.split('\n').map((typed, at) => ({ line: at + 1, text: typed }))
  for (const { line, text: typed } of lines) {
    try {
      readLine(meantWords(typed), book)
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      const { message, instead } = error
      errors.push({ line, message, ...(instead && !java && { instead }) })
    }
  }
  return errors.length > 0 ? err(errors.sort((one, other) => one.line - other.line)) : ok(book.chains)
}

/** What has been read so far; the last step can still be told more. */
interface Book {
  chains: Chain[]
  /** The chains before the last step, and the words of that. */
  before: Chain[]
  last: readonly Word[]
}

function readLine(words: readonly Word[], book: Book): void {
  if (words.length === 0) return
  if (goesOn(words) && book.last.length > 0) {
    // Words of another line stand nowhere in this one.
    const whole = [...book.last.map(({ text, isQuoted }) => ({ text, isQuoted })), ...words]
    book.chains = [...book.before]
    readWords(whole, book)
    return
  }
  readWords(words, book)
}

function readWords(words: readonly Word[], book: Book): void {
  const parts: Word[][] = [[]]
  for (const word of words) {
    if (word.text === '|' && !word.isQuoted) parts.push([])
    else parts.at(-1)?.push(word)
  }
  for (const part of parts) {
    if (part.length === 0) continue
    book.before = [...book.chains]
    book.last = part
    readPart(part, book.chains)
  }
}

function readPart(words: readonly Word[], chains: Chain[]): void {
  const hasName = words[1]?.text === '=' && !words[1].isQuoted
  const line = new Line(hasName ? words.slice(2) : words)
  if (isOneOf(BEGINNINGS, line.next)) {
    const id = hasName ? words[0]?.text : undefined
    chains.push({ ...(id !== undefined && { id }), ...readBeginning(line) })
  } else if (hasName)
    throw new Unreadable(`After \`=\` a chain begins: with ${BEGINNINGS.slice(0, 5).join(', ')}.`)
  else addStep(line, chains)
  if (!line.isEnd) throw unreadableOption(line, undefined)
}

function unreadableOption(line: Line, op: string | undefined): Unreadable {
  const { span } = line
  return unreadable(hintOfOption(line.name('Something'), op), span)
}

const unreadable = ({ message, instead }: Hint, span: Span | undefined): Unreadable =>
  new Unreadable(message, instead === undefined || !span ? undefined : { ...span, by: instead })

function addStep(line: Line, chains: Chain[]): void {
  const step = readStep(line, chains.length === 0)
  const chain = chains.pop()
  if (!chain) throw new Unreadable('A program begins with a stream or a table.')
  chains.push({ ...chain, steps: [...(chain.steps ?? []), step] })
}
