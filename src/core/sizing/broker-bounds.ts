import { DEFAULT_DISK_BYTES_PER_BROKER, DEFAULT_NETWORK_BYTES_PER_SECOND_PER_BROKER } from '../model/defaults'
import type { Cluster } from '../model/design'
import type { Assumptions } from './assumptions'
import { countOf, figure, input } from './figures'
import type { Demand, LimitName, UnitWord } from './profiles/profile'
import type { Bound, BrokerBoundName, BrokerSizing, FigureInput, InputOrigin, Loads } from './sizing'

type Bounds = BrokerSizing['bounds']

export interface BoundInputs {
  readonly cluster: Cluster
  readonly assume: Assumptions
  readonly totals: Loads
}

/** In this order the first of several equal bounds binds. */
export const BOUND_NAMES: readonly BrokerBoundName[] = [
  'replication',
  'partitions',
  'network',
  'storage',
  'produce',
  'consume',
  'diskThroughput',
  'connections',
]

/** What does not bind a cluster, and why. */
const unbound = (unit: UnitWord, why: string): Bound => figure(0, unitOf(unit), why, [])

/** A limit's share that is stated by the design, is the provider's, or is assumed. */
const limit = (
  of: string,
  stated: number | undefined,
  profile: number | undefined,
  assumed?: number,
): FigureInput | undefined => {
  const value = stated ?? profile ?? assumed
  if (value === undefined) return undefined
  const origin: InputOrigin = stated !== undefined ? 'user' : profile !== undefined ? 'profile' : 'assumption'
  return input(of, Math.max(1, value), 'bytes/s', origin)
}

/** Only brokers have a unit of their own; what is bought in their place is a count. */
const unitOf = (unit: UnitWord) => (unit === 'broker' ? 'brokers' : 'count')

/**
 * Returns how many brokers, or units of what is bought in their place, each thing needs that is limited: storage,
 * network, partitions, the replication factor, and as far as a limit is stated or the profile has one, what clients send
 * and read, what disks write and connections. A limit that nobody states and no source gives binds nothing.
 */
export function brokerBounds(inputs: BoundInputs): Bounds {
  const produce = clientBound(inputs, 'produceBytesPerSecond', 'produced', inputs.totals.clientsIn)
  const consume = clientBound(inputs, 'consumeBytesPerSecond', 'consumed', inputs.totals.clientsOut)
  const disk = diskThroughputBound(inputs)
  const connections = connectionsBound(inputs)
  return {
    storage: storageBound(inputs),
    network: networkBound(inputs),
    partitions: partitionsBound(inputs),
    replication: replicationBound(inputs),
    ...(produce && { produce }),
    ...(consume && { consume }),
    ...(disk && { diskThroughput: disk }),
    ...(connections && { connections }),
  }
}

function storageBound({ cluster, assume, totals }: BoundInputs): Bound {
  const { profile, values } = assume
  if (profile.storesByItself) return unbound(profile.unit, 'storage grows with the data, by itself')
  const stated = cluster.diskBytesPerBroker
  const disk = Math.max(1, stated ?? profile.perUnit.diskBytes ?? DEFAULT_DISK_BYTES_PER_BROKER)
  const origin = stated !== undefined ? 'user' : profile.perUnit.diskBytes ? 'profile' : 'assumption'
  return figure(
    countOf(totals.storage / (disk * values.diskHeadroom)),
    'brokers',
    'ceil(storage ÷ (disk per broker × disk that may be filled))',
    [
      input('storage', totals.storage, 'bytes', 'derived'),
      input('disk per broker', disk, 'bytes', origin),
      assume.diskHeadroom,
    ],
  )
}

const loadOf = (demand: Demand, { clientsIn, clientsOut, uploadedAtPeak }: Loads): number =>
  demand.produced * clientsIn + demand.consumed * clientsOut + demand.uploaded * uploadedAtPeak

const demandInputs = (totals: Loads): readonly FigureInput[] => [
  input('produced', totals.clientsIn, 'bytes/s', 'derived'),
  input('consumed', totals.clientsOut, 'bytes/s', 'derived'),
  input('copied to remote storage', totals.uploadedAtPeak, 'bytes/s', 'derived'),
]

const formulaOf = ({ produced, consumed, uploaded }: Demand): string =>
  [
    [produced, 'produced'],
    [consumed, 'consumed'],
    [uploaded, 'copied to remote storage'],
  ]
    .filter(([times]) => times !== 0)
    .map(([times, what]) => `${times} × ${what}`)
    .join(' + ')

function networkBound(inputs: BoundInputs): Bound {
  const { cluster, assume, totals } = inputs
  const { profile, values } = assume
  const { networkDemand: demand, perUnit } = profile
  const both = cluster.networkBytesPerSecondPerBroker
  const [intoStated, outStated] = [
    cluster.networkInBytesPerSecondPerBroker,
    cluster.networkOutBytesPerSecondPerBroker,
  ]
  const hasOwnLimits = perUnit.produceBytesPerSecond !== undefined
  if (hasOwnLimits && (both ?? intoStated ?? outStated) === undefined)
    return unbound(profile.unit, 'limited by what clients send and read')
  if (intoStated !== undefined || outStated !== undefined) return directionsBound(inputs)
  const network = limit(
    'network per broker',
    both,
    perUnit.networkBytesPerSecond,
    DEFAULT_NETWORK_BYTES_PER_SECOND_PER_BROKER,
  )
  const per = network?.value ?? 1
  if (demand && both === undefined) {
    return figure(
      countOf(loadOf(demand, totals) / (per * values.networkHeadroom)),
      'brokers',
      `ceil((${formulaOf(demand)}) ÷ (network per broker × network that may be used))`,
      [...demandInputs(totals), ...(network ? [network] : []), assume.networkHeadroom],
    )
  }
  return figure(
    countOf(Math.max(totals.networkIn, totals.networkOut) / (per * values.networkHeadroom)),
    'brokers',
    'ceil(the busier direction ÷ (network per broker × network that may be used))',
    [
      input('network in', totals.networkIn, 'bytes/s', 'derived'),
      input('network out', totals.networkOut, 'bytes/s', 'derived'),
      ...(network ? [network] : []),
      assume.networkHeadroom,
    ],
  )
}

/** Where one direction ends sooner than the other, each against its own limit. */
function directionsBound({ cluster, assume, totals }: BoundInputs): Bound {
  const { networkHeadroom } = assume.values
  const both = cluster.networkBytesPerSecondPerBroker
  const assumed = DEFAULT_NETWORK_BYTES_PER_SECOND_PER_BROKER
  const one = (of: 'in' | 'out') => {
    const stated =
      of === 'in' ? cluster.networkInBytesPerSecondPerBroker : cluster.networkOutBytesPerSecondPerBroker
    const per = limit(`network ${of} per broker`, stated ?? both, undefined, assumed)
    const load = of === 'in' ? totals.networkIn : totals.networkOut
    return { of, per, load, need: load / ((per?.value ?? 1) * networkHeadroom) }
  }
  const [into, out] = [one('in'), one('out')]
  const most = out.need > into.need ? out : into
  return figure(
    countOf(most.need),
    'brokers',
    `ceil(network ${most.of} ÷ (network ${most.of} per broker × network that may be used))`,
    [
      ...[into, out].map(({ of, load }) => input(`network ${of}`, load, 'bytes/s', 'derived')),
      ...[into, out].flatMap(({ per }) => (per ? [per] : [])),
      assume.networkHeadroom,
    ],
  )
}

/** What clients send or read, against the limit of one unit; undefined where there is none. */
function clientBound(
  { assume }: BoundInputs,
  name: Extract<LimitName, 'produceBytesPerSecond' | 'consumeBytesPerSecond'>,
  what: string,
  bytesPerSecond: number,
): Bound | undefined {
  const { profile, values } = assume
  const per = profile.perUnit[name]
  if (per === undefined) return undefined
  const unit = profile.unit
  return figure(
    countOf(bytesPerSecond / (per * values.networkHeadroom)),
    unitOf(unit),
    `ceil(${what} ÷ (${what} per ${unit} × network that may be used))`,
    [
      input(what, bytesPerSecond, 'bytes/s', 'derived'),
      input(`${what} per ${unit}`, per, 'bytes/s', 'profile'),
      assume.networkHeadroom,
    ],
  )
}

function diskThroughputBound({ cluster, assume, totals }: BoundInputs): Bound | undefined {
  const { profile, values } = assume
  const stated = cluster.diskBytesPerSecondPerBroker
  const per = limit('disk throughput per broker', stated, profile.perUnit.diskBytesPerSecond)
  if (per === undefined) return undefined
  const demand = profile.diskDemand
  const load = demand ? loadOf(demand, totals) : totals.networkIn
  return figure(
    countOf(load / (per.value * values.networkHeadroom)),
    'brokers',
    `ceil((${demand ? formulaOf(demand) : 'written by all replicas'}) ÷ (disk throughput per broker × network that may be used))`,
    [
      ...(demand ? demandInputs(totals) : [input('written by all replicas', load, 'bytes/s', 'derived')]),
      per,
      assume.networkHeadroom,
    ],
  )
}

function partitionsBound({ assume, totals }: BoundInputs): Bound {
  const { profile, values } = assume
  const { partitions } = profile.perUnit
  if (partitions !== undefined) {
    return figure(
      countOf(totals.partitions / partitions),
      unitOf(profile.unit),
      `ceil(partitions ÷ partitions per ${profile.unit})`,
      [
        input('partitions', totals.partitions, 'partitions', 'derived'),
        input(`partitions per ${profile.unit}`, partitions, 'partitions', 'profile'),
      ],
    )
  }
  return figure(
    countOf(totals.replicas / values.partitionReplicasPerBroker),
    'brokers',
    'ceil(partition replicas ÷ partition replicas per broker)',
    [input('partition replicas', totals.replicas, 'replicas', 'derived'), assume.partitionReplicasPerBroker],
  )
}

function replicationBound({ assume, totals }: BoundInputs): Bound {
  if (assume.profile.unit !== 'broker')
    return unbound(assume.profile.unit, 'the provider spreads replicas over brokers of its own')
  const { largestReplicationFactor: largest, widest } = totals
  const factor = input(
    'replication factor',
    largest,
    'count',
    widest?.isStated ? 'user' : 'default',
    widest?.at,
  )
  return {
    ...figure(largest, 'brokers', 'largest replication factor of any topic', [factor]),
    ...(widest && { at: widest.at }),
  }
}

/** Clients, one connection each at the least, against what a unit takes; undefined where no limit is known. */
function connectionsBound({ assume, totals: { clients } }: BoundInputs): Bound | undefined {
  const { connections, ...rest } = assume.profile.perUnit
  if (connections === undefined || Object.keys(rest).length === 0) return undefined
  const unit = assume.profile.unit
  return figure(
    countOf(clients / connections),
    unitOf(unit),
    `ceil(clients, one connection each at the least ÷ connections per ${unit})`,
    [
      input('clients', clients, 'count', 'derived'),
      input(`connections per ${unit}`, connections, 'count', 'profile'),
    ],
  )
}
