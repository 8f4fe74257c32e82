import type { Step, Window } from '../../streams/processing'
import { as, call, type JavaCall, type JavaHeld, type LookUp, type Wanted } from './java-held'
import { materialized, named, type StoreKind, windowsOf } from './java-options'
import { BYTES, type JavaType, LONG, made, STRING, windowedKey } from './java-text'

const STORES: Readonly<Record<Window['kind'], StoreKind>> = {
  tumbling: 'WindowStore', hopping: 'WindowStore', sliding: 'WindowStore', session: 'SessionStore',
} // biome-ignore format: a table of stores

/** What a sum begins with. */
const EMPTY: Readonly<Record<string, string>> = { [STRING.text]: '""', [BYTES.text]: 'new byte[0]' }

/** What a windowed aggregation leaves: a table by key and window. */
function windowedBy(key: JavaType, window: Window | undefined): JavaType {
  if (!window) return key
  if (window.kind === 'session') return windowedKey(key, undefined)
  return windowedKey(key, window.kind === 'sliding' ? window.differenceMs : window.sizeMs)
}

/** The call that a step is, on what is grouped. */
export function ofGrouped(held: JavaHeld, step: Step, lookUp: LookUp, wanted: Wanted): JavaCall {
  const { is, key, window } = held
  const sum = is === 'cogrouped' ? held.value : (wanted.value ?? STRING)
  if (step.op === 'windowedBy')
    return {
      text: `windowedBy(${windowsOf(step.window)})${step.window.emit === undefined ? '' : '.emitStrategy(EmitStrategy.onWindowClose())'}`,
      after: { ...held, window: step.window },
    }
  if (step.op === 'cogroup') {
    const add = '(key, value, sum) -> sum'
    const others = (step.with ?? []).map((id) => {
      const other = lookUp(id)
      return `.cogroup(${as({ ...other.held, key }, other)}, ${add})`
    })
    return {
      text: `<${sum.text}>cogroup(${add})${others.join('')}`,
      after: { is: 'cogrouped', key, value: sum },
    }
  }
  const value = step.op === 'count' ? LONG : step.op === 'reduce' ? held.value : sum
  const first = `() -> ${EMPTY[sum.text] ?? made('"no record"', STRING, sum)}`
  const functions =
    step.op === 'count'
      ? []
      : step.op === 'reduce'
        ? is === 'groupedTable'
          ? ['(one, other) -> other', '(one, other) -> one']
          : ['(one, other) -> other']
        : is === 'cogrouped'
          ? [first]
          : [
              first,
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
