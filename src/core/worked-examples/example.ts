import { measureDesign } from '../measure-once'
import type { Cluster, Design, SizingSettings, Topic } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { MB } from '../shared/units'
import type { ClusterSizing } from '../sizing/sizing'

/** What somebody published, and how the design that says the same comes out here. */
export interface WorkedExample {
  /** What is worked out, in words. */
  readonly of: string
  /** Without an address where what was read has none. */
  readonly source: { readonly title: string; readonly url?: string }
  readonly figures: readonly ComparedFigure[]
}

export interface ComparedFigure {
  readonly name: string
  readonly unit: string
  readonly published: number
  readonly ours: number
  /** Why the two differ by more than a rounding; absent where they do not. */
  readonly reason?: string
}

/** What is published as words, or about what Surveyor does not compute. */
export interface LeftOut {
  readonly of: string
  readonly source: { readonly title: string; readonly url: string }
  readonly why: string
}

/** Beyond this share a figure differs; within it, it was rounded for reading. */
const ROUNDED = 0.006

/** Whether a published figure and ours are the same but for rounding. */
export const isSame = ({ published, ours }: Pick<ComparedFigure, 'published' | 'ours'>): boolean =>
  Math.abs(ours - published) <= Math.abs(published) * ROUNDED

export interface Case {
  /** Bytes a second that clients send to all topics together. */
  readonly write: number
  readonly peak?: number
  readonly groups?: number
  readonly topics?: number
  /** Of each topic. */
  readonly partitions?: number
  readonly replicationFactor?: number
  readonly retentionMs?: number
  readonly topic?: Partial<Topic>
  readonly cluster?: Partial<Cluster>
  readonly sizing?: SizingSettings
}

const RECORD_BYTES = 1000
/** All of a limit is used, unless the example says otherwise: what is published seldom has a headroom. */
const ALL: SizingSettings = { networkHeadroom: 1, diskHeadroom: 1, headroom: 1, utilisation: 1 }

/** A design that says what an example does: so many topics alike, one producer, so many groups that read all of them. */
export function designOf(of: Case): Design {
  const { write, peak = write, groups = 1, topics = 1, partitions = 1, replicationFactor = 3 } = of
  const names = Array.from({ length: topics }, (_, at) => `topic-${at + 1}`)
  const each = (bytes: number): number => bytes / RECORD_BYTES / topics
  return {
    ...emptyDesign('worked example'),
    cluster: { kafkaVersion: '4.3', brokers: 3, environment: 'production', ...of.cluster },
    topics: names.map((name) => ({
      name,
      partitions,
      replicationFactor,
      record: { averageBytes: RECORD_BYTES, compressionRatio: 1 },
      ...of.topic,
      config: {
        ...(of.retentionMs !== undefined && { 'retention.ms': of.retentionMs }),
        ...of.topic?.config,
      },
    })),
    producers: [
      {
        name: 'all',
        produces: names.map((topic) => ({
          topic,
          recordsPerSecond: { average: each(write), peak: each(peak) },
        })),
      },
    ],
    consumerGroups: Array.from({ length: groups }, (_, at) => ({
      name: `group-${at + 1}`,
      consumes: names.map((topic) => ({ topic })),
    })),
    sizing: { ...ALL, ...of.sizing },
  }
}

export const sized = (of: Case): ClusterSizing => measureDesign(designOf(of)).measurement.sizing.cluster

export const inMB = (bytes: number): number => bytes / MB

/** One row: what is published, what comes out here, and why they differ where they do. */
export const row = (
  name: string,
  unit: string,
  published: number,
  ours: number | undefined,
  reason?: string,
): ComparedFigure => ({
  name,
  unit,
  published,
  ours: ours ?? Number.NaN,
  ...(reason !== undefined && { reason }),
})
