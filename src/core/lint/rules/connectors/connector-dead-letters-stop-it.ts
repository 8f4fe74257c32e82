import { deadLetterTopicOf, toleratesErrors, withoutTolerance } from '../../../model/connector-errors'
import { isFilledIn } from '../../filled-in'
import { changeNode } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundSink } from '../../sound-connect'

const TOLERANCE = 'errors.tolerance'

export const connectorDeadLettersStopIt = defineRule({
  id: 'connector-dead-letters-stop-it',
  title: 'A dead letter topic of a sink that stops at the first of them',
  scope: 'connector',
  severity: 'warning',
  kind: 'silent',
  why: 'With errors.tolerance=none, which is the default, a task of a sink stops at the first record that it cannot convert or transform, and stands until somebody starts it again. That record is put into the dead letter topic, and it stops the next start as well. Only with errors.tolerance=all the sink goes on, and sends each record that fails there.',
  reference: kafkaDocs('kafka-connect/user-guide/#error-reporting-in-connect'),
  examples: () => ({
    bad: [
      withSoundSink({ errorsTolerance: undefined }),
      withSoundSink({ errorsTolerance: 'none' }),
      withSoundSink({ errorsTolerance: undefined, config: { [TOLERANCE]: 'none' } }),
      withSoundSink({
        errorsTolerance: undefined,
        deadLetter: undefined,
        config: { 'errors.deadletterqueue.topic.name': 'orders.dlq' },
      }),
    ],
    good: [
      withSoundSink(),
      withSoundSink({ errorsTolerance: undefined, config: { [TOLERANCE]: 'all' } }),
      withSoundSink({ errorsTolerance: undefined, deadLetter: undefined }),
    ],
  }),
  check({ connector, side }, report) {
    const { name, config, errorsTolerance } = connector
    const topic = deadLetterTopicOf(connector)
    if (side !== 'sink' || topic === undefined || toleratesErrors(connector)) return
    const setting = String(config?.[TOLERANCE] ?? '').trim()
    if (errorsTolerance === undefined && isFilledIn(setting)) return
    report({
      message: `\`${name}\` stops at the first record that it sends to \`${topic}\``,
      field: errorsTolerance === undefined && setting !== '' ? `config.${TOLERANCE}` : 'errorsTolerance',
      evidence: [
        { name: TOLERANCE, value: errorsTolerance ?? (setting || 'none') },
        { name: 'dead letter topic', value: topic },
      ],
      fix: changeNode('connector', name, 'Pass over records that fail', (node) => ({
        ...withoutTolerance(node),
        errorsTolerance: 'all',
      })),
    })
  },
})
