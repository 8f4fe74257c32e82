import { streamsFacts } from '../../../facts/streams-facts'
import type { StreamsApp } from '../../../model/design'
import { standbysAsked } from '../../../settings/streams-settings'
import { formatCount } from '../../../shared/format'
import { type Step, type Store, stepOf } from '../../../streams/processing'
import { asChoice, changeNode, setConfig, setGroupConfig } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundApp } from '../../sound-design'

type Processing = NonNullable<StreamsApp['processing']>

const logged = ({ changelog: _, ...store }: Store): Store => store

/** The program with a changelog of every store. */
const withChangelogs = (processing: Processing): Processing =>
  processing.map((chain) => ({
    ...chain,
    ...(chain.store && { store: logged(chain.store) }),
    ...(chain.steps && {
      steps: chain.steps.map((step) => {
        const store = typeof step === 'object' && 'store' in step ? step.store : undefined
        return store === undefined ? step : ({ ...(step as Step), store: logged(store) } as Step)
      }),
    }),
  }))

const storesOf = (processing: Processing): readonly Store[] =>
  processing.flatMap(({ store, steps = [] }) => [
    ...(store ? [store] : []),
    ...steps.flatMap((step) => {
      const of = stepOf(step)
      return 'store' in of && of.store ? [of.store] : []
    }),
  ])

export const streamsAppStandbyWithoutChangelog = defineRule({
  id: 'streams-app-standby-without-changelog',
  title: 'Standby copies of state that has no changelog',
  scope: 'streamsApp',
  severity: 'warning',
  kind: 'advice',
  why: 'A standby reads the changelog of a store. A store without one is on a single instance alone: it has no standby however many are asked for, and begins empty wherever its task goes, also when an instance is only restarted elsewhere. Counts begin anew, and joins find nothing. That is right for a cache that can be filled again, and for little else.',
  reference: kafkaDocs('streams/architecture/#fault-tolerance'),
  examples: () => {
    const counting = (changelog: boolean, other = false): Processing => [
      {
        stream: 'orders',
        steps: [
          'groupByKey',
          { op: 'count', store: { name: 'per-order', keys: 1_000, ...(!changelog && { changelog }) } },
          'toStream',
          { op: 'to', topic: 'order-counts' },
        ],
      },
      ...(other
        ? [
            {
              stream: 'orders',
              steps: [
                { op: 'groupBy' as const, named: 'by-shop' },
                { op: 'count' as const, store: { name: 'per-shop', keys: 1_000 } },
              ],
            },
          ]
        : []),
    ]
    return {
      bad: [withSoundApp({ processing: counting(false) })],
      good: [
        withSoundApp({ processing: counting(true) }),
        withSoundApp({ processing: counting(false, true) }),
        withSoundApp({ processing: counting(false), config: { 'num.standby.replicas': undefined } }),
      ],
    }
  },
  check(view, report) {
    const { name, app, cluster } = view
    const { processing = [] } = app
    const stores = storesOf(processing)
    const unlogged = stores.filter(({ changelog }) => changelog === false)
    const [first] = unlogged
    const asked = standbysAsked(app, cluster)
    if (!first || asked.count === 0) return
    // A table has its topic for a changelog where it reuses it, and other stores have their standbys.
    if (processing.some(({ table, store }) => table !== undefined && store?.changelog !== false)) return
    const facts = streamsFacts(view)
    if (!facts.ok || facts.stores.length === 0 || facts.stores.some(({ hasChangelog }) => hasChangelog))
      return
    const fewer = { [asked.key]: undefined }
    report({
      message: `\`${name}\` asks for ${asked.count === 1 ? 'a standby' : `${formatCount(asked.count)} standbys`}, and none of its stores has a changelog to copy`,
      field: 'processing',
      evidence: [
        { name: asked.key, value: formatCount(asked.count) },
        {
          name: 'stores without a changelog',
          value: unlogged.map((store) => store.name ?? 'unnamed').join(', '),
        },
      ],
      choices: [
        asChoice(
          changeNode('streamsApp', name, 'Keep changelogs', (node) =>
            node.processing ? { ...node, processing: withChangelogs(node.processing) } : node,
          ),
        ),
        asChoice(
          asked.field === 'groupConfig'
            ? setGroupConfig('streamsApp', name, fewer, 'Ask for no standby')
            : setConfig('streamsApp', name, fewer, 'Ask for no standby'),
        ),
      ],
    })
  },
})
