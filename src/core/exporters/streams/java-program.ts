import type { RecordPart } from '../../schemas/topic-schemas'
import { type Chain, type Step, type StreamsApp, stepOf } from '../../streams/processing'
import { wholeLine } from '../single-line'
import { classOf, type JavaHeld } from './java-held'
import { addedStore, consumed, materialized, named } from './java-options'
import { callOf } from './java-steps'
import { JavaNames, type JavaType, literal, STRING } from './java-text'
import { wantedBy } from './java-wanted'

const PLAIN = { key: STRING, value: STRING } as const

/** What the keys or the values of a topic are by their schema; undefined where they have none. */
export type TypeOfTopic = (topic: string, part: RecordPart) => JavaType | undefined

interface Line {
  readonly code: string
  /** What no code says: rates and sizes. */
  readonly comment: string
}

interface Known {
  readonly variable: string
  readonly held: JavaHeld
}

const quantities = (of: {
  readonly recordsPerRecord?: number
  readonly averageBytes?: number
  readonly store?: { readonly keys?: number }
  readonly until?: string
  readonly assumed?: boolean
}): string =>
  [
    of.recordsPerRecord === undefined ? '' : `${of.recordsPerRecord} records for each`,
    of.averageBytes === undefined ? '' : `${of.averageBytes} bytes a record`,
    of.store?.keys === undefined ? '' : `${of.store.keys} keys`,
    of.assumed ? 'the window is assumed: a description tells none' : '',
  ]
    .filter((part) => part !== '')
    .join(', ')

/** Writes the statements of a program, chain by chain, as Kafka's `StreamsBuilder` is called. */
class ProgramWriter {
  readonly #statements: string[] = []
  readonly #names = new JavaNames()
  readonly #known = new Map<string, Known>()
  readonly #typeOf: TypeOfTopic
  readonly #wanted: ReturnType<typeof wantedBy>

  constructor(chains: readonly Chain[], typeOf: TypeOfTopic) {
    this.#typeOf = typeOf
    this.#wanted = wantedBy(chains, typeOf, (id) => this.#known.get(id)?.held)
  }

  write(chains: readonly Chain[]): readonly string[] {
    for (const chain of chains) this.#chain(chain)
    return this.#statements
  }

  #chain(chain: Chain): void {
    for (const written of chain.steps ?? []) {
      const step = stepOf(written)
      if ((step.op === 'process' || step.op === 'processValues') && step.store)
        this.#statements.push(addedStore(step.store, STRING, STRING))
    }
    const begun = this.#beginning(chain)
    const lines: Line[] = [begun]
    let held: JavaHeld | null = begun.held
    for (const [at, written] of (chain.steps ?? []).entries()) {
      const step = stepOf(written)
      if (held === null) break
      if (step.op === 'split') {
        this.#split(lines, step, held, `${chain.id ?? 'part'}-${at}`)
        return
      }
      const { text, after }: ReturnType<typeof callOf> = callOf(
        held,
        written,
        (id) => this.#lookUp(id),
        this.#wanted(chain, at),
      )
      lines.push({ code: `.${text}`, comment: quantities(step) })
      held = after
    }
    if (held === null || chain.id === undefined) {
      // A chain that only goes on from another and does nothing says nothing.
      if (lines.length > 1 || chain.from === undefined) this.#push('', lines)
      return
    }
    const variable = this.#names.fresh(chain.id)
    this.#known.set(chain.id, { variable, held })
    this.#push(`${classOf(held)} ${variable} = `, lines)
  }

  #lookUp(id: string): Known {
    const known = this.#known.get(id)
    // Nothing that can be built names what is not there.
    return known ?? { variable: id, held: { is: 'stream', ...PLAIN } }
  }

  #beginning(chain: Chain): Line & { readonly held: JavaHeld } {
    const comment = quantities({ ...(chain.store && { store: chain.store }) })
    if (chain.from !== undefined) {
      const { variable, held } = this.#lookUp(chain.from)
      return { code: variable, comment: '', held }
    }
    const begin = (
      op: string,
      topic: string,
      is: JavaHeld['is'],
      { key, value }: { key: JavaType; value: JavaType },
    ) => {
      const stored =
        is === 'stream' || !chain.store ? [] : materialized(chain.store, 'KeyValueStore', key, value)
      return {
        code: `builder.<${key.text}, ${value.text}>${op}(${[topic, ...consumed(chain.named, key, value), ...stored].join(', ')})`,
        comment: is === 'stream' ? '' : comment,
        held: { is, key, value },
      }
    }
    const { table, globalTable, pattern, stream = [] } = chain
    if (table !== undefined) return begin('table', literal(table), 'table', this.#typesOf([table]))
    if (globalTable !== undefined)
      return begin('globalTable', literal(globalTable), 'globalTable', this.#typesOf([globalTable]))
    if (pattern !== undefined) return begin('stream', `Pattern.compile(${literal(pattern)})`, 'stream', PLAIN)
    const topics = typeof stream === 'string' ? [stream] : stream
    const list = topics.map(literal).join(', ')
    return begin(
      'stream',
      typeof stream === 'string' ? list : `List.of(${list})`,
      'stream',
      this.#typesOf(topics),
    )
  }

  /** What topics have in common that are read as one; text where they have nothing. */
  #typesOf(topics: readonly string[]): { readonly key: JavaType; readonly value: JavaType } {
    const common = (part: RecordPart): JavaType => {
      const types = topics.map((topic) => this.#typeOf(topic, part) ?? STRING)
      const [first = STRING] = types
      return types.every(({ text }) => text === first.text) ? first : STRING
    }
    return { key: common('key'), value: common('value') }
  }

  #split(lines: Line[], step: Step & { op: 'split' }, held: JavaHeld, id: string): void {
    const list = this.#names.fresh(`branches-of-${id}`)
    this.#statements.push(`List<${classOf(held)}> ${list} = new ArrayList<>();`)
    const consumer = (name: string | undefined) =>
      `Branched.<${held.key.text}, ${held.value.text}>withConsumer(${list}::add${name === undefined ? '' : `, ${literal(name)}`})`
    lines.push({ code: `.split(${named(step.named).join('')})`, comment: quantities(step) })
    for (const { named: name, share } of step.branches)
      lines.push({
        code: `.branch((key, value) -> true, ${consumer(name)})`,
        comment: share === undefined ? '' : `${share} of them`,
      })
    const last = step.defaultBranch
    lines.push({
      code: last ? `.defaultBranch(${consumer(last.named)})` : '.noDefaultBranch()',
      comment: last?.share === undefined ? '' : `${last.share} of them`,
    })
    this.#push('', lines)
    for (const [at, branch] of [...step.branches, ...(last ? [last] : [])].entries()) {
      const variable = this.#names.fresh(branch.id)
      this.#known.set(branch.id, { variable, held })
      this.#statements.push(`${classOf(held)} ${variable} = ${list}.get(${at});`)
    }
  }

  #push(start: string, lines: readonly Line[]): void {
    this.#statements.push(
      lines
        .map(({ code, comment }, at) => {
          const end = at === lines.length - 1 ? ';' : ''
          return `${at === 0 ? start : '    '}${code}${end}${comment === '' ? '' : ` // ${wholeLine(comment)}`}`
        })
        .join('\n'),
    )
  }
}

/** Returns the statements that build the topology of an application, each of one or more lines without indentation. */
export const statementsOf = ({ processing = [] }: StreamsApp, typeOf: TypeOfTopic): readonly string[] =>
  new ProgramWriter(processing, typeOf).write(processing)
