import { type Chain, type Step, type StreamsApp, stepOf } from '../../streams/processing'
import { wholeLine } from '../single-line'
import { addedStore, materialized, named } from './java-options'
import { callOf, classOf, type JavaHeld } from './java-steps'
import { JavaNames, literal, STRING } from './java-text'

const PLAIN = { key: STRING, value: STRING } as const

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
}): string =>
  [
    of.recordsPerRecord === undefined ? '' : `${of.recordsPerRecord} records for each`,
    of.averageBytes === undefined ? '' : `${of.averageBytes} bytes a record`,
    of.store?.keys === undefined ? '' : `${of.store.keys} keys`,
  ]
    .filter((part) => part !== '')
    .join(', ')

/** Writes the statements of a program, chain by chain, as Kafka's `StreamsBuilder` is called. */
class ProgramWriter {
  readonly #statements: string[] = []
  readonly #names = new JavaNames()
  readonly #known = new Map<string, Known>()

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
      const { text, after }: ReturnType<typeof callOf> = callOf(held, written, (id) => this.#lookUp(id))
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
    const name = chain.named === undefined ? [] : [`Consumed.<String, String>as(${literal(chain.named)})`]
    if (chain.from !== undefined) {
      const { variable, held } = this.#lookUp(chain.from)
      return { code: variable, comment: '', held }
    }
    const stored = materialized(chain.store, 'KeyValueStore', STRING, STRING)
    const begin = (op: string, args: readonly string[], is: JavaHeld['is']) => ({
      code: `builder.<String, String>${op}(${[...args, ...name, ...(is === 'stream' ? [] : stored)].join(', ')})`,
      comment: is === 'stream' ? '' : comment,
      held: { is, ...PLAIN },
    })
    if (chain.table !== undefined) return begin('table', [literal(chain.table)], 'table')
    if (chain.globalTable !== undefined)
      return begin('globalTable', [literal(chain.globalTable)], 'globalTable')
    if (chain.pattern !== undefined)
      return begin('stream', [`Pattern.compile(${literal(chain.pattern)})`], 'stream')
    const topics = typeof chain.stream === 'string' ? [chain.stream] : (chain.stream ?? [])
    const [only = ''] = topics
    return begin(
      'stream',
      [typeof chain.stream === 'string' ? literal(only) : `List.of(${topics.map(literal).join(', ')})`],
      'stream',
    )
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
export const statementsOf = ({ processing = [] }: StreamsApp): readonly string[] =>
  new ProgramWriter().write(processing)
