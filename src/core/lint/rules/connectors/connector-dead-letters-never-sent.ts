import { changeNode } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundSink } from '../../sound-connect'

export const connectorDeadLettersNeverSent = defineRule({
  id: 'connector-dead-letters-never-sent',
  title: 'A dead letter topic that a sink never writes to',
  scope: 'connector',
  severity: 'warning',
  kind: 'silent',
  why: 'A sink sends records to its dead letter topic only with errors.tolerance=all. With none, which is the default, its task stops at the first record that it cannot convert or transform, and stands until somebody starts it again. The name of the topic alone changes nothing.',
  reference: kafkaDocs('kafka-connect/user-guide/#error-reporting-in-connect'),
  examples: () => ({
    bad: [withSoundSink({ errorsTolerance: undefined }), withSoundSink({ errorsTolerance: 'none' })],
    good: [withSoundSink(), withSoundSink({ errorsTolerance: undefined, deadLetter: undefined })],
  }),
  check({ connector: { name, deadLetter, errorsTolerance = 'none' }, side }, report) {
    if (side !== 'sink' || !deadLetter || errorsTolerance === 'all') return
    report({
      message: `\`${name}\` stops at a record that fails: nothing ever arrives in \`${deadLetter.topic}\``,
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
