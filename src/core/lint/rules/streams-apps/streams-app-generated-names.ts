import { buildTopology } from '../../../expand/kinds/derives-of-streams'
import { streamsFacts } from '../../../facts/streams-facts'
import type { StreamsApp } from '../../../model/design'
import { formatCountOf } from '../../../shared/format'
import { internalTopicsIn } from '../../../streams/internal-topics'
import { withNamedStores } from '../../../streams/name-stores'
import type { Evidence } from '../../finding'
import { changeNode } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundApp } from '../../sound-design'

const NUMBERED = /-\d{10}(-|$)/
/** What the first of these topics would be called if the program began with one filter more. */
function renamedBy(app: StreamsApp, name: string): readonly Evidence[] {
  const { processing = [] } = app
  const at = processing.findIndex(({ globalTable }) => globalTable === undefined)
  const chain = processing[at]
  if (!chain || app.topology !== undefined) return []
  const more = {
    ...app,
    processing: processing.with(at, { ...chain, steps: ['filter', ...(chain.steps ?? [])] }),
  }
  const [before, after] = [buildTopology(app), buildTopology(more)]
  if (!before.ok || !after.ok) return []
  const names = [before.topology, after.topology].map((topology, index) =>
    internalTopicsIn(topology, index === 0 ? app : more).map((topic) => topic.name),
  )
  const renamed = names[1]?.[names[0]?.indexOf(name) ?? -1]
  return renamed === undefined || renamed === name
    ? []
    : [{ name: 'with one filter more at the beginning', value: renamed }]
}

export const streamsAppGeneratedNames = defineRule({
  id: 'streams-app-generated-names',
  title: 'Internal topics whose names change with the program',
  scope: 'streamsApp',
  severity: 'warning',
  kind: 'advice',
  why: 'What is given no name is numbered in the order in which the program calls its operations. One more filter before it moves every number behind it, so that the next release reads other changelogs and repartition topics: its state is empty, and records under way are left behind. Name stores and repartitions; ensure.explicit.internal.resource.naming makes Kafka insist on it from 4.1.',
  reference: kafkaDocs('streams/developer-guide/dsl-topology-naming/'),
  examples: () => ({
    bad: [
      withSoundApp({
        processing: [
          {
            stream: 'orders',
            steps: ['groupByKey', 'count', 'toStream', { op: 'to', topic: 'order-counts' }],
          },
        ],
      }),
    ],
    good: [withSoundApp()],
  }),
  check(view, report) {
    const facts = streamsFacts(view)
    const numbered = facts.ok ? facts.internalTopics.filter(({ name }) => NUMBERED.test(name)) : []
    const [first] = numbered
    if (!facts.ok || first === undefined) return
    const { topology } = facts
    const origins = numbered.flatMap(({ store, name }) => {
      const found = store === undefined ? undefined : topology.stores.get(store)?.origin
      if (found) return [found]
      const source = [...topology.nodes.values()].find(
        (node) => node.kind === 'source' && node.topics.some((topic) => name.endsWith(topic)),
      )
      return topology.origins.get(source?.name ?? '') ?? []
    })
    report({
      message: `${numbered.length === 1 ? 'An internal topic' : formatCountOf(numbered.length, 'internal topic')} of \`${view.name}\` ${numbered.length === 1 ? 'has a numbered name' : 'have numbered names'}`,
      field: 'processing',
      evidence: () => [
        ...numbered.slice(0, 10).map(({ role, name }) => ({ name: role, value: name })),
        ...renamedBy(view.app, first.name),
      ],
      ...(origins.length > 0 &&
        view.app.topology === undefined && {
          fix: changeNode('streamsApp', view.name, 'Name what it keeps', (app: StreamsApp) => ({
            ...app,
            processing: withNamedStores(app.processing ?? [], origins),
          })),
        }),
    })
  },
})
