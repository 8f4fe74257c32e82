import { buildTopology } from '../../../expand/kinds/derives-of-streams'
import { streamsFacts } from '../../../facts/streams-facts'
import type { StreamsApp } from '../../../model/design'
import { nameJoined } from '../../../streams/name-joined'
import { lineOf, withStepBefore } from '../../../streams/what-lacks'
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

/** No program lacks more than a few of them. */
const MOST_STEPS = 4

/** Writes the steps that are missing before others, where that makes a program of it. */
function stepsIn(app: StreamsApp) {
  if (app.topology !== undefined) return undefined
  let processing = app.processing ?? []
  const added: string[] = []
  for (let built = buildTopology(app); !built.ok; built = buildTopology({ ...app, processing })) {
    const { origin, lacks } = built
    if (origin === undefined || lacks === undefined || added.length === MOST_STEPS) return undefined
    added.push(`${lacks} at line ${lineOf(processing, origin.chain, origin.step)}`)
    processing = [...withStepBefore(processing, origin.chain, origin.step - 1, lacks)]
  }
  const label = `Write ${added.join(', ')}`
  return changeNode('streamsApp', app.name, label, (before) => ({ ...before, processing }))
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
      withSoundApp({
        processing: [
          { stream: 'orders', steps: ['groupByKey', 'count', { op: 'to', topic: 'order-counts' }] },
        ],
      }),
      withSoundApp({ processing: [{ stream: 'orders', steps: [{ op: 'join', with: 'orders' }] }] }),
    ],
    good: [withSoundApp()],
  }),
  check(view, report) {
    const facts = streamsFacts(view)
    // What is kept too short has a rule of its own, with a fix.
    if (facts.ok || facts.error.startsWith('The retention period of the')) return
    const isRefused = facts.by === 'builder'
    const fix = isRefused ? undefined : (namingIn(view.app) ?? stepsIn(view.app))
    const { origin } = facts
    const line =
      origin && view.app.topology === undefined
        ? `line ${lineOf(view.app.processing ?? [], origin.chain, origin.step)}: `
        : ''
    report({
      message: `\`${view.name}\` cannot be built: ${line}${facts.error.replace(/[.!]$/, '')}`,
      field: 'processing',
      evidence: [{ name: isRefused ? 'Kafka’s builder' : 'The program', value: facts.error }],
      ...(fix && { fix }),
      ...(isRefused && { kind: 'rejected', errorClass: 'TopologyException' }),
    })
  },
})
