import { streamsFacts } from '../../../facts/streams-facts'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundApp } from '../../sound-design'

export const streamsAppCannotBeBuilt = defineRule({
  id: 'streams-app-cannot-be-built',
  title: 'A Streams program that Kafka refuses to build',
  scope: 'streamsApp',
  severity: 'error',
  kind: 'advice',
  why: 'A Streams application builds its topology before it connects to anything. An operation that does not fit what it stands on, a name that two parts claim or a chain that begins nowhere makes the builder throw, so that no instance ever starts. What it says is said here in its own words.',
  reference: kafkaDocs('streams/developer-guide/dsl-api/'),
  examples: () => ({
    bad: [
      withSoundApp({ processing: [{ steps: [{ op: 'to', topic: 'order-counts' }] }] }),
      withSoundApp({ processing: [{ stream: 'orders', steps: ['count'] }] }),
    ],
    good: [withSoundApp()],
  }),
  check(view, report) {
    const facts = streamsFacts(view)
    // What is kept too short has a rule of its own, with a fix.
    if (facts.ok || facts.error.startsWith('The retention period of the')) return
    report({
      message: `\`${view.name}\` cannot be built: ${facts.error.replace(/[.!]$/, '')}`,
      field: 'processing',
      kind: 'rejected',
      errorClass: 'TopologyException',
      evidence: [{ name: 'Kafka’s builder', value: facts.error }],
    })
  },
})
