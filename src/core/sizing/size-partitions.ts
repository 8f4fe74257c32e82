import type { Cluster, Topic } from '../model/design'
import type { Settings } from '../settings/settings'
import type { Rate } from '../traffic/traffic'
import type { TopicReader, TopicWriter } from '../views/views'
import type { Assumptions } from './assumptions'
import { type CoPartners, distinctKeys, settleCount } from './co-partitioning'
import {
  coPartitionedBound,
  largestNeed,
  largestNeedName,
  orderBound,
  ownBounds,
  ownNeeds,
} from './partition-bounds'
import { roundWithin } from './round-partitions'
import type { Figure, FigureInput, PartitionBoundName, PartitionSizing, Unfixable } from './sizing'
import { findUnfixable, likelyFull } from './unfixable'

export interface TopicInputs {
  readonly topic: Topic
  readonly cluster: Cluster
  readonly assume: Assumptions
  readonly settings: Settings
  readonly rate: Rate
  readonly averageRecordBytes: number
  readonly replicationFactor: number
  readonly writers: readonly TopicWriter[]
  readonly readers: readonly TopicReader[]
  readonly partners: CoPartners | undefined
  /** What the keys and the records of an internal topic follow from. */
  readonly because?: readonly FigureInput[] | undefined
  /** After how long each record of an internal topic is deleted by a tombstone. */
  readonly livesMs?: number | undefined
}

type Settled = ReturnType<typeof settleCount>
type Bounds = PartitionSizing['bounds']

/**
 * The partitions of a topic as numbers. What its bounds are made of is listed when somebody looks at the first of them,
 * own and enumerable all the same, as with the inputs of a figure.
 */
class SizedPartitions implements PartitionSizing {
  static readonly #LISTED: PropertyDescriptor = {
    enumerable: true,
    get(this: SizedPartitions) {
      return this.#list()
    },
  }
  readonly recommended: number
  readonly count: number
  readonly chosenBy: 'user' | 'surveyor'
  declare readonly bounds: Bounds
  readonly binding: PartitionBoundName
  readonly lowerBound: number
  declare readonly joinedWith?: { readonly at: string; readonly partitions: number }
  readonly unfixable: readonly Unfixable[]
  declare readonly fullest?: Figure
  readonly #inputs: TopicInputs
  readonly #from: Settled['from']
  #bounds: Bounds | undefined

  constructor(inputs: TopicInputs) {
    const { topic, rate, partners, readers, assume, cluster } = inputs
    const keys = distinctKeys(topic)
    const own = ownNeeds(rate, readers, assume)
    const order = orderOf(inputs).value
    const settled = settleCount(Math.max(largestNeed(own), order), keys, partners, (lowerBound, keys) =>
      roundWithin(keys, lowerBound, assume.values.rounding, cluster.brokers),
    )
    const traffic = largestNeedName(own)
    const isJoined = settled.from?.binds === true
    const isOrder = !isJoined && order > own[traffic]
    const chosen = topic.partitions === 'auto' ? undefined : topic.partitions
    this.recommended = settled.count
    this.count = chosen ?? settled.count
    this.chosenBy = chosen === undefined ? 'surveyor' : 'user'
    this.binding = isJoined ? 'coPartitioned' : isOrder ? 'order' : traffic
    this.lowerBound = Math.max(
      1,
      isJoined ? coPartitionedBound(settled.from).value : isOrder ? order : own[traffic],
    )
    this.unfixable = findUnfixable(inputs, this.count)
    this.#inputs = inputs
    this.#from = settled.from
    this.#bounds = undefined
    Object.defineProperty(this, 'bounds', SizedPartitions.#LISTED)
    if (partners)
      this.joinedWith = { at: `topic:${partners.most.name}`, partitions: partners.most.partitions }
    const isFull = this.unfixable.some(({ kind }) => kind !== 'few-keys')
    const fullest = isFull ? undefined : likelyFull(inputs, this.count)
    if (fullest) this.fullest = fullest
  }

  #list(): Bounds {
    const { rate, readers, assume } = this.#inputs
    this.#bounds ??= {
      ...ownBounds(rate, readers, assume),
      coPartitioned: coPartitionedBound(this.#from),
      order: orderOf(this.#inputs),
    }
    return this.#bounds
  }
}

const orderOf = ({ topic, partners, rate }: TopicInputs) =>
  orderBound(topic, partners !== undefined || rate.peakRecords === 0, distinctKeys(topic))

/**
 * The partitions of a topic: the largest of five lower bounds, rounded as the design says, but not past the
 * number of keys. A count that a person chose for a topic to be joined with is taken exactly, since a join
 * needs equality; so it binds at a tie too.
 */
export const sizePartitions = (inputs: TopicInputs): PartitionSizing => new SizedPartitions(inputs)
