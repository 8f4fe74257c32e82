import { type Step, stepOf, type Window, type WrittenStep } from '../../streams/processing'
import {
  grouped, joined, joinWindowsOf, materialized, named, produced, repartitioned, type StoreKind, streamJoined, windowsOf,
} from './java-options' // biome-ignore format: a list of names
import { durationOf, type JavaType, LONG, literal, STRING, windowedKey } from './java-text'

/** What a chain has in hand, with the types of its keys and values. */
export interface JavaHeld {
  readonly is: 'stream' | 'table' | 'globalTable' | 'grouped' | 'groupedTable' | 'cogrouped'
  readonly key: JavaType
  readonly value: JavaType
  readonly window?: Window
}

/** A call, without the point before it, and what it leaves; nothing where it ends the chain. */
export interface JavaCall {
  readonly text: string
  readonly after: JavaHeld | null
}

/** What a chain can look up: the variables of others, and what they hold. */
export type LookUp = (id: string) => { readonly variable: string; readonly held: JavaHeld }

/** The class of a variable that has this in hand. */
export function classOf({ is, key, value, window }: JavaHeld): string {
  const types = `<${key.text}, ${value.text}>`
  switch (is) {
    case 'stream':
      return `KStream${types}`
    case 'table':
      return `KTable${types}`
    case 'globalTable':
      return `GlobalKTable${types}`
    case 'groupedTable':
      return `KGroupedTable${types}`
    case 'grouped':
      return `${window ? windowedClass(window, 'KStream') : 'KGroupedStream'}${types}`
    case 'cogrouped':
      return `${window ? windowedClass(window, 'CogroupedKStream') : 'CogroupedKStream'}${types}`
  }
}

const windowedClass = ({ kind }: Window, rest: string): string =>
  `${kind === 'session' ? 'SessionWindowed' : 'TimeWindowed'}${rest}`

const call = (op: string, args: readonly string[]): string => `${op}(${args.join(', ')})`

/** The other side as what it has to be: a program may join what its types would not. */
const as = (wanted: JavaHeld, { variable, held }: ReturnType<LookUp>): string =>
  classOf(wanted) === classOf(held) ? variable : `Steps.<${classOf(wanted)}>as(${variable})`

/** The call that a step is, on what is in hand. */
export function callOf(held: JavaHeld, written: WrittenStep, lookUp: LookUp): JavaCall {
  const step = stepOf(written)
  switch (held.is) {
    case 'stream':
      return ofStream(held, step, lookUp)
    case 'table':
      return ofTable(held, step, lookUp)
    default:
      return ofGrouped(held, step, lookUp)
  }
}

function ofStream(held: JavaHeld, step: Step, lookUp: LookUp): JavaCall {
  const { key, value } = held
  const rekeyed = { ...held, key: STRING }
  const plain = (fn: string, after: JavaHeld | null = held): JavaCall => ({
    text: call(step.op, [fn, ...named(step.named)]),
    after,
  })
  switch (step.op) {
    case 'filter':
    case 'filterNot':
      return plain(`(key, value) -> ${step.op === 'filter'}`)
    case 'map':
      return plain(`(key, value) -> KeyValue.pair(${key.plain}, value)`, rekeyed)
    case 'flatMap':
      return plain(`(key, value) -> List.of(KeyValue.pair(${key.plain}, value))`, rekeyed)
    case 'mapValues':
      return plain('value -> value')
    case 'flatMapValues':
      return plain('value -> List.of(value)')
    case 'selectKey':
      return plain(`(key, value) -> ${key.plain}`, rekeyed)
    case 'peek':
      return plain('(key, value) -> { }')
    case 'foreach':
      return plain('(key, value) -> { }', null)
    case 'print': {
      const name = step.named === undefined ? '' : `.withName(${literal(step.named)})`
      return { text: `print(Printed.<${key.text}, ${value.text}>toSysOut()${name})`, after: null }
    }
    case 'process':
    case 'processValues': {
      const own = step.store?.name === undefined ? [] : [step.store.name]
      const stores = [...own, ...(step.stores ?? [])].map(literal)
      const supplier = `Steps.<${key.text}, ${value.text}>${step.op === 'process' ? 'pass' : 'passValue'}()`
      return { text: call(step.op, [supplier, ...named(step.named), ...stores]), after: held }
    }
    case 'merge':
      return { text: call('merge', [as(held, lookUp(step.with)), ...named(step.named)]), after: held }
    case 'groupByKey':
      return { text: call('groupByKey', grouped(step.named, key, value)), after: { ...held, is: 'grouped' } }
    case 'groupBy':
      return {
        text: call('groupBy', [`(key, value) -> ${key.plain}`, ...grouped(step.named, STRING, value)]),
        after: { ...rekeyed, is: 'grouped' },
      }
    case 'repartition':
      return { text: call('repartition', repartitioned(step, key, value)), after: held }
    case 'to':
      return { text: call('to', [literal(step.topic), ...produced(step.named, key, value)]), after: null }
    case 'toTable':
      return {
        text: call('toTable', [
          ...named(step.named),
          ...materialized(step.store, 'KeyValueStore', key, value),
        ]),
        after: { ...held, is: 'table' },
      }
    default:
      return joinOfStream(held, step as Step & { op: 'join' }, lookUp)
  }
}

function joinOfStream(
  held: JavaHeld,
  step: Step & { op: 'join' | 'leftJoin' | 'outerJoin' },
  lookUp: LookUp,
): JavaCall {
  const { key, value } = held
  const other = lookUp(step.with)
  const theirs = other.held.value
  const joiner = '(left, right) -> left'
  if (other.held.is === 'globalTable')
    return {
      text: call(step.op, [other.variable, `(key, value) -> ${key.plain}`, joiner, ...named(step.named)]),
      after: held,
    }
  const wanted = as({ ...other.held, key }, other)
  const args =
    other.held.is === 'table'
      ? [wanted, joiner, ...joined(step, key, value, theirs)]
      : [
          wanted,
          joiner,
          joinWindowsOf(step.window ?? { beforeMs: 0, afterMs: 0 }),
          ...streamJoined(step, key, value, theirs),
        ]
  return { text: call(step.op, args), after: held }
}

function ofTable(held: JavaHeld, step: Step, lookUp: LookUp): JavaCall {
  const { key, value } = held
  const kept = (fn: string, store: Parameters<typeof materialized>[0]): JavaCall => ({
    // The types of a table's store follow from the table where nothing is said of it.
    text: call(step.op, [
      fn,
      ...named(step.named),
      ...(store ? materialized(store, 'KeyValueStore', key, value) : []),
    ]),
    after: held,
  })
  switch (step.op) {
    case 'filter':
    case 'filterNot':
      return kept(`(key, value) -> ${step.op === 'filter'}`, 'store' in step ? step.store : undefined)
    case 'mapValues':
      return kept('value -> value', 'store' in step ? step.store : undefined)
    case 'toStream':
      return { text: call('toStream', named(step.named)), after: { ...held, is: 'stream' } }
    case 'suppress': {
      const isClosing = (step.until ?? 'windowCloses') === 'windowCloses' && key.text.startsWith('Windowed<')
      const begun = isClosing
        ? 'Suppressed.untilWindowCloses(Suppressed.BufferConfig.unbounded())'
        : `Suppressed.<${key.text}>untilTimeLimit(${durationOf(step.timeLimitMs ?? 60_000)}, Suppressed.BufferConfig.unbounded())`
      const name = step.named === undefined ? '' : `.withName(${literal(step.named)})`
      return { text: `suppress(${begun}${name})`, after: held }
    }
    case 'groupBy':
      return {
        text: call('groupBy', [
          `(key, value) -> KeyValue.pair(${key.plain}, value)`,
          ...grouped(step.named, STRING, value),
        ]),
        after: { is: 'groupedTable', key: STRING, value },
      }
    default: {
      const join = step as Step & { op: 'join' }
      const other = lookUp(join.with)
      const joiner = '(left, right) -> left'
      const stored = join.store ? materialized(join.store, 'KeyValueStore', key, value) : []
      if (!join.foreignKey) {
        const wanted = as({ ...other.held, key }, other)
        return { text: call(step.op, [wanted, joiner, ...named(step.named), ...stored]), after: held }
      }
      const wanted = as({ ...other.held, key: STRING }, other)
      const how =
        step.named === undefined ? [] : [`TableJoined.<${key.text}, String>as(${literal(step.named)})`]
      return {
        text: call(step.op, [wanted, 'value -> String.valueOf(value)', joiner, ...how, ...stored]),
        after: held,
      }
    }
  }
}

const STORES: Readonly<Record<Window['kind'], StoreKind>> = {
  tumbling: 'WindowStore', hopping: 'WindowStore', sliding: 'WindowStore', session: 'SessionStore',
} // biome-ignore format: a table of stores

/** What a windowed aggregation leaves: a table by key and window. */
function windowedBy(key: JavaType, window: Window | undefined): JavaType {
  if (!window) return key
  if (window.kind === 'session') return windowedKey(key, undefined)
  return windowedKey(key, window.kind === 'sliding' ? window.differenceMs : window.sizeMs)
}

function ofGrouped(held: JavaHeld, step: Step, lookUp: LookUp): JavaCall {
  const { is, key, window } = held
  if (step.op === 'windowedBy')
    return { text: `windowedBy(${windowsOf(step.window)})`, after: { ...held, window: step.window } }
  if (step.op === 'cogroup') {
    const add = '(key, value, sum) -> sum'
    const others = (step.with ?? []).map((id) => {
      const other = lookUp(id)
      return `.cogroup(${as({ ...other.held, key }, other)}, ${add})`
    })
    return {
      text: `<String>cogroup(${add})${others.join('')}`,
      after: { is: 'cogrouped', key, value: STRING },
    }
  }
  const value = step.op === 'count' ? LONG : step.op === 'reduce' ? held.value : STRING
  const functions =
    step.op === 'count'
      ? []
      : step.op === 'reduce'
        ? is === 'groupedTable'
          ? ['(one, other) -> other', '(one, other) -> one']
          : ['(one, other) -> other']
        : is === 'cogrouped'
          ? ['() -> ""']
          : [
              '() -> ""',
              '(key, value, sum) -> sum',
              ...(is === 'groupedTable' ? ['(key, value, sum) -> sum'] : []),
            ]
  // A session's aggregation says how two are made one.
  if (step.op === 'aggregate' && window?.kind === 'session') functions.push('(key, one, other) -> one')
  const store = 'store' in step ? step.store : undefined
  const isFixed = step.op !== 'count' && step.named !== undefined && !window && is !== 'cogrouped'
  const kind = window ? STORES[window.kind] : 'KeyValueStore'
  // `count(Materialized)` uses up a number: it is said only where the program says it.
  const options =
    step.op === 'count' && !store
      ? []
      : materialized(store, kind, key, value, isFixed && is !== 'groupedTable')
  const needs = isFixed && is === 'groupedTable' && step.op === 'reduce' && options.length === 0
  return {
    text: call(step.op, [
      ...functions,
      ...named(step.named),
      ...options,
      ...(needs ? materialized(undefined, kind, key, value, true) : []),
    ]),
    after: { is: 'table', key: windowedBy(key, window), value },
  }
}
