import { type Step, stepOf, type WrittenStep } from '../../streams/processing'
import { ofGrouped } from './java-grouped'
import { as, call, type JavaCall, type JavaHeld, type LookUp, type Wanted } from './java-held'
import {
  grouped,
  joined,
  joinWindowsOf,
  materialized,
  named,
  produced,
  repartitioned,
  streamJoined,
} from './java-options'
import { durationOf, type JavaType, literal, made, STRING } from './java-text'

/** The call that a step is, on what is in hand. */
export function callOf(held: JavaHeld, written: WrittenStep, lookUp: LookUp, wanted: Wanted): JavaCall {
  const step = stepOf(written)
  switch (held.is) {
    case 'stream':
      return ofStream(held, step, lookUp, wanted)
    case 'table':
      return ofTable(held, step, lookUp, wanted)
    default:
      return ofGrouped(held, step, lookUp, wanted)
  }
}

function ofStream(held: JavaHeld, step: Step, lookUp: LookUp, wanted: Wanted): JavaCall {
  const { key, value } = held
  const newKey = wanted.key ?? STRING
  const newValue = wanted.value ?? value
  const ownKey = made('key', key, newKey)
  const ownValue = made('value', value, newValue)
  const rekeyed = { ...held, key: newKey }
  const valued = { ...held, value: newValue }
  const plain = (fn: string, after: JavaHeld | null = held): JavaCall => ({
    text: call(step.op, [fn, ...named(step.named)]),
    after,
  })
  switch (step.op) {
    case 'filter':
    case 'filterNot':
      return plain(`(key, value) -> ${step.op === 'filter'}`)
    case 'map':
      return plain(`(key, value) -> KeyValue.pair(${ownKey}, ${ownValue})`, { ...rekeyed, value: newValue })
    case 'flatMap':
      return plain(`(key, value) -> List.of(KeyValue.pair(${ownKey}, ${ownValue}))`, {
        ...rekeyed,
        value: newValue,
      })
    case 'mapValues':
      return plain(`value -> ${ownValue}`, valued)
    case 'flatMapValues':
      return plain(`value -> List.of(${ownValue})`, valued)
    case 'selectKey':
      return plain(`(key, value) -> ${ownKey}`, rekeyed)
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
        text: call('groupBy', [`(key, value) -> ${ownKey}`, ...grouped(step.named, newKey, value)]),
        after: { ...rekeyed, is: 'grouped' },
      }
    case 'repartition':
      return { text: call('repartition', repartitioned(step, key, value)), after: held }
    case 'to':
      return {
        text: call('to', [
          literal(step.topic),
          ...produced(step.named, asWritten(key, wanted.key), asWritten(value, wanted.value)),
        ]),
        after: null,
      }
    case 'toTable':
      return {
        text: call('toTable', [
          ...named(step.named),
          ...materialized(step.store, 'KeyValueStore', key, value),
        ]),
        after: { ...held, is: 'table' },
      }
    default:
      return joinOfStream(held, step as Step & { op: 'join' }, lookUp, newValue)
  }
}

/** By the schema of where it is written, where it is of that type. */
const asWritten = (own: JavaType, wanted: JavaType | undefined): JavaType =>
  wanted?.text === own.text ? wanted : own

function joinOfStream(
  held: JavaHeld,
  step: Step & { op: 'join' | 'leftJoin' | 'outerJoin' },
  lookUp: LookUp,
  newValue: JavaType,
): JavaCall {
  const { key, value } = held
  const other = lookUp(step.with)
  const theirs = other.held.value
  const joiner = `(left, right) -> ${made('left', value, newValue)}`
  const after = { ...held, value: newValue }
  if (other.held.is === 'globalTable') {
    const theirKey = `(key, value) -> ${made('key', key, other.held.key)}`
    return { text: call(step.op, [other.variable, theirKey, joiner, ...named(step.named)]), after }
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
  return { text: call(step.op, args), after }
}

function ofTable(held: JavaHeld, step: Step, lookUp: LookUp, wanted: Wanted): JavaCall {
  const { key, value } = held
  const newKey = wanted.key ?? STRING
  const newValue = wanted.value ?? value
  const kept = (fn: string, store: Parameters<typeof materialized>[0], left = value): JavaCall => ({
    // The types of a table's store follow from the table where nothing is said of it.
    text: call(step.op, [
      fn,
      ...named(step.named),
      ...(store ? materialized(store, 'KeyValueStore', key, left) : []),
    ]),
    after: { ...held, value: left },
  })
  switch (step.op) {
    case 'filter':
    case 'filterNot':
      return kept(`(key, value) -> ${step.op === 'filter'}`, 'store' in step ? step.store : undefined)
    case 'mapValues':
      return kept(
        `value -> ${made('value', value, newValue)}`,
        'store' in step ? step.store : undefined,
        newValue,
      )
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
          `(key, value) -> KeyValue.pair(${made('key', key, newKey)}, value)`,
          ...grouped(step.named, newKey, value),
        ]),
        after: { is: 'groupedTable', key: newKey, value },
      }
    default: {
      const join = step as Step & { op: 'join' }
      const other = lookUp(join.with)
      const joiner = `(left, right) -> ${made('left', value, newValue)}`
      const stored = join.store ? materialized(join.store, 'KeyValueStore', key, newValue) : []
      const after = { ...held, value: newValue }
      if (!join.foreignKey) {
        const fitting = as({ ...other.held, key }, other)
        return { text: call(step.op, [fitting, joiner, ...named(step.named), ...stored]), after }
      }
      const { key: foreign } = other.held
      const how =
        step.named === undefined
          ? []
          : [`TableJoined.<${key.text}, ${foreign.text}>as(${literal(step.named)})`]
      const extractor = `value -> ${made('value', value, foreign)}`
      return { text: call(step.op, [other.variable, extractor, joiner, ...how, ...stored]), after }
    }
  }
}
