import { buildTopology } from '../../../expand/kinds/derives-of-streams'
import { streamsFacts } from '../../../facts/streams-facts'
import type { StreamsApp } from '../../../model/design'
import { nameJoined } from '../../../streams/name-joined'
import { changeNode } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundApp } from '../../sound-design'

/** Names what is joined, where that makes a program of it. */
function namingIn(app: StreamsApp) {
  const named = nameJoined(app.processing ?? [])
  if (named === undefined) return undefined
  const processing = [...named.chains]
  return buildTopology({ ...app, processing }).ok
    ? changeNode('streamsApp', app.name, `Name it: ${named.line}`, (before) => ({ ...before, processing }))
    : undefined
}

export const streamsAppCannotBeBuilt = defineRule({
  id: 'streams-app-cannot-be-built',
  title: 'A Streams program that cannot be built',
  scope: 'streamsApp',
  severity: 'error',
  stopsStart: true,
  kind: 'advice',
  why: 'A Streams application builds its topology before it connects to anything. An operation that does not fit what it stands on, a name that two parts claim or a chain that begins nowhere makes the builder throw, so that no instance ever starts. Where Kafka throws, the message is its own; what the types of the DSL would not let compile is said in our words.',
  reference: kafkaDocs('streams/developer-guide/dsl-api/'),
  examples: () => ({
    bad: [
      withSoundApp({ processing: [{ steps: [{ op: 'to', topic: 'order-counts' }] }] }),
      withSoundApp({ processing: [{ stream: 'orders', steps: ['count'] }] }),
      withSoundApp({ processing: [{ stream: 'orders', steps: [{ op: 'join', with: 'orders' }] }] }),
    ],
    good: [withSoundApp()],
  }),
  check(view, report) {
    const facts = streamsFacts(view)
    // What is kept too short has a rule of its own, with a fix.
    if (facts.ok || facts.error.startsWith('The retention period of the')) return
    const isRefused = facts.by === 'builder'
    const naming = isRefused ? undefined : namingIn(view.app)
    report({
      message: `\`${view.name}\` cannot be built: ${facts.error.replace(/[.!]$/, '')}`,
      field: 'processing',
      evidence: [{ name: isRefused ? 'Kafka’s builder' : 'The program', value: facts.error }],
      ...(naming && { fix: naming }),
      ...(isRefused && { kind: 'rejected', errorClass: 'TopologyException' }),
    })
  },
})
