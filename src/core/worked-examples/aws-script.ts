import { typesThatWouldDo } from '../facts/types-that-would-do'
import { measureDesign } from '../measure-once'
import type { ProviderId } from '../model/provider-ids'
import { HOUR_MS, MIB } from '../shared/units'
import { type ComparedFigure, designOf, isSame, row, type WorkedExample } from './example'

const SOURCE = {
  title: 'AWS, sizing script for Amazon MSK (msk_sizing.py), run at 2026-08-20',
  url: 'https://github.com/aws/agent-toolkit-for-aws/blob/main/skills/specialized-skills/analytics-skills/managing-amazon-msk/scripts/msk_sizing.py',
}

interface Run {
  readonly id: string
  readonly of: string
  /** MiB a second: written on average and at peak; twice as much is read. */
  readonly average: number
  readonly peak: number
  readonly replicas: number
  readonly hours: number
  readonly localHours: number
  /** Brokers, in the order of the types of the two providers. */
  readonly standard: readonly number[]
  readonly express: readonly number[]
  /** Why some differ. */
  readonly reason?: string
}

/** Where the count of replicas binds. */
const INTERNAL =
  'the replicas of Kafka’s own topics count here as well: 50 partitions of offsets, three times'

const RUNS: readonly Run[] = [
  {
    id: 'aws-script-doc_example',
    of: '500 MiB/s at peak, read twice, kept for 720 h, 24 h of it on the brokers',
    average: 100,
    peak: 500,
    replicas: 1000,
    hours: 720,
    localHours: 24,
    standard: [102, 54, 27, 15, 9, 9, 9, 108, 66, 33, 18, 12, 9, 9, 9],
    express: [45, 24, 12, 6, 3, 3, 3],
  },
  {
    id: 'aws-script-mid_50_fan2',
    of: '100 MiB/s at peak, read twice, kept for a week',
    average: 50,
    peak: 100,
    replicas: 3000,
    hours: 168,
    localHours: 168,
    standard: [18, 12, 12, 12, 12, 12, 12, 21, 12, 12, 12, 12, 12, 12, 12],
    express: [9, 6, 3, 3, 3, 3, 3],
  },
  {
    id: 'aws-script-partition_bound',
    of: '30,000 partition replicas with little traffic',
    average: 10,
    peak: 20,
    replicas: 30_000,
    hours: 24,
    localHours: 24,
    standard: [30, 30, 15, 9, 9, 9, 9, 30, 30, 15, 9, 9, 9, 9, 9],
    express: [30, 30, 12, 6, 3, 3, 3],
    reason: INTERNAL,
  },
  {
    id: 'aws-script-egress_express_45_90',
    of: '45 MiB/s written and 90 read',
    average: 45,
    peak: 45,
    replicas: 900,
    hours: 24,
    localHours: 24,
    standard: [9, 6, 3, 3, 3, 3, 3, 9, 6, 3, 3, 3, 3, 3, 3],
    express: [6, 3, 3, 3, 3, 3, 3],
  },
]

/** Topics of a thousand partitions at most, three replicas each. */
function figuresOf(run: Run): readonly ComparedFigure[] {
  const partitions = Math.ceil(run.replicas / 3)
  const topics = Math.max(1, Math.ceil(partitions / 1000))
  const isTiered = run.hours > run.localHours
  const found = (provider: ProviderId, use: number | undefined) => {
    const design = designOf({
      write: run.average * MIB,
      peak: run.peak * MIB,
      groups: 2,
      topics,
      partitions: Math.ceil(partitions / topics),
      retentionMs: run.hours * HOUR_MS,
      topic: isTiered
        ? { config: { 'remote.storage.enable': true, 'local.retention.ms': run.localHours * HOUR_MS } }
        : {},
      cluster: { racks: 3, profile: { provider } },
    })
    const { networkHeadroom: _, diskHeadroom: __, ...sizing } = design.sizing ?? {}
    const asPublished = {
      ...design,
      sizing: { ...sizing, ...(use !== undefined && { networkHeadroom: use }) },
    }
    return typesThatWouldDo(asPublished, measureDesign(asPublished).measurement.sizing.cluster)
  }
  const compare = (provider: ProviderId, published: readonly number[], use?: number) =>
    found(provider, use)
      .slice(0, published.length)
      .map(({ profile: { type }, brokers }, at) => {
        const both = { published: published[at] ?? 0, ours: brokers.recommended }
        return row(type, 'brokers', both.published, both.ours, isSame(both) ? undefined : run.reason)
      })
  return [...compare('amazon-msk', run.standard), ...compare('amazon-msk-express', run.express, 0.75)]
}

/** Every run of the provider's own script, by type of broker; half of a standard broker is used, 75 % of an Express one. */
export const awsScript = (): readonly (readonly [string, WorkedExample])[] =>
  RUNS.map((run) => [run.id, { of: run.of, source: SOURCE, figures: figuresOf(run) }])
