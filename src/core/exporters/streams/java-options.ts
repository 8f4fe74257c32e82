/** What the operations of the DSL are told besides: names, serdes and stores. */
import type { JoinWindow, Step, Store, Window } from '../../streams/processing'
import { durationOf, type JavaType, literal, mapOf, STRING } from './java-text'

/** The kinds of store that `Materialized` is typed with. */
export type StoreKind = 'KeyValueStore' | 'WindowStore' | 'SessionStore'

/** Whether it is read and written as the settings of the project say. */
const isPlain = (type: JavaType): boolean => type.serde === STRING.serde

export const named = (name: string | undefined): readonly string[] =>
  name === undefined ? [] : [`Named.as(${literal(name)})`]

const caching = ({ caching: isCached }: Store): string =>
  isCached === undefined ? '' : isCached ? '.withCachingEnabled()' : '.withCachingDisabled()'

const logging = ({ changelog, changelogConfig }: Store): string => {
  if (changelog === false) return '.withLoggingDisabled()'
  return changelogConfig && Object.keys(changelogConfig).length > 0
    ? `.withLoggingEnabled(${mapOf(changelogConfig)})`
    : ''
}

/** `Materialized` of a step, or nothing where the step says nothing of its store and none is `needed`. */
export function materialized(
  store: Store | undefined,
  kind: StoreKind,
  key: JavaType,
  value: JavaType,
  needed = false,
): readonly string[] {
  // What stands behind a window knows how to write its key only where the key of the window is told: suppress fails else.
  const isKeyTold = !isPlain(key) || kind !== 'KeyValueStore'
  const isTyped = isKeyTold || (!isPlain(value) && value.text !== 'Long')
  if (!store && !needed && !isTyped) return []
  const types = `<${key.text}, ${value.text}, ${kind}<Bytes, byte[]>>`
  const { name, type, retentionMs, historyRetentionMs } = store ?? {}
  const isVersioned = historyRetentionMs !== undefined && name !== undefined && kind === 'KeyValueStore'
  const begun = isVersioned
    ? `Materialized.<${key.text}, ${value.text}>as(Stores.persistentVersionedKeyValueStore(${literal(name)}, ${durationOf(historyRetentionMs)}))`
    : name === undefined
      ? `Materialized.${types}with(${key.serde}, ${value.serde})`
      : `Materialized.${types}as(${literal(name)})`
  return [
    [
      begun,
      name !== undefined && isKeyTold ? `.withKeySerde(${key.serde})` : '',
      name !== undefined && !isPlain(value) ? `.withValueSerde(${value.serde})` : '',
      type === undefined || isVersioned
        ? ''
        : `.withStoreType(BuiltInDslStoreSuppliers.${type === 'memory' ? 'IN_MEMORY' : 'ROCKS_DB'})`,
      retentionMs === undefined || kind === 'KeyValueStore'
        ? ''
        : `.withRetention(${durationOf(retentionMs)})`,
      store ? logging(store) : '',
      store ? caching(store) : '',
    ].join(''),
  ]
}

export function consumed(name: string | undefined, key: JavaType, value: JavaType): readonly string[] {
  const types = `<${key.text}, ${value.text}>`
  if (isPlain(key) && isPlain(value))
    return name === undefined ? [] : [`Consumed.${types}as(${literal(name)})`]
  const begun = `Consumed.${types}with(${key.serde}, ${value.serde})`
  return [name === undefined ? begun : `${begun}.withName(${literal(name)})`]
}

export function grouped(name: string | undefined, key: JavaType, value: JavaType): readonly string[] {
  const types = `<${key.text}, ${value.text}>`
  if (!isPlain(key) || !isPlain(value))
    return [
      `Grouped.${types}with(${name === undefined ? '' : `${literal(name)}, `}${key.serde}, ${value.serde})`,
    ]
  return name === undefined ? [] : [`Grouped.${types}as(${literal(name)})`]
}

export function produced(name: string | undefined, key: JavaType, value: JavaType): readonly string[] {
  const types = `<${key.text}, ${value.text}>`
  if (!isPlain(key) || !isPlain(value)) {
    const begun = `Produced.${types}with(${key.serde}, ${value.serde})`
    return [name === undefined ? begun : `${begun}.withName(${literal(name)})`]
  }
  return name === undefined ? [] : [`Produced.${types}as(${literal(name)})`]
}

export function repartitioned(
  { named: name, partitions }: Step & { op: 'repartition' },
  key: JavaType,
  value: JavaType,
): readonly string[] {
  const types = `<${key.text}, ${value.text}>`
  const isTyped = !isPlain(key) || !isPlain(value)
  if (name === undefined && partitions === undefined && !isTyped) return []
  return [
    [
      name === undefined
        ? `Repartitioned.${types}with(${key.serde}, ${value.serde})`
        : `Repartitioned.${types}as(${literal(name)})`,
      name !== undefined && isTyped ? `.withKeySerde(${key.serde}).withValueSerde(${value.serde})` : '',
      partitions === undefined ? '' : `.withNumberOfPartitions(${partitions})`,
    ].join(''),
  ]
}

type Join = Step & { op: 'join' | 'leftJoin' | 'outerJoin' }

export function streamJoined(
  { named: name, store }: Join,
  key: JavaType,
  left: JavaType,
  right: JavaType,
): readonly string[] {
  const isTyped = [key, left, right].some((type) => !isPlain(type))
  if (name === undefined && !store && !isTyped) return []
  return [
    [
      `StreamJoined.<${key.text}, ${left.text}, ${right.text}>with(${key.serde}, ${left.serde}, ${right.serde})`,
      name === undefined ? '' : `.withName(${literal(name)})`,
      store?.name === undefined ? '' : `.withStoreName(${literal(store.name)})`,
      store?.type === 'memory'
        ? '.withDslStoreSuppliers(new BuiltInDslStoreSuppliers.InMemoryDslStoreSuppliers())'
        : '',
      store ? logging(store) : '',
    ].join(''),
  ]
}

export function joined(
  { named: name, graceMs }: Join,
  key: JavaType,
  left: JavaType,
  right: JavaType,
): readonly string[] {
  const isTyped = [key, left, right].some((type) => !isPlain(type))
  if (name === undefined && graceMs === undefined && !isTyped) return []
  return [
    [
      `Joined.<${key.text}, ${left.text}, ${right.text}>with(${key.serde}, ${left.serde}, ${right.serde})`,
      name === undefined ? '' : `.withName(${literal(name)})`,
      graceMs === undefined ? '' : `.withGracePeriod(${durationOf(graceMs)})`,
    ].join(''),
  ]
}

export function windowsOf(window: Window): string {
  const of = (begun: string, ms: number) =>
    window.graceMs === undefined
      ? `${begun}WithNoGrace(${durationOf(ms)})`
      : `${begun}AndGrace(${durationOf(ms)}, ${durationOf(window.graceMs)})`
  switch (window.kind) {
    case 'tumbling':
      return of('TimeWindows.ofSize', window.sizeMs)
    case 'hopping':
      return `${of('TimeWindows.ofSize', window.sizeMs)}.advanceBy(${durationOf(window.advanceMs)})`
    case 'sliding':
      return of('SlidingWindows.ofTimeDifference', window.differenceMs)
    case 'session':
      return of('SessionWindows.ofInactivityGap', window.gapMs)
  }
}

export function joinWindowsOf({ beforeMs, afterMs, graceMs }: JoinWindow): string {
  const begun =
    graceMs === undefined
      ? `JoinWindows.ofTimeDifferenceWithNoGrace(${durationOf(afterMs)})`
      : `JoinWindows.ofTimeDifferenceAndGrace(${durationOf(afterMs)}, ${durationOf(graceMs)})`
  return beforeMs === afterMs ? begun : `${begun}.before(${durationOf(beforeMs)})`
}

/** `builder.addStateStore(…)` of a store that a processor brings along. */
export function addedStore(store: Store, key: JavaType, value: JavaType): string {
  const { name = '', type, retentionMs, historyRetentionMs } = store
  const where = type === 'memory' ? 'inMemory' : 'persistent'
  const builder =
    retentionMs !== undefined
      ? `Stores.windowStoreBuilder(Stores.${where}WindowStore(${literal(name)}, ${durationOf(retentionMs)}, ${durationOf(retentionMs)}, false)`
      : historyRetentionMs !== undefined
        ? `Stores.versionedKeyValueStoreBuilder(Stores.persistentVersionedKeyValueStore(${literal(name)}, ${durationOf(historyRetentionMs)})`
        : `Stores.keyValueStoreBuilder(Stores.${where}KeyValueStore(${literal(name)})`
  return `builder.addStateStore(${builder}, ${key.serde}, ${value.serde})${logging(store)}${caching(store)});`
}
