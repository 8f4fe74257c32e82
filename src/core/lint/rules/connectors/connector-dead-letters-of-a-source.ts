import { changeNode } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundSource } from '../../sound-connect'

export const connectorDeadLettersOfASource = defineRule({
  id: 'connector-dead-letters-of-a-source',
  title: 'Dead letters of a source, which Connect does not have',
  scope: 'connector',
  severity: 'warning',
  kind: 'silent',
  why: 'Connect sends records to a dead letter topic where a sink cannot read or transform them. A source has no such setting: what it cannot convert stops its task, or with errors.tolerance=all is dropped. The name of a dead letter topic at a source is read by nobody.',
  reference: kafkaDocs('kafka-connect/user-guide/#error-reporting-in-connect'),
  examples: () => ({
    bad: [withSoundSource({ deadLetter: { topic: 'orders.dlq' } })],
    good: [withSoundSource()],
  }),
  check({ connector: { name, deadLetter }, side }, report) {
    if (side !== 'source' || !deadLetter) return
    report({
      message: `\`${name}\` is a source: nothing ever arrives in \`${deadLetter.topic}\``,
      field: 'deadLetter',
      evidence: [{ name: 'dead letter topic', value: deadLetter.topic }],
      fix: changeNode(
        'connector',
        name,
        'Leave the dead letter topic out',
        ({ deadLetter: _, ...rest }) => rest,
      ),
    })
  },
})
