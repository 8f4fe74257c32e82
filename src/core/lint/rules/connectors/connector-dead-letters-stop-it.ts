import { changeNode } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundSink } from '../../sound-connect'

export const connectorDeadLettersStopIt = defineRule({
  id: 'connector-dead-letters-stop-it',
  title: 'A dead letter topic of a sink that stops at the first of them',
  scope: 'connector',
  severity: 'warning',
  kind: 'silent',
  why: 'With errors.tolerance=none, which is the default, a task of a sink stops at the first record that it cannot convert or transform, and stands until somebody starts it again. That record is put into the dead letter topic, and it stops the next start as well. Only with errors.tolerance=all the sink goes on, and sends each record that fails there.',
  reference: kafkaDocs('kafka-connect/user-guide/#error-reporting-in-connect'),
  examples: () => ({
    bad: [withSoundSink({ errorsTolerance: undefined }), withSoundSink({ errorsTolerance: 'none' })],
    good: [withSoundSink(), withSoundSink({ errorsTolerance: undefined, deadLetter: undefined })],
  }),
  check({ connector: { name, deadLetter, errorsTolerance = 'none' }, side }, report) {
    if (side !== 'sink' || !deadLetter || errorsTolerance === 'all') return
    report({
      message: `\`${name}\` stops at the first record that it sends to \`${deadLetter.topic}\``,
      field: 'errorsTolerance',
      evidence: [
        { name: 'errors.tolerance', value: errorsTolerance },
        { name: 'dead letter topic', value: deadLetter.topic },
      ],
      fix: changeNode('connector', name, 'Pass over records that fail', (node) => ({
        ...node,
        errorsTolerance: 'all',
      })),
    })
  },
})
