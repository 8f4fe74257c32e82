/** What is changed of the scenarios of the design; each is one step to undo. */
import type { Edit } from '@/core/edits/edit'
import { addScenario, removeScenario, setScenario } from '@/core/edits/edit-scenarios'
import type { Scenario, ScenarioEvent } from '@/core/model/design'
import { dispatch, documentStore } from './document-store'
import { pickScenario, shownScenario } from './what-if-store'

/** A scenario that is only suggested becomes the design's own together with what is made of it. */
function withSuggested(edit: Edit): Edit {
  const { index, scenario } = shownScenario()
  const { scenarios = [] } = documentStore.getState().design
  if (index < scenarios.length) return edit
  const stated = setScenario(index, scenario, edit.label)
  return { ...edit, apply: (design) => edit.apply(stated.apply(design)) }
}

function addAndShow(scenario: Scenario, label: string): void {
  const { index } = shownScenario()
  dispatch(withSuggested(addScenario(index, scenario, label)))
  pickScenario(index + 1)
}

/** An hour at average rates: what people think of before they say otherwise. */
const NEW_SECONDS = 3600

/** Adds a scenario in which nothing happens yet, and shows it. It has nothing of the one that was shown: that is a duplicate. */
export const newScenario = (): void =>
  addAndShow({ name: 'New scenario', lengthSeconds: NEW_SECONDS, events: [] }, 'Add a scenario')

/** Adds a copy of the scenario that is shown, under a name of its own, and shows it. */
export const duplicateScenario = (): void => addAndShow(shownScenario().scenario, 'Duplicate a scenario')

/** Takes the scenario that is shown out of the design, and shows the one before it. */
export function deleteScenario(): void {
  const { index } = shownScenario()
  dispatch(removeScenario(index))
  pickScenario(Math.max(0, index - 1))
}

/** Changes the scenario that is shown; one that was only suggested becomes the design's own. */
export function changeScenario(
  change: (scenario: Scenario) => Scenario,
  label: string,
  mergeKey?: string,
): void {
  const { index, scenario } = shownScenario()
  dispatch(setScenario(index, change(scenario), label, mergeKey))
}

export const addEvent = (event: ScenarioEvent): void =>
  changeScenario((scenario) => ({ ...scenario, events: [...scenario.events, event] }), 'Add an event')

export const removeEvent = (index: number): void =>
  changeScenario(
    (scenario) => ({ ...scenario, events: scenario.events.filter((_, at) => at !== index) }),
    'Remove an event',
  )

/** Changes an event where it stands; changes of one kind one after the other are one step. */
export const changeEvent = (index: number, event: ScenarioEvent, mergeKey?: string): void =>
  changeScenario(
    (scenario) => ({ ...scenario, events: scenario.events.with(index, event) }),
    'Change an event',
    mergeKey === undefined ? undefined : `event ${index} ${mergeKey}`,
  )

/** Ends an event at a moment, at least a second after it began. */
export const endEvent = (index: number, at: number, label: string): void =>
  changeScenario(
    (scenario) => ({
      ...scenario,
      events: scenario.events.map((event, each) =>
        each === index ? { ...event, lastsSeconds: Math.max(1, Math.round(at - event.atSeconds)) } : event,
      ),
    }),
    label,
  )
