import type { NodeId } from '../model/node-id'

/**
 * What a tool makes of a step. `applies`: it does what the design says. `refused`: the tool or Kafka refuses, and
 * nothing changes. `recreates`: it deletes the topic and creates it again, empty. `left-alone`: it does nothing, and
 * the cluster stays as it is.
 */
export type Outcome = 'applies' | 'refused' | 'recreates' | 'left-alone'

/** One change that applying a design makes of a cluster, or does not. */
export interface Step {
  /** Stable for the same change: `topic:orders/partitions`. */
  readonly id: string
  readonly at: NodeId | 'cluster'
  /** The field that changes, as `config.retention.ms`; empty where the whole node is added or removed. */
  readonly field: string
  readonly change: 'add' | 'change' | 'remove'
  /** In a few words: `orders: 6 → 12 partitions`. */
  readonly title: string
  readonly outcome: Outcome
  /** Whether the cluster can be brought back to what it was, records included. */
  readonly reversible: boolean
  /** Whether records that are stored now are gone afterwards. */
  readonly losesData: boolean
  /** What happens, why, and to whom. */
  readonly sentence: string
  /** Another way to what is wanted, where the step harms or is refused. */
  readonly saferWay?: string
  /** The topic that it creates to take the part of the one that it is about. */
  readonly creates?: string
  /** The safer way as steps in their order, where a new topic takes the part of this one. */
  readonly saferSteps?: readonly Step[]
}

/** What Kafka itself makes of a change, whatever tool asks for it. */
export interface Consequence {
  /** Why Kafka refuses it; nothing else happens then. */
  readonly refusal?: string
  readonly reversible: boolean
  readonly losesData: boolean
  /** What follows, as sentences. */
  readonly says: string
  readonly saferWay?: string
}

export const HARMLESS: Consequence = { reversible: true, losesData: false, says: '' }
