import { deadLetterTopicOf, toleratesErrors, withoutTolerance } from '../../../model/connector-errors'
import { newTopicWith } from '../../../model/new-topic'
import { asChoice, changeNode, type LabelledFix } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundSink, withSoundSource } from '../../sound-connect'

const KEY = 'errors.tolerance'

export const connectorErrorsDropped = defineRule({
  id: 'connector-errors-dropped',
  title: 'Records that fail are dropped',
  scope: 'connector',
  severity: 'error',
  kind: 'silent',
  why: 'With errors.tolerance=all a record that cannot be converted or transformed is passed over, and its offset is committed. Without a dead letter topic nobody has it any more, and without errors.log.enable nobody knows. A sink can send such records to a topic with the reason in their headers; a source can only stop, or say in its log what it dropped.',
  reference: kafkaDocs('kafka-connect/user-guide/#error-reporting-in-connect'),
  examples: () => ({
    bad: [
      withSoundSink({ deadLetter: undefined }),
      withSoundSource({ errorsTolerance: 'all' }),
      withSoundSource({ config: { [KEY]: 'all' } }),
    ],
    good: [
      withSoundSink({ errorsTolerance: undefined, deadLetter: undefined }),
      withSoundSink({ errorsTolerance: 'none', deadLetter: undefined }),
    ],
  }),
  check({ connector, side }, report) {
    const { name, config } = connector
    if (!toleratesErrors(connector) || (side === 'sink' && deadLetterTopicOf(connector))) return
    report({
      message: `\`${name}\` drops what it cannot convert, and keeps it nowhere`,
      field: connector.errorsTolerance ? 'errorsTolerance' : `config.${KEY}`,
      evidence: [
        { name: KEY, value: 'all' },
        { name: 'dead letter topic', value: 'none' },
        { name: 'errors.log.enable', value: String(config?.['errors.log.enable'] ?? 'false, the default') },
      ],
      choices: [
        ...(side === 'sink' ? [asChoice(withDeadLetters(name))] : []),
        asChoice(changeNode('connector', name, 'Stop at a record that fails', withoutTolerance)),
      ],
    })
  },
})

/** A dead letter topic of the sink's own, whose headers say why. */
function withDeadLetters(name: string): LabelledFix {
  const topic = `${name}.dlq`
  const sent = changeNode('connector', name, '', (node) => ({
    ...node,
    deadLetter: { topic, contextHeaders: true },
  }))
  return {
    label: `Send them to \`${topic}\``,
    apply: (design) => {
      const changed = sent.apply(design)
      return changed.topics.some((one) => one.name === topic)
        ? changed
        : { ...changed, topics: [...changed.topics, newTopicWith(topic, design.cluster.brokers)] }
    },
  }
}
