import { isSecretKey } from '../../shared/secret-key'
import { hasExpression, hideExpression } from '../reading/expression'
import { arithmetic } from './arithmetic'
import { asksCluster, asWritten, type Branch, caseAt, doesSomething, holds, ifAt, matches } from './branches'
import {
  bodyEnd,
  braced,
  cutOff,
  endOf,
  functionName,
  MOST_TURNS,
  sequence,
  withoutHead,
} from './shell-blocks'
import { type RawCommand, splitShell, type Word } from './shell-text'

/** One command of a script: its words without quotes, and the line that it begins in. */
export interface ShellCommand {
  readonly words: readonly string[]
  readonly line: number
}

/** What a reader of a script is told, each with a line. */
export interface ShellTold {
  /** A variable is taken to be its default. */
  readonly onDefault?: (name: string, value: string, line: number) => void
  /** One of several ways is taken, whose condition is not known here. */
  readonly onBranch?: (condition: string, line: number) => void
  /** An `if`, a `case`, a loop or a function begins there and is never closed: the rest of the script is within it. */
  readonly onOpen?: (word: string, line: number) => void
}

/** So many commands are made at most. */
const MOST_COMMANDS = 50_000
/** Loops, functions and scripts in scripts nest no deeper. */
const DEEPEST = 5
/** A longer text than this is no script that people write. */
const LONGEST = 2_000_000

/**
 * The commands of a shell script, or of a command line in another file: quotes taken off, lines that go on joined,
 * variables, arrays and functions that are literal put in, loops over literal words followed, defaults taken where
 * nothing else is said. Anything else that is computed stays as an expression. Nothing is ever run.
 */
export function shellCommands(text: string, firstLine = 1, told: ShellTold = {}): ShellCommand[] {
  if (text.length > LONGEST) return []
  const shell = new Shell(told)
  shell.follow(splitShell(text, firstLine), 0)
  return shell.found
}

const ASSIGNMENT = /^([A-Za-z_]\w*)=([\s\S]*)$/
const BEFORE = /^(?:do|then|else|\{|\(|!|exec|export|readonly|local|declare|typeset|time|sudo)$/

class Shell {
  readonly found: ShellCommand[] = []
  readonly #tell: ShellTold
  readonly #told = new Set<string>()
  readonly #variables = new Map<string, string>()
  readonly #arrays = new Map<string, ReadonlyMap<string, string>>()
  readonly #functions = new Map<string, readonly RawCommand[]>()
  #arguments: readonly string[] | undefined

  constructor(tell: ShellTold) {
    this.#tell = tell
  }

  follow(commands: readonly RawCommand[], depth: number): void {
    for (let at = 0; at < commands.length && this.found.length < MOST_COMMANDS; at += 1) {
      const command = commands[at] as RawCommand
      if (command.array) {
        this.#setArray(command.array, command.line)
        continue
      }
      const plain = command.words.flatMap((word) => this.#words(word, command.line))
      const start = plain.findIndex((word) => !BEFORE.test(word))
      const own = start < 0 ? [] : plain.slice(start)
      const [first = ''] = own
      const called = functionName(own)
      const closed = (end: number): number => {
        const key = `${first} ${command.line}`
        if (end >= commands.length && !this.#told.has(key)) this.#tell.onOpen?.(called ?? first, command.line)
        if (end >= commands.length) this.#told.add(key)
        return end
      }
      if (called !== undefined) {
        const end = closed(bodyEnd(commands, at))
        this.#functions.set(
          called,
          commands.slice(at, end).map((one, index) => (index === 0 ? withoutHead(one) : one)),
        )
        at = end
      } else if (
        own.length > 0 &&
        own.every((word) => ASSIGNMENT.test(word) || (/^-\w+$/.test(word) && start > 0))
      )
        for (const word of own) this.#assign(word)
      else if ((first === 'if' || first === 'case') && depth < DEEPEST) {
        const { branches, end } = (first === 'if' ? ifAt : caseAt)(commands, at)
        this.#choose(branches, command.line, depth)
        at = closed(end)
      } else if (first === 'for' && own[2] === 'in' && depth < DEEPEST) {
        const end = closed(endOf(commands, at))
        const over = own.slice(3).filter((word) => word !== '')
        for (const value of over.slice(0, MOST_TURNS)) {
          this.#variables.set(own[1] ?? '', value)
          this.follow(commands.slice(at + 1, end), depth + 1)
        }
        this.#variables.delete(own[1] ?? '')
        at = end
      } else if (first === 'while' && own.includes('read') && depth < DEEPEST) {
        const end = closed(endOf(commands, at))
        const lines = commands[end]?.input
        const inner = commands.slice(at + 1, end)
        for (const line of (lines ?? []).slice(0, MOST_TURNS)) {
          if (line.trim() === '') continue
          this.#read(own.slice(1), line.trim())
          this.follow(inner, depth + 1)
        }
        if (!lines) this.follow(inner, depth + 1)
        at = end
      } else if (own.includes('read') && own.includes('<<<')) {
        this.#read(own, own[own.indexOf('<<<') + 1] ?? '')
      } else this.#run(own, command.line, depth)
    }
  }

  /** Follows the branch whose condition holds; where that is not known the first, which is told, or all that ask a cluster. */
  #choose(branches: readonly Branch[], line: number, depth: number): void {
    for (const { condition, body, patterns } of branches) {
      const held = condition.length === 0 ? true : this.#holds(condition, patterns)
      if (held === false) continue
      this.follow(body, depth + 1)
      if (held === true) return
      // What only says how the script is called has another way that is meant.
      if (asksCluster(condition) || !doesSomething(body)) continue
      this.#tell.onBranch?.(asWritten(condition), condition[0]?.line ?? line)
      return
    }
  }

  #holds(condition: readonly RawCommand[], patterns: readonly string[] | undefined): boolean | undefined {
    const [only] = condition
    if (!only || condition.length > 1) return undefined
    const words = only.words.flatMap((word) => this.#words(word, only.line))
    const isKnown = (word: string) => !hasExpression(word)
    if (!patterns) return holds(words, isKnown)
    const subject = words[words.indexOf('case') + 1] ?? ''
    return patterns.includes('*') || isKnown(subject) ? matches(patterns, subject) : undefined
  }

  #run(own: readonly string[], line: number, depth: number): void {
    const [first = ''] = own
    const body = this.#functions.get(first)
    if (body && depth < DEEPEST) {
      const before = this.#arguments
      this.#arguments = own.slice(1)
      this.follow(body, depth + 1)
      this.#arguments = before
      return
    }
    const shell = own.findIndex((word) => /(?:^|\/)(?:ba|z|da)?sh$/.test(word))
    const script = shell < 0 ? -1 : own.findIndex((word, at) => at > shell && /^-[a-z]*c$/.test(word))
    const inner = own[script + 1]
    if (script > 0 && inner !== undefined && depth < DEEPEST) {
      this.follow(splitShell(inner, line), depth + 1)
      return
    }
    if (own.length > 0) this.found.push({ words: own, line })
  }

  #assign(word: string): void {
    const [, name = '', value = ''] = ASSIGNMENT.exec(word) ?? []
    if (name !== '') this.#variables.set(name, value)
  }

  #setArray({ name, items }: NonNullable<RawCommand['array']>, line: number): void {
    const made = new Map<string, string>()
    for (const word of items.flatMap((item) => this.#words(item, line))) {
      const keyed = /^\[([^\]]+)\]=([\s\S]*)$/.exec(word)
      if (keyed) made.set(keyed[1] ?? '', keyed[2] ?? '')
      else made.set(String(made.size), word)
    }
    this.#arrays.set(name, made)
  }

  /** `IFS=: read -r topic partitions` over a line. */
  #read(own: readonly string[], line: string): void {
    const separator = own.map((word) => /^IFS=(.*)$/s.exec(word)?.[1]).find((one) => one !== undefined)
    const from = own.indexOf('read')
    const names = own.slice(from + 1).filter((word) => /^[A-Za-z_]\w*$/.test(word))
    const parts = separator
      ? line.split(new RegExp(`[${separator.replace(/[\]\\^-]/g, '\\$&')}]`))
      : line.split(/\s+/)
    for (const [at, name] of names.entries()) {
      const isLast = at === names.length - 1
      this.#variables.set(name, isLast ? parts.slice(at).join(separator || ' ') : (parts[at] ?? ''))
    }
  }

  /** The words that a word becomes: what is not in quotes is split at blanks, and braces make several. */
  #words(said: Word, line: number): string[] {
    const pieces = said.filter((piece) => piece !== '')
    const word = pieces.length > 0 ? pieces : said
    const [only] = word
    if (word.length === 1 && typeof only === 'object' && only.kind === 'variable') {
      const all = this.#all(only)
      if (all) return [...all]
    }
    if (word.length === 1 && typeof only === 'object' && only.kind === 'command') {
      const numbers = sequence(only.inner)
      if (numbers) return numbers
    }
    const isAssignment = typeof only === 'string' && /^[A-Za-z_]\w*=/.test(only)
    let isSplit = false
    const text = word
      .map((piece) => {
        if (typeof piece === 'string') return piece
        const value = this.#value(piece, line)
        if (!isAssignment && !piece.isQuoted && !hasExpression(value) && /\s/.test(value)) isSplit = true
        return value
      })
      .join('')
    const isPlain = word.every((piece) => typeof piece === 'string')
    if (isSplit) return text.split(/\s+/).filter((part) => part !== '')
    return isPlain ? braced(text) : [text]
  }

  /** All of an array or of the arguments. */
  #all(piece: Word[number]): readonly string[] | undefined {
    if (typeof piece === 'string' || piece.kind !== 'variable') return undefined
    if (/^[@*]$/.test(piece.name)) return this.#arguments
    if (!piece.index || !/^[@*]$/.test(piece.index)) return undefined
    const array = this.#arrays.get(piece.name)
    return array && [...(piece.isKeys ? array.keys() : array.values())]
  }

  #value(piece: Exclude<Word[number], string>, line: number): string {
    if (piece.kind === 'arithmetic') {
      const made = arithmetic(piece.inner, (name) => this.#variables.get(name))
      return made === undefined ? hideExpression(piece.text) : String(made)
    }
    if (piece.kind !== 'variable') return hideExpression(piece.text)
    const { name, index, fallback, text, cut } = piece
    if (cut) {
      const whole = /^\d+$/.test(name) ? this.#arguments?.[Number(name) - 1] : this.#variables.get(name)
      const rest = whole === undefined || hasExpression(whole) ? undefined : cutOff(whole, cut)
      return rest ?? hideExpression(text)
    }
    if (index !== undefined) {
      const key = splitShell(index, line)[0]?.words[0]
      const said = key ? this.#words(key, line)[0] : undefined
      const value = said === undefined ? undefined : this.#arrays.get(name)?.get(said)
      return value ?? hideExpression(text)
    }
    const known = /^\d+$/.test(name) ? this.#arguments?.[Number(name) - 1] : this.#variables.get(name)
    if (known !== undefined && known !== '' && !(fallback !== undefined && known === hideExpression(text)))
      return known
    if (/^\d+$/.test(name) && this.#arguments) return fallback ?? ''
    if (fallback === undefined || isSecretKey(name.toLowerCase().replaceAll('_', '.')))
      return known ?? hideExpression(text)
    const value = fallback.replace(/^(["'])(.*)\1$/s, '$2')
    if (value.includes('$')) return hideExpression(text)
    if (value !== '' && !this.#told.has(name)) {
      this.#told.add(name)
      this.#tell.onDefault?.(name, value, line)
    }
    return value
  }
}
