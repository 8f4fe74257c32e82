/** Streams applications for properties: programs as a document may have them, whether Kafka would build them or not. */
import fc from 'fast-check'
import type { StreamsApp } from '../core/model/design'
import type { Branch, Chain, JoinWindow, Store, Window, WrittenStep } from '../core/streams/processing'

const ID = fc.constantFrom('one', 'two', 'three', 'constructor')
const ms = fc.integer({ min: 0, max: 86_400_000 })
const rate = fc.oneof(fc.constantFrom(0, 0.001, 0.5, 2), fc.nat())

const some = <Fields extends object>(
  fields: { [Field in keyof Fields]-?: fc.Arbitrary<Exclude<Fields[Field], undefined>> },
  ...needed: (keyof Fields)[]
): fc.Arbitrary<Fields> =>
  fc.record(fields as { [Field in keyof Fields]: fc.Arbitrary<Fields[Field]> }, {
    requiredKeys: needed,
    noNullPrototype: true,
  }) as unknown as fc.Arbitrary<Fields>

const store = some<Store>({
  name: fc.constantFrom('s', 't'),
  type: fc.constantFrom('rocksdb', 'memory'),
  keys: fc.nat(),
  retentionMs: ms,
  historyRetentionMs: ms,
  changelog: fc.boolean(),
  caching: fc.boolean(),
  changelogConfig: fc.constantFrom({ 'segment.bytes': '1048576' }, {}),
})

const graceMs = ms
type Plain<Kind extends Window['kind']> = Omit<Window & { kind: Kind }, 'emit'>
const plainWindow = fc.oneof(
  some<Plain<'tumbling'>>({ kind: fc.constant('tumbling'), sizeMs: ms, graceMs }, 'kind', 'sizeMs'),
  some<Plain<'hopping'>>(
    { kind: fc.constant('hopping'), sizeMs: ms, advanceMs: ms, graceMs },
    'kind',
    'sizeMs',
    'advanceMs',
  ),
  some<Plain<'sliding'>>({ kind: fc.constant('sliding'), differenceMs: ms, graceMs }, 'kind', 'differenceMs'),
  some<Plain<'session'>>({ kind: fc.constant('session'), gapMs: ms, graceMs }, 'kind', 'gapMs'),
)
/** Follows from what was drawn, so that nothing else is drawn otherwise. */
const window = plainWindow.map((one): Window => {
  const isOnClose = 'graceMs' in one && (one.graceMs ?? 0) % 3 === 1
  return isOnClose ? ({ ...one, emit: 'windowCloses' } as Window) : (one as Window)
})

const joinWindow = some<JoinWindow>({ beforeMs: ms, afterMs: ms, graceMs }, 'beforeMs', 'afterMs')
const branch = some<Branch>({ id: ID, named: ID, share: fc.constantFrom(0, 0.25, 1) }, 'id')

const named = { named: ID, recordsPerRecord: rate, averageBytes: rate, assumed: fc.constant(true) }

const steps = (topics: readonly string[]): fc.Arbitrary<WrittenStep[]> => {
  const all: fc.Arbitrary<WrittenStep>[] = [
    fc.constantFrom<WrittenStep>(
      'filter',
      'mapValues',
      'groupByKey',
      'groupBy',
      'toStream',
      'selectKey',
      'process',
    ),
    ...(topics.length === 0
      ? []
      : [
          some(
            { op: fc.constant('to' as const), topic: fc.constantFrom(...topics), ...named },
            'op',
            'topic',
          ),
        ]),
    some({ op: fc.constantFrom('count' as const, 'toTable' as const), store, ...named }, 'op'),
    some(
      {
        op: fc.constantFrom('join' as const, 'outerJoin' as const),
        with: ID,
        window: joinWindow,
        foreignKey: fc.boolean(),
        graceMs,
        store,
        ...named,
      },
      'op',
      'with',
    ),
    some(
      {
        op: fc.constant('split' as const),
        branches: fc.array(branch, { minLength: 1, maxLength: 2 }),
        defaultBranch: branch,
      },
      'op',
      'branches',
    ),
    some({ op: fc.constant('windowedBy' as const), window }, 'op', 'window'),
    some(
      {
        op: fc.constant('suppress' as const),
        until: fc.constantFrom('windowCloses', 'timeLimit'),
        timeLimitMs: ms,
      },
      'op',
    ),
    some({ op: fc.constant('repartition' as const), partitions: fc.integer({ min: 1, max: 24 }) }, 'op'),
    some({ op: fc.constant('process' as const), stores: fc.constantFrom(['s'], ['s', 't']) }, 'op'),
    some({ op: fc.constant('cogroup' as const), with: fc.constantFrom(['one'], ['one', 'two']) }, 'op'),
  ]
  return fc.array(fc.oneof(...all), { maxLength: 5 })
}

const chain = (topics: readonly string[]): fc.Arbitrary<Chain> => {
  const rest = { id: ID, named: ID, store, steps: steps(topics) }
  const others = [
    some({ from: ID, ...rest }, 'from'),
    some({ pattern: fc.constantFrom('orders-.*', 'a|b'), ...rest }, 'pattern'),
  ]
  if (topics.length === 0) return fc.oneof(...others)
  const topic = fc.constantFrom(...topics)
  return fc.oneof(
    some<Chain & { stream: string | string[] }>(
      { stream: fc.oneof(topic, fc.uniqueArray(topic, { minLength: 1, maxLength: 2 })), ...rest } as never,
      'stream',
    ),
    some({ table: topic, ...rest }, 'table'),
    some({ globalTable: topic, ...rest }, 'globalTable'),
    ...others,
  )
}

/** A Streams application of a name over some topics; `rest` are the fields that others have too. */
export const streamsAppArbitrary = (
  name: string,
  topics: readonly string[],
  rest: {
    [Field in 'description' | 'owner' | 'principal' | 'client' | 'instances' | 'config']: fc.Arbitrary<
      NonNullable<StreamsApp[Field]>
    >
  },
): fc.Arbitrary<StreamsApp> =>
  some<StreamsApp>(
    {
      name: fc.constant(name),
      ...rest,
      groupConfig: rest.config,
      applicationId: fc.constantFrom('app', 'other'),
      processingMsPerRecord: ms,
      diskBytesPerInstance: ms,
      memoryBytesPerInstance: ms,
      processing: fc.array(chain(topics), { maxLength: 3 }),
      unreadProgram: fc.constantFrom('stream', 'stream orders\n  cuont'),
      topology: fc.constantFrom('Topologies:', 'Sub-topology: 0\n Source: s (topics: [t])\n --> none'),
    },
    'name',
  )
