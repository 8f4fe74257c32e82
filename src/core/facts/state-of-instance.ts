import type { StreamsApp } from '../model/design'
import { MB, MINUTE_MS } from '../shared/units'
import { figure, input } from '../sizing/figures'
import type { Figure, FigureInput } from '../sizing/sizing'
import type { StoreState } from './streams-stores'

/** How fast a store is read back from its changelog; nobody states it. */
export const RESTORE_BYTES_PER_SECOND = 40_000_000
/** `acceptable.recovery.lag`: offsets by which an instance may be behind that takes a task over at once. KIP-441 */
const RECOVERY_LAG = 10_000

const LARGE_BYTES = 100 * MB
const LONG_MS = MINUTE_MS

/** The names of stores that a figure leaves out, since nothing says how much they keep. */
type Unknown = readonly string[]

/** What one instance of a Streams application keeps. */
export interface StateOfInstance {
  /** State on the disk of one instance, standby copies included; what is not known counts nothing. */
  readonly diskPerInstance: Figure
  readonly memoryPerInstance: Figure
  /** How long the changelogs of one instance take to be read back where no other instance has a copy, in milliseconds. */
  readonly restore: Figure
  /** The same from a standby that is as far behind as counts as caught up: it may be nearer, or further behind. */
  readonly restoreFromStandby: Figure
  readonly unknown: { readonly disk: Unknown; readonly memory: Unknown; readonly restore: Unknown }
  /**
   * Whether it is much state that takes long to be read back. A little of it may take long as well, while its last
   * values stand in segments that are not compacted yet: smaller segments help there, and no copy.
   */
  readonly isLarge: boolean
}

const sum = (values: readonly (Figure | undefined)[]): number =>
  values.reduce((all, one) => all + (one?.value ?? 0), 0)

const namesOf = (
  stores: readonly StoreState[],
  figureIn: (store: StoreState) => Figure | undefined,
): readonly string[] => stores.filter((store) => figureIn(store) === undefined).map(({ name }) => name)

/**
 * Returns what one instance keeps of some stores and how long it takes to be restored: its share of what is divided into
 * tasks, in as many copies as there are standbys, and all of what every instance has whole.
 */
export function perInstance(
  { config }: StreamsApp,
  stores: readonly StoreState[],
  instances: number,
  standbys: number,
): StateOfInstance {
  const shared = stores.filter(({ isGlobal }) => !isGlobal)
  const whole = stores.filter(({ isGlobal }) => isGlobal)
  const onDisk = (some: readonly StoreState[]) => some.filter(({ isPersistent }) => isPersistent)
  const restorable = shared.filter(({ hasChangelog, restored }) => hasChangelog || restored)
  const copies = [
    input('copies', 1 + standbys, 'count', 'derived'),
    input('instances', instances, 'count', 'user'),
  ]
  const share = (what: string, divided: number, all: number): Figure =>
    figure(
      (divided * (1 + standbys)) / instances + all,
      'bytes',
      `${what} × copies ÷ instances${all > 0 ? ' + what every instance has whole' : ''}`,
      [
        input(what, divided, 'bytes', 'derived'),
        ...copies,
        ...(all > 0 ? [input('what every instance has whole', all, 'bytes', 'derived')] : []),
      ],
    )
  const restore = restoreOf(restorable, instances)
  const kept = sum(restorable.map(({ bytes }) => bytes)) / instances
  return {
    isLarge: kept >= LARGE_BYTES && restore.value >= LONG_MS,
    diskPerInstance: share(
      'state on disk',
      sum(onDisk(shared).map(({ bytes }) => bytes)),
      sum(onDisk(whole).map(({ bytes }) => bytes)),
    ),
    memoryPerInstance: share(
      'memory of all tasks',
      sum(shared.map(({ memory }) => memory)),
      sum(whole.map(({ memory }) => memory)),
    ),
    restore,
    restoreFromStandby: tailOf(restorable, instances, config),
    unknown: {
      disk: namesOf(onDisk(stores), ({ bytes }) => bytes),
      memory: namesOf(stores, ({ memory }) => memory),
      restore: namesOf(restorable, ({ restored }) => restored),
    },
  }
}

const readBack = (): FigureInput => input('read back', RESTORE_BYTES_PER_SECOND, 'bytes/s', 'assumption')

const msOf = (bytes: number): number => (bytes / RESTORE_BYTES_PER_SECOND) * 1000

/** How long an instance reads its part of the changelogs, as large as they are on the brokers. */
function restoreOf(stores: readonly StoreState[], instances: number): Figure {
  const all = sum(stores.map(({ restored }) => restored))
  return figure(msOf(all / instances), 'ms', 'changelogs, one copy ÷ instances ÷ read back', [
    input('changelogs, one copy', all, 'bytes', 'derived'),
    input('instances', instances, 'count', 'user'),
    readBack(),
  ])
}

/** How long a standby reads what it has not read yet: so many offsets of each task, and never more than there is. */
function tailOf(stores: readonly StoreState[], instances: number, config: StreamsApp['config']): Figure {
  const stated = Number(config?.['acceptable.recovery.lag'] ?? Number.NaN)
  const lag = Number.isFinite(stated) ? Math.max(0, stated) : RECOVERY_LAG
  const largest = new Map<number, StoreState>()
  for (const store of stores) {
    const known = largest.get(store.subtopology)
    if (!known || store.loggedRecordBytes > known.loggedRecordBytes) largest.set(store.subtopology, store)
  }
  let [tasks, bytes] = [0, 0]
  for (const store of largest.values()) {
    tasks += store.tasks
    bytes += store.tasks * lag * store.loggedRecordBytes
  }
  const all = sum(stores.map(({ restored }) => restored))
  const isWhole = all > 0 && all < bytes
  const read = isWhole ? all : bytes
  return figure(
    msOf(read / instances),
    'ms',
    isWhole
      ? 'changelogs, one copy ÷ instances ÷ read back'
      : 'tasks × acceptable.recovery.lag × record ÷ instances ÷ read back: a standby as far behind as counts as caught up',
    [
      ...(isWhole
        ? [input('changelogs, one copy', all, 'bytes', 'derived')]
        : [
            input('tasks', tasks, 'count', 'derived'),
            input('acceptable.recovery.lag', lag, 'records', Number.isFinite(stated) ? 'user' : 'default'),
            input('record', tasks > 0 && lag > 0 ? bytes / tasks / lag : 0, 'bytes', 'derived'),
          ]),
      input('instances', instances, 'count', 'user'),
      readBack(),
    ],
  )
}
