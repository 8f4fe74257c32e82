import { isCountUnfounded } from '@/core/facts/is-count-unfounded'
import { measureDesign } from '@/core/measure-once'
import { isReplicationStated } from '@/core/model/replication-stated'
import {
  formatBytes,
  formatBytesPerSecond,
  formatCount,
  formatNeeded,
  formatPercent,
  formatRecordsPerSecond,
} from '@/core/shared/format'
import type { Figure } from '@/core/sizing/sizing'
import type { Io } from '../io'
import { loadDesign, printRemarks } from '../load-design'

export interface SizeOptions {
  readonly format: 'text' | 'json'
  readonly all?: boolean
}

/** Prints what the cluster, the topics and the groups need. */
export async function size(paths: readonly string[], options: SizeOptions, io: Io): Promise<number> {
  const loaded = await loadDesign(paths, io)
  const { view, measurement } = measureDesign(loaded.design)
  if (options.format === 'json') {
    const { cluster, topics, consumerGroups, producers } = measurement.sizing
    io.out(`${JSON.stringify({ cluster, topics, producers, consumerGroups }, null, 2)}\n`)
  } else {
    const { brokers, partitionReplicas } = view.sizing
    io.out(
      `Brokers     ${formatCount(brokers.count)} drawn, ${formatNeeded(brokers.recommended)} needed by ${brokers.binding}: ${brokers.bound.formula}\n`,
    )
    io.out(`Replicas    ${figure(partitionReplicas)}\n\n`)
    printTable(
      ['topic', 'partitions', 'replicas', 'written', 'on disk'],
      view.topics.map((topic) => {
        const { name, partitions, replicationFactor, rate, sizing, cluster } = topic
        const isKnown = rate.peakBytes > 0
        return [
          name,
          isCountUnfounded(topic) ? 'not stated' : formatCount(partitions),
          isReplicationStated(topic.topic, cluster) ? String(replicationFactor) : 'not stated',
          isKnown ? formatBytesPerSecond(rate.peakBytes) : 'not known',
          isKnown ? formatBytes(sizing.storage.value) : 'not known',
        ]
      }),
      io,
    )
    printTable(
      ['consumer group', 'reads', 'can do', 'busy'],
      view.consumerGroups.map(({ name, group, rate, sizing }) => [
        name,
        rate.peakRecords > 0 ? formatRecordsPerSecond(rate.peakRecords) : 'not known',
        ...(group.processingMsPerRecord === undefined
          ? ['not known', 'not known']
          : [formatRecordsPerSecond(sizing.capacity.value), formatPercent(sizing.busy.value)]),
      ]),
      io,
    )
  }
  printRemarks(loaded, options.all === true, io)
  return 0
}

const figure = ({ value, unit }: Figure): string => `${formatCount(value)} ${unit}`

function printTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  io: Pick<Io, 'out'>,
): void {
  if (rows.length === 0) return
  const all = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)))
  const lines = all.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  )
  io.out(`${lines.join('\n')}\n\n`)
}
