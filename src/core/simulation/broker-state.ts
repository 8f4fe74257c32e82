import type { BrokerChange } from './simulation'

/** A broker as it stands. */
export interface BrokerState {
  readonly id: number
  readonly rack: string | undefined
  isUp: boolean
  /** Whether the controller counts it as gone. */
  isFenced: boolean
  downSince: number
  life: number
  /** Bytes a second of one partition that all its readers get of it at most; infinite unless the broker is at its limit. */
  readCap: number
  readonly changes: BrokerChange[]
}

/** The shares of a topic's records that one broker leads, follows, and copies to followers in sync. */
export interface BrokerPart {
  readonly broker: number
  leads: number
  follows: number
  copies: number
}
