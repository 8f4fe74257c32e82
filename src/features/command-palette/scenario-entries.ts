/** What can be played: the scenarios of the design, and what may happen in one. */
import type { Design, ScenarioEventKind } from '@/core/model/design'
import { EVENT_LABELS, EVENT_WORDS } from '@/core/model/scenario-words'
import { turn } from '@/stores/session/preferences-store'
import { orSayFault } from '@/stores/session/say-fault'
import { showTab } from '@/stores/session/session-store'
import type { FurtherEntry } from './find-entries'

/** Shows the panel, and does something there once what it needs is loaded. */
function inWhatIf(act: (stores: Stores) => void): () => void {
  return () => {
    turn('bottomPanel', true)
    showTab('whatIf')
    void orSayFault('Showing the scenario', async () => act(await loadStores()))
  }
}

async function loadStores() {
  const [shown, scenarios] = await Promise.all([
    import('@/stores/document/what-if-store'),
    import('@/stores/document/what-if-scenarios'),
  ])
  return { ...shown, ...scenarios }
}

type Stores = Awaited<ReturnType<typeof loadStores>>

const entry = (id: string, label: string, act: (stores: Stores) => void): FurtherEntry => ({
  kind: 'scenario',
  id: `scenario ${id}`,
  label,
  says: 'scenario',
  run: inWhatIf(act),
})

const COMMANDS: readonly FurtherEntry[] = [
  entry('play', 'Play the scenario (what if)', ({ play }) => play(true)),
  entry('pause', 'Pause the scenario', ({ play }) => play(false)),
  entry('new', 'New scenario', ({ newScenario }) => newScenario()),
  entry('duplicate', 'Duplicate the scenario', ({ duplicateScenario }) => duplicateScenario()),
  entry('delete', 'Delete the scenario', ({ deleteScenario }) => deleteScenario()),
]

/** Kinds of events that mean something without a connector. */
const needsConnector = (kind: ScenarioEventKind): boolean =>
  kind === 'task-failed' || kind === 'source-snapshot' || kind.startsWith('worker')

/** Returns what is found of scenarios: playing one, each of them, and each thing that may happen. */
export const scenarioEntries = ({ scenarios = [], connectors }: Design): readonly FurtherEntry[] => [
  ...COMMANDS,
  ...scenarios.map(({ name }, index) =>
    entry(`show ${index}`, `Show the scenario ${name}`, ({ pickScenario }) => pickScenario(index)),
  ),
  ...(Object.keys(EVENT_LABELS) as readonly ScenarioEventKind[])
    .filter((kind) => connectors.length > 0 || !needsConnector(kind))
    .map((kind) => ({
      ...entry(`add ${kind}`, EVENT_LABELS[kind], ({ beginEvent }) => beginEvent(kind)),
      says: 'add to the scenario',
      more: `what if: add event ${EVENT_WORDS[kind]}`,
    })),
]
