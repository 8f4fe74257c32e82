import { formatCount, formatCountOf } from '../../../shared/format'
import { changeNode } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundSink, withSoundSource } from '../../sound-connect'

export const connectorMoreTasksThanParts = defineRule({
  id: 'connector-more-tasks-than-parts',
  title: 'Tasks that have nothing to do',
  scope: 'connector',
  severity: 'info',
  kind: 'advice',
  why: 'The tasks of a sink share the partitions of its topics, and one that gets none waits for ever. A source runs at most as many tasks as its class can split its work into: a reader of one log of changes runs a single one, a reader of tables one for each. A number beyond that speeds nothing up, and hides where the limit really is.',
  reference: kafkaDocs('kafka-connect/user-guide/#configuring-connectors'),
  examples: () => ({
    bad: [withSoundSink({ tasksMax: 20 }), withSoundSource({ tasksMax: 4 })],
    good: [withSoundSink({ tasksMax: 12 }), withSoundSource({ tasksMax: undefined })],
  }),
  check({ connector: { name }, side, sizing, reads }, report) {
    const { idleTasks, tasks } = sizing
    if (idleTasks <= 0 || tasks.value < 1) return
    const partitions = reads.reduce((sum, { topic }) => sum + topic.partitions, 0)
    report({
      message: `${formatCount(idleTasks)} of ${formatCountOf(idleTasks + tasks.value, 'task')} of \`${name}\` have nothing to do`,
      field: 'tasksMax',
      evidence: [
        { name: 'tasks.max', value: formatCount(idleTasks + tasks.value) },
        side === 'sink'
          ? { name: 'partitions', value: formatCount(partitions) }
          : { name: 'parts that it can be split into', value: formatCount(tasks.value) },
      ],
      fix: changeNode('connector', name, `Run ${formatCountOf(tasks.value, 'task')}`, (node) => ({
        ...node,
        tasksMax: tasks.value,
      })),
    })
  },
})
