import { averageIsAssumed } from '../../../facts/average-is-assumed'
import { formatCount, formatCountOf, formatDuration } from '../../../shared/format'
import { changeNode, LARGEST_COUNT } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundSink } from '../../sound-connect'

export const connectorSlowerThanTraffic = defineRule({
  id: 'connector-slower-than-traffic',
  title: 'A sink that falls behind its topics',
  scope: 'connector',
  severity: 'error',
  kind: 'advice',
  why: 'A task hands its records over one poll after the other, so a sink is as fast as its working tasks over the time that a record takes; of a batch that is its time over its records. Below the traffic its lag grows until retention deletes what was not handed over yet. More tasks help up to the number of partitions; beyond that larger batches do.',
  reference: kafkaDocs('kafka-connect/user-guide/#configuring-connectors'),
  examples: () => ({
    bad: [
      withSoundSink({ processingMsPerRecord: 10 }),
      withSoundSink({ tasksMax: 1, processingMsPerRecord: 2 }),
      withSoundSink({ tasksMax: undefined, processingMsPerRecord: 4 }),
      withSoundSink({ tasksMax: 12, processingMsPerRecord: 50 }),
    ],
    good: [
      withSoundSink({ tasksMax: 12, processingMsPerRecord: 10 }),
      withSoundSink({ tasksMax: 1, processingMsPerRecord: 1 }),
    ],
  }),
  check({ connector, group, sizing, rate, reads, assumptions }, report) {
    const { name, processingMsPerBatch } = connector
    const ms = group?.processingMsPerRecord ?? 0
    const working = sizing.tasks.value
    if (!sizing.group || ms <= 0 || working < 1 || reads.length === 0) return
    const { growth } = assumptions.values
    const [average, peak] = [rate.averageRecords * growth, rate.peakRecords * growth]
    const capacity = (working * 1000) / ms
    if (peak <= capacity) return
    const isBehind = average > capacity && !averageIsAssumed({ reads })
    const needed = Math.ceil((peak * ms) / 1000 - 1e-9)
    const partitions = reads.reduce((sum, { topic }) => sum + topic.partitions, 0)
    const grows = formatCountOf(Math.ceil((isBehind ? average : peak) - capacity), 'record')
    report({
      message: `\`${name}\` ${isBehind ? 'is slower than its traffic' : 'falls behind at peak'}: lag grows ${grows}/s${isBehind ? ' without end' : ''}`,
      ...(!isBehind && { severity: 'warning' as const }),
      field: processingMsPerBatch === undefined ? 'processingMsPerRecord' : 'processingMsPerBatch',
      evidence: [
        { name: 'average records', value: `${formatCountOf(average, 'record')}/s` },
        { name: 'peak records', value: `${formatCountOf(peak, 'record')}/s` },
        { name: 'capacity', value: `${formatCountOf(Math.floor(capacity), 'record')}/s` },
        { name: 'tasks that have partitions', value: formatCount(working) },
        {
          name:
            processingMsPerBatch === undefined
              ? 'time per record'
              : 'time per record, with its part of a put',
          value: formatDuration(ms),
        },
        { name: 'partitions', value: formatCount(partitions) },
      ],
      ...(needed <= Math.min(partitions, LARGEST_COUNT) && {
        fix: changeNode('connector', name, `Run ${formatCountOf(needed, 'task')}`, (node) => ({
          ...node,
          tasksMax: needed,
        })),
      }),
    })
  },
})
