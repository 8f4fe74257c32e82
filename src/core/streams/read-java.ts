import { quoted } from './chain-words'
import {
  callsOf,
  type JavaCall,
  type JavaStatement,
  splitArguments,
  statementsOf,
  stringOf,
} from './java-calls'
import { hasRecordsInside, isOfCollections } from './java-collections'
import { JavaError, type Resolve } from './java-durations'
import { isOption, joinWindowOf, optionsOf, suppressedOf, windowOf } from './java-words'

/** A line of a program as it would be typed, and the line of Java that says it. */
export interface LineOfJava {
  readonly line: number
  readonly text: string
}

/** A program of Java's DSL as it would be typed, and what cannot be said so, by lines counted from 1. */
export interface ReadJava {
  readonly lines: readonly LineOfJava[]
  readonly errors: readonly { readonly line: number; readonly message: string }[]
}

const BEGINS = /^(?:stream|table|globalTable)$/
const FUNCTIONS =
  /^(?:filter|filterNot|map|mapValues|flatMap|flatMapValues|selectKey|peek|foreach|print|groupByKey|groupBy|windowedBy|count|reduce|aggregate|cogroup|suppress|join|leftJoin|outerJoin|merge|split|branch|defaultBranch|noDefaultBranch|repartition|to|toTable|toStream|process|processValues|through|transform|transformValues|flatTransform|flatTransformValues)$/

const CALLS =
  /(?:^|[\s.#>)=])(?:stream|table|globalTable|filter|filterNot|map|mapValues|flatMap|flatMapValues|selectKey|peek|foreach|print|groupByKey|groupBy|windowedBy|count|reduce|aggregate|cogroup|suppress|join|leftJoin|outerJoin|merge|split|repartition|to|toTable|toStream|process|processValues|through|transform\w*)\s*(?:<[^>\n]*>)?\s*[({]/m

/** Lines of a program as it is typed, among Java. */
const PLAIN =
  /^\s*(?:[\w.-]+\s*=\s*)?(?:stream|table|globalTable|pattern|from|filter|filterNot|map|mapValues|flatMap|flatMapValues|selectKey|peek|foreach|print|groupByKey|groupBy|windowedBy|count|reduce|aggregate|cogroup|suppress|join|leftJoin|outerJoin|merge|split|repartition|to|toTable|toStream|process|processValues)\b(?!\s*[.({<=])[^()]*$/

/** Whether a text calls Kafka's DSL as Java, Kotlin or Scala do. */
export const isJava = (text: string): boolean => CALLS.test(text)

/** Returns a program of Java's DSL as the lines that one would type, and what of it cannot be said so. */
export function readJava(text: string): ReadJava {
  const program = new JavaProgram(text)
  for (const statement of statementsOf(text, PLAIN)) program.take(statement)
  return { lines: program.lines, errors: program.errors }
}

class JavaProgram {
  readonly lines: LineOfJava[] = []
  readonly errors: { line: number; message: string }[] = []
  readonly #constants = new Map<string, string>()
  /** The chain or branch that each variable holds. */
  readonly #ids = new Map<string, string>()
  readonly #tables = new Set<string>()
  readonly #global = new Set<string>()
  /** Variables that hold lists, or streams of Java's own. */
  readonly #collections = new Set<string>()
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  readonly #resolve: Resolve = (text) => this.#constants.get(text.trim().replace(/^this\./, '')) ?? text

  take(statement: JavaStatement): void {
    const { line, sets, calls, text, isPlain } = statement
    if (isPlain) {
      this.lines.push({ line, text })
      return
    }
    const isOfDsl = calls.some(({ name }) => BEGINS.test(name) || FUNCTIONS.test(name) || name === 'get')
    if (!this.#ids.has(statement.on ?? '') && isOfCollections(statement, this.#collections)) {
      if (hasRecordsInside(calls))
        this.errors.push({
          line,
          message:
            'What is done for each of several topics does not stand in this text one by one: type a `stream` for each, or one of all.',
        })
      else if (sets !== undefined) {
        this.#collections.add(sets)
        this.#set(sets, text)
      }
      return
    }
    const on = statement.on?.replace(/^K(?:Grouped)?(?:Stream|Table)$/, '') || undefined
    if (!isOfDsl || (on !== undefined && /(?:props|properties|config|configs|settings)$/i.test(on))) {
      if (sets !== undefined) this.#set(sets, text)
      return
    }
    try {
      this.#chain(line, sets, on, calls)
    } catch (error) {
      if (!(error instanceof JavaError)) throw error
      this.errors.push({ line, message: error.message })
    }
  }

  #set(name: string, text: string): void {
    const alias = this.#ids.get(text.trim())
    if (alias === undefined) this.#constants.set(name, text.trim())
    else this.#ids.set(name, alias)
  }

  /** The name of a chain that a variable is set to; none where nothing goes on from it. */
  #idOf(sets: string | undefined): string | undefined {
    if (sets === undefined) return undefined
    const isUsed = (this.#text.match(new RegExp(`\\b${sets.replace(/\$/g, '\\$')}\\b`, 'g')) ?? []).length > 1
    if (!isUsed) return undefined
    const taken = new Set(this.#ids.values())
    let id = sets
    for (let at = 2; taken.has(id); at += 1) id = `${sets}${at}`
    return id
  }

  #chain(line: number, sets: string | undefined, on: string | undefined, calls: readonly JavaCall[]): void {
    const [first, ...others] = calls
    if (!first) return
    const known = on === undefined ? undefined : this.#ids.get(on)
    let steps = calls
    let head: string | undefined
    let isTable = known !== undefined && this.#tables.has(known)
    if (first.name === 'get') {
      const branch = this.#ids.get(`${on}[${stringOf(first.args[0]) ?? first.args[0] ?? ''}]`)
      if (branch === undefined)
        throw new JavaError(
          `Which branch \`${on}.get(${first.args.join()})\` is does not stand in this text.`,
        )
      if (others.length === 0) {
        if (sets !== undefined) this.#ids.set(sets, branch)
        return
      }
      head = `from ${quoted(branch)}`
      steps = others
    } else if (BEGINS.test(first.name) && known === undefined) {
      head = this.#beginning(first)
      isTable = first.name === 'table'
      steps = others
    } else if (on !== undefined) {
      if (known === undefined)
        throw new JavaError(
          `Where \`${on}\` comes from does not stand in this text: begin with \`${on} = stream …\`.`,
        )
      head = `from ${quoted(known)}`
    }
    const id = head === undefined ? undefined : this.#idOf(sets)
    const isSplit = steps.some(({ name }) => name === 'split')
    if (head !== undefined)
      this.lines.push({ line, text: `${id === undefined || isSplit ? '' : `${quoted(id)} = `}${head}` })
    for (const [at, step] of steps.entries()) {
      if (step.name === 'split') {
        this.#split(line, sets, step, steps.slice(at + 1))
        return
      }
      if (step.name === 'emitStrategy') {
        this.#emit(step.args)
        continue
      }
      this.lines.push({ line, text: `  ${this.#step(step, isTable)}` })
      isTable =
        /^(?:count|reduce|aggregate|toTable)$/.test(step.name) || (isTable && step.name !== 'toStream')
    }
    if (sets !== undefined && id !== undefined) {
      this.#ids.set(sets, id)
      if (isTable) this.#tables.add(id)
      if (first.name === 'globalTable') this.#global.add(id)
    }
  }

  #beginning({ name, args }: JavaCall): string {
    const topic = this.#resolve(args[0] ?? '')
    const more = optionsOf(args.slice(1), this.#resolve)
    const pattern =
      /Pattern\.compile\(\s*("(?:[^"\\]|\\.)*")/.exec(topic)?.[1] ??
      /^("(?:[^"\\]|\\.)*")\.(?:r|toRegex)/.exec(topic)?.[1]
    if (pattern !== undefined) return `pattern ${JSON.stringify(stringOf(pattern))}${more}`
    return `${name} ${this.#topics(topic).map(quoted).join(', ')}${more}`
  }

  #topics(text: string): string[] {
    const one = stringOf(text)
    if (one !== undefined) return [one]
    const list =
      /^(?:[\w.]*\.)?(?:of|asList|listOf|setOf|singleton|singletonList|List|Set)\(([\s\S]*)\)$/.exec(
        text.trim(),
      )?.[1]
    const found = list === undefined ? [] : splitArguments(list).map((part) => stringOf(this.#resolve(part)))
    if (found.length > 0 && found.every((part) => part !== undefined)) return found as string[]
    if (text.trim() === '') throw new JavaError('The topic is missing.')
    if (text.includes('->'))
      throw new JavaError(
        'The topic is chosen record by record: type `to` with each topic that it may be, after a `split`.',
      )
    throw new JavaError(
      `Which topic \`${text.trim().slice(0, 60)}\` is does not stand in this text: type its name.`,
    )
  }

  #other(args: readonly string[]): string {
    const name = (args[0] ?? '').trim()
    const { on, calls } = callsOf(name)
    const branch =
      calls[0]?.name === 'get' ? this.#ids.get(`${on}[${stringOf(calls[0].args[0]) ?? ''}]`) : undefined
    const id = branch ?? this.#ids.get(name) ?? (/^[\w$]+$/.test(name) ? name : undefined)
    if (id === undefined)
      throw new JavaError(
        `What \`${name.slice(0, 60)}\` is needs a name: give it one in a line of its own, as \`paid = stream payments\`.`,
      )
    return quoted(id)
  }

  /** Says of a window that it goes on once it closes; `onWindowUpdate` is how it goes on anyway. */
  #emit(args: readonly string[]): void {
    const said = this.#resolve(args[0] ?? '')
    const last = this.lines.at(-1)
    if (last && /onWindowClose\b/.test(said) && /^\s*windowedBy /.test(last.text))
      this.lines[this.lines.length - 1] = { ...last, text: `${last.text} emit windowCloses` }
  }

  #step({ name, args }: JavaCall, isTable: boolean): string {
    const more = () => optionsOf(args, this.#resolve)
    switch (name) {
      case 'to':
        return `to ${this.#topics(this.#resolve(args[0] ?? ''))
          .map(quoted)
          .join(', ')}${more()}`
      case 'windowedBy':
        return `windowedBy ${windowOf(args[0] ?? '', this.#resolve)}`
      case 'suppress':
        return `suppress ${suppressedOf(args[0] ?? '', this.#resolve)}${more()}`
      case 'merge':
        return `merge ${this.#other(args)}${more()}`
      case 'cogroup': {
        const others = args.length > 1 ? ` ${this.#other(args)}` : ''
        return `cogroup${others}${more()}`
      }
      case 'join':
      case 'leftJoin':
      case 'outerJoin': {
        const other = this.#other(args)
        const window = args.find((arg) => /^\s*JoinWindows\b/.test(this.#resolve(arg)))
        const functions = args.slice(1).filter((arg) => !isOption(arg, this.#resolve))
        const isForeign = isTable && functions.length > 1 && !this.#global.has(other)
        return `${name} ${other}${window === undefined ? '' : ` ${joinWindowOf(window, this.#resolve)}`}${isForeign ? ' foreign key' : ''}${more()}`
      }
      case 'process':
      case 'processValues': {
        const stores = args.slice(1).flatMap((arg) => stringOf(this.#resolve(arg)) ?? [])
        return `${name}${stores.length === 0 ? '' : ` stores ${stores.map(quoted).join(', ')}`}${more()}`
      }
      case 'branch':
        throw new JavaError(
          '`branch` of several predicates went with Kafka 4.0: `split` names its branches, as `split large, else small`.',
        )
      default:
        return `${name}${more()}`
    }
  }

  /** `split(Named.as("by-")).branch(…, Branched.as("x")).defaultBranch(…)`: each branch under the name that its map has. */
  #split(line: number, sets: string | undefined, split: JavaCall, calls: readonly JavaCall[]): void {
    const prefix = /\bas\(\s*"([^"]*)"/.exec(split.args.join())?.[1]
    const branches: string[] = []
    let fallen: string | undefined
    const keys: [key: string, id: string][] = []
    for (const { name, args } of calls) {
      const called =
        /Branched\.\w*\(\s*"([^"]*)"/.exec(args.join())?.[1] ?? /,\s*"([^"]*)"\s*\)/.exec(args.join())?.[1]
      const id = called ?? (name === 'branch' ? `branch${branches.length + 1}` : 'rest')
      const word = `${quoted(id)}${called === undefined ? '' : ` named ${quoted(called)}`}`
      if (name === 'branch') branches.push(word)
      else if (name === 'defaultBranch') fallen = word
      else if (name !== 'noDefaultBranch')
        throw new JavaError(`After \`split\` come \`branch\` and \`defaultBranch\`, not \`${name}\`.`)
      if (/withConsumer|withFunction/.test(args.join()))
        throw new JavaError(
          `What branch \`${id}\` does is written inside of it: give it a name, and go on from that, as \`from ${id}\`.`,
        )
      if (name !== 'noDefaultBranch')
        keys.push(
          [`${prefix ?? ''}${called ?? (name === 'branch' ? branches.length : 0)}`, id],
          [`${keys.length / 2}`, id],
        )
    }
    const named = prefix === undefined ? '' : ` named ${quoted(prefix)} :`
    const all = [...branches, ...(fallen === undefined ? [] : [`else ${fallen}`])]
    this.lines.push({ line, text: `  split${named} ${all.join(', ')}` })
    for (const [key, id] of keys) {
      if (!this.#ids.has(`${sets}[${key}]`)) this.#ids.set(`${sets}[${key}]`, id)
      this.#ids.set(id, id)
    }
  }
}
