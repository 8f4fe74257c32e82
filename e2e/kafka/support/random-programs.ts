import type { StreamsApp } from '@/core/model/design'
import { readChains } from '@/core/streams/read-chains'

type Kind = 'stream' | 'table' | 'windowed table' | 'global'

const OPTIMIZATIONS = [
  undefined,
  'all',
  'merge.repartition.topics',
  'single.store.self.join',
  'reuse.ktable.source.topics',
] as const

/**
 * Returns random programs over all that the chains can say, as text first, so that reading them is tried too: stores of
 * every kind and shared ones, windows with retention, buffers, cogroups of several, counted repartitions, patterns.
 * `naming` is how many of the operations are named, from 0 to 1.
 */
export function randomPrograms(seed: number, count: number, naming?: number): readonly StreamsApp[] {
  const apps: StreamsApp[] = []
  for (let at = 0; at < count; at += 1) {
    const random = mulberry(seed * 7919 + at)
    const named = naming ?? [0, 0.3, 1][at % 3] ?? 0
    const text = new Program(random, named).text()
    const read = readChains(text)
    if (!read.ok) throw new Error(`${text}\n${read.error.map(({ message }) => message).join(' ')}`)
    const optimization = OPTIMIZATIONS[Math.floor(random() * OPTIMIZATIONS.length)]
    apps.push({
      name: `random-${at + 1}`,
      processing: read.value,
      ...(optimization !== undefined && { config: { 'topology.optimization': optimization } }),
    })
  }
  return apps
}

function mulberry(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** One program, line by line. */
class Program {
  readonly #random: () => number
  readonly #naming: number
  readonly #lines: string[] = []
  readonly #known = new Map<string, Kind>()
  readonly #shared: string[] = []
  #number = 0

  constructor(random: () => number, naming: number) {
    this.#random = random
    this.#naming = naming
  }

  text(): string {
    const chains = 1 + this.#below(6)
    for (let at = 0; at < chains; at += 1) this.#chain()
    return this.#lines.join('\n')
  }

  #below(most: number): number {
    return Math.floor(this.#random() * most)
  }

  #chance(share: number): boolean {
    return this.#random() < share
  }

  #next(what: string): string {
    this.#number += 1
    return `${what}${this.#number}`
  }

  #one<Value>(values: readonly Value[]): Value {
    return values[this.#below(values.length)] as Value
  }

  #named(): string {
    return this.#chance(this.#naming) ? ` named ${this.#next('n-')}` : ''
  }

  #ofKind(kind: Kind): readonly string[] {
    return [...this.#known].flatMap(([id, own]) => (own === kind ? [id] : []))
  }

  #store(kind: 'key' | 'window' | 'history' = 'key'): string {
    if (!this.#chance(Math.max(0.4, this.#naming))) return ''
    const parts = [` store ${this.#next('s-')}`]
    if (this.#chance(0.2)) parts.push('memory')
    if (kind === 'window' && this.#chance(0.3)) parts.push('retention 2 d')
    else if (kind === 'history' && this.#chance(0.3) && !parts.includes('memory')) parts.push('history 1 h')
    if (this.#chance(0.15)) parts.push('unlogged')
    if (this.#chance(0.15)) parts.push('uncached')
    return parts.join(' ')
  }

  #window(): string {
    const grace = this.#chance(0.5) ? ' grace 30 s' : ''
    return `${this.#one(['tumbling 5 min', 'hopping 1 h every 5 min', 'sliding 10 s', 'session 30 min'])}${grace}`
  }

  #chain(): void {
    const steps: string[] = []
    let kind: Kind | undefined
    const known = [...this.#known].filter(([, own]) => own !== 'global')
    if (known.length > 0 && this.#chance(0.6)) {
      const [id, own] = this.#one(known)
      steps.push(`from ${id}`)
      kind = own
    } else {
      const topic = this.#chance(0.1) ? this.#one(['t1', 't2']) : this.#next('topic-')
      kind = this.#one(['stream', 'stream', 'stream', 'table', 'table', 'global'] as const)
      const two = kind === 'stream' && this.#chance(0.15) ? `, ${topic}-b` : ''
      const said = kind === 'global' ? 'globalTable' : kind
      const store = kind === 'stream' ? '' : kind === 'global' ? this.#store() : this.#store('history')
      steps.push(`${said} ${topic}${two}${store}${this.#named()}`)
    }
    const count = this.#below(6)
    for (let at = 0; at < count && kind !== undefined && kind !== 'global'; at += 1)
      kind = this.#step(steps, kind)
    if ((kind === 'table' || kind === 'windowed table') && this.#chance(0.4)) {
      steps.push(`toStream${this.#named()}`)
      kind = 'stream'
    }
    if (kind === 'stream' && this.#chance(0.5)) {
      steps.push(
        this.#chance(0.85)
          ? `to ${this.#next('out-')}${this.#named()}`
          : `${this.#one(['foreach', 'print'])}${this.#named()}`,
      )
      kind = undefined
    }
    const id = this.#next('v')
    this.#lines.push(`${kind === undefined ? '' : `${id} = `}${steps.join(' | ')}`)
    if (kind !== undefined) this.#known.set(id, kind)
  }

  #step(steps: string[], kind: Kind): Kind | undefined {
    return kind === 'stream' ? this.#ofStream(steps) : this.#ofTable(steps, kind)
  }

  #ofStream(steps: string[]): Kind | undefined {
    const [streams, tables, globals] = (['stream', 'table', 'global'] as const).map((kind) =>
      this.#ofKind(kind),
    )
    switch (this.#below(12)) {
      case 0:
      case 1:
        return this.#aggregated(steps)
      case 2:
        steps.push(`toTable${this.#store('history')}${this.#named()}`)
        return 'table'
      case 3:
        steps.push(`repartition${this.#chance(0.5) ? ' 6' : ''}${this.#named()}`)
        return 'stream'
      case 4:
        if (streams && streams.length > 0) {
          steps.push(`merge ${this.#one(streams)}${this.#named()}`)
          return 'stream'
        }
        break
      case 5:
      case 6:
        if (streams && streams.length > 0) {
          const window = this.#one([
            'within 1 min',
            'before 10 s after 0 s grace 5 s',
            'before 0 s after 5 min',
          ])
          const op = this.#one(['join', 'leftJoin', 'outerJoin'])
          const store = this.#chance(this.#naming * 0.7) ? ` store ${this.#next('s-')}` : ''
          steps.push(
            `${op} ${this.#one(streams)} ${window}${store}${this.#chance(0.1) ? ' unlogged' : ''}${this.#named()}`,
          )
          return 'stream'
        }
        break
      case 7:
        if (tables && tables.length > 0) {
          steps.push(`${this.#one(['join', 'leftJoin'])} ${this.#one(tables)}${this.#named()}`)
          return 'stream'
        }
        break
      case 8:
        if (globals && globals.length > 0) {
          steps.push(`${this.#one(['join', 'leftJoin'])} ${this.#one(globals)}${this.#named()}`)
          return 'stream'
        }
        break
      case 9: {
        if (this.#chance(0.5)) break
        const prefix = this.#named()
        const branches = Array.from({ length: 1 + this.#below(3) }, () => this.#branch())
        const rest = this.#chance(0.5) ? [`else ${this.#branch()}`] : []
        steps.push(`split${prefix} : ${[...branches, ...rest].join(', ')}`)
        return undefined
      }
      case 10: {
        const op = this.#one(['process', 'processValues'])
        const shared =
          this.#shared.length > 0 && this.#chance(0.4) ? ` stores ${this.#one(this.#shared)}` : ''
        const own = shared === '' && this.#chance(0.5) ? this.#next('p-') : undefined
        if (own !== undefined) this.#shared.push(own)
        steps.push(`${op}${shared}${own === undefined ? '' : ` store ${own}`}${this.#named()}`)
        return 'stream'
      }
      default:
    }
    const op = this.#one([
      'filter',
      'filterNot',
      'map',
      'mapValues',
      'flatMap',
      'flatMapValues',
      'selectKey',
      'peek',
    ])
    steps.push(`${op}${this.#named()}`)
    return 'stream'
  }

  #branch(): string {
    const id = this.#next('v')
    this.#known.set(id, 'stream')
    return `${id}${this.#named()}`
  }

  /** A grouping, its windows and its aggregation; now and then together with others. */
  #aggregated(steps: string[]): Kind {
    steps.push(`${this.#one(['groupByKey', 'groupBy'])}${this.#named()}`)
    const isTogether = this.#chance(0.25)
    if (isTogether) {
      const others = this.#ofKind('stream')
        .slice(0, this.#below(3))
        .map((id) => {
          const other = this.#next('g')
          this.#lines.push(`${other} = from ${id} | ${this.#one(['groupByKey', 'groupBy'])}${this.#named()}`)
          return other
        })
      steps.push(`cogroup${others.length > 0 ? ` ${others.join(', ')}` : ''}`)
    }
    const isWindowed = this.#chance(0.45)
    if (isWindowed) steps.push(`windowedBy ${this.#window()}`)
    const op = isTogether ? 'aggregate' : this.#one(['count', 'reduce', 'aggregate'])
    steps.push(`${op}${this.#store(isWindowed ? 'window' : 'history')}${this.#named()}`)
    if (isWindowed && this.#chance(0.3)) steps.push(`suppress until windowCloses${this.#named()}`)
    return isWindowed ? 'windowed table' : 'table'
  }

  #ofTable(steps: string[], kind: Kind): Kind {
    const tables = this.#ofKind(kind)
    switch (this.#below(9)) {
      case 0:
        steps.push(`toStream${this.#named()}`)
        return 'stream'
      case 1:
        steps.push(`suppress every 1 min${this.#named()}`)
        return kind
      case 2:
        if (kind === 'windowed table') break
        steps.push(
          `groupBy${this.#named()}`,
          `${this.#one(['count', 'reduce', 'aggregate'])}${this.#store()}${this.#named()}`,
        )
        return kind
      case 3:
      case 4:
        if (tables.length === 0) break
        steps.push(
          `${this.#one(['join', 'leftJoin', 'outerJoin'])} ${this.#one(tables)}${this.#store()}${this.#named()}`,
        )
        return kind
      case 5:
        if (tables.length === 0 || kind === 'windowed table') break
        steps.push(
          `${this.#one(['join', 'leftJoin'])} ${this.#one(tables)} foreign key${this.#store()}${this.#named()}`,
        )
        return kind
      default:
    }
    steps.push(`${this.#one(['filter', 'filterNot', 'mapValues'])}${this.#store()}${this.#named()}`)
    return kind
  }
}
