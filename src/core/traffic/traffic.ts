/** Records and bytes per second, before compression: the average, and the peak to plan for. */
export interface Rate {
  readonly averageRecords: number
  readonly peakRecords: number
  readonly averageBytes: number
  readonly peakBytes: number
}

export const NO_RATE: Rate = { averageRecords: 0, peakRecords: 0, averageBytes: 0, peakBytes: 0 }

/** The rate on one edge, which has the topic at one end. */
export interface Flow {
  readonly topic: string
  readonly rate: Rate
}

export interface ProducerTraffic {
  readonly total: Rate
  readonly writes: readonly Flow[]
}

export interface ConsumerGroupTraffic {
  readonly total: Rate
  readonly reads: readonly Flow[]
  /** What goes through each retry topic. */
  readonly retries?: readonly Flow[]
  readonly deadLetter?: Flow
  readonly writes?: readonly Flow[]
}

export type ConnectorTraffic = Omit<ConsumerGroupTraffic, 'retries'>

export type StreamsAppTraffic = Omit<ConsumerGroupTraffic, 'deadLetter' | 'retries'>

/**
 * What flows where. A topic's rate is what is written to it; every group that reads it reads that rate.
 * `growing` names the topics of loops whose traffic would grow without end; their rates count one round.
 */
export interface Traffic {
  readonly producers: Readonly<Record<string, ProducerTraffic>>
  readonly topics: Readonly<Record<string, Rate>>
  readonly consumerGroups: Readonly<Record<string, ConsumerGroupTraffic>>
  readonly streamsApps: Readonly<Record<string, StreamsAppTraffic>>
  readonly connectors: Readonly<Record<string, ConnectorTraffic>>
  readonly growing: readonly string[]
}
