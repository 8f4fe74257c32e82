/** What is played: the scenario, its simulation, the moment that is shown. Loaded with the panel that shows it. */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Scenario, ScenarioEventKind } from '@/core/model/design'
import { isEqual } from '@/core/shared/is-equal'
import type { Proposal } from '@/core/simulation/proposals'
import type { Simulation } from '@/core/simulation/simulation'
import { documentStore } from './document-store'
import { speedOf } from './playing-speed'
import { noteAsked, noteReturn, noteShown } from './run-before'
import { indexNow, scenarioAt } from './scenario-now'
import type { SimulationAnswer, SimulationRequest } from './simulation-worker'

export interface Beside {
  readonly name: string
  /** The index of its scenario; null for the run before a fix. */
  readonly index: number | null
  /** Null while it is run. */
  readonly simulation: Simulation | null
}

interface WhatIfState {
  /** The index of the scenario in the design's list. */
  readonly index: number
  readonly scenario: Scenario
  readonly simulation: Simulation | null
  /** Another run to be seen beside this one: the one before the last fix, or of another scenario. */
  readonly beside: Beside | null
  /** The run of the design as it was before it was changed last, of the same scenario. */
  readonly previous: Simulation | null
  /** The index of the event that is edited. */
  readonly editing: number | null
  /** The kind of the event that is being added. */
  readonly adding: ScenarioEventKind | null
  /** Null while they are looked for. */
  readonly proposals: readonly Proposal[] | null
  readonly isRunning: boolean
  /** The share that is done where it takes long, the search for fixes after it included; else null. */
  readonly progress: number | null
  /** Whether the user stopped it before its end. */
  readonly isStopped: boolean
  readonly fault: string | null
  readonly atSeconds: number
  readonly isPlaying: boolean
  /** Seconds of the scenario for one of the clock. */
  readonly speed: number
}

const whatIfStore = createStore<WhatIfState>(() => ({
  index: 0,
  scenario: scenarioAt(documentStore.getState().design, 0),
  simulation: null,
  beside: null,
  previous: null,
  editing: null,
  adding: null,
  proposals: null,
  isRunning: false,
  progress: null,
  isStopped: false,
  fault: null,
  atSeconds: 0,
  isPlaying: false,
  speed: 30,
}))

export const useWhatIf = <Value>(selector: (state: WhatIfState) => Value): Value =>
  useStore(whatIfStore, selector)

let worker: Worker | null = null
let isBusy = false
let runs = 0

/** Nothing is run while numbers are still being typed. */
const REST_MS = 250
let timer: ReturnType<typeof setTimeout> | undefined
/** A search for fixes that takes longer may be stopped. */
const LONG_SEARCH_MS = 800
let searching: ReturnType<typeof setTimeout> | undefined

function ask(): void {
  const { design, documentId } = documentStore.getState()
  const { scenario } = whatIfStore.getState()
  noteAsked({ documentId, design, scenario })
  if (isBusy) {
    worker?.terminate()
    worker = null
  }
  worker ??= startWorker()
  isBusy = true
  runs += 1
  whatIfStore.setState({
    isRunning: true,
    progress: null,
    isStopped: false,
    proposals: null,
    fault: null,
  })
  worker.postMessage({ id: runs, design, scenario } satisfies SimulationRequest)
}

function startWorker(): Worker {
  const started = new Worker(new URL('./simulation-worker.ts', import.meta.url), { type: 'module' })
  started.addEventListener('message', ({ data }: MessageEvent<SimulationAnswer>) => {
    if (data.id === runs) take(data)
  })
  started.addEventListener('error', () => {
    isBusy = false
    whatIfStore.setState({ isRunning: false, progress: null, fault: 'The simulation could not be run.' })
  })
  return started
}

/** Stops what takes long; what was shown before goes on being shown. */
export function stopRunning(): void {
  worker?.terminate()
  worker = null
  isBusy = false
  whatIfStore.setState({ isRunning: false, progress: null, isStopped: true })
}

/** Runs what was stopped. */
export const runAgain = (): void => ask()

function take(answer: SimulationAnswer): void {
  if ('progress' in answer) {
    whatIfStore.setState({ progress: answer.progress })
    return
  }
  if ('simulation' in answer) {
    const { lengthSeconds } = answer.simulation
    const { atSeconds, simulation, beside } = whatIfStore.getState()
    const { isOther, isChanged, isChangedElsewhere } = noteShown()
    if (isOther || isChanged) whatIfStore.setState({ previous: isChanged ? simulation : null })
    if (isChangedElsewhere && beside === null) showPrevious()
    whatIfStore.setState({
      simulation: answer.simulation,
      isRunning: false,
      atSeconds: Math.min(atSeconds, lengthSeconds),
    })
    clearTimeout(searching)
    searching = setTimeout(() => {
      if (isBusy && answer.id === runs) whatIfStore.setState({ progress: 1 })
    }, LONG_SEARCH_MS)
    return
  }
  isBusy = false
  whatIfStore.setState({ progress: null })
  if ('proposals' in answer) whatIfStore.setState({ proposals: answer.proposals })
  else whatIfStore.setState({ isRunning: false, fault: answer.fault })
}

/** Takes in the scenario of the design; another one, or a changed one, has no run before its fix. */
function renewScenario(): void {
  const { design } = documentStore.getState()
  const before = whatIfStore.getState()
  const index = indexNow(design, before)
  const scenario = scenarioAt(design, index)
  const isOther = !isEqual(scenario, before.scenario)
  const isBesideGone =
    before.beside !== null && (before.beside.index === null ? isOther : index !== before.index)
  whatIfStore.setState({
    index,
    scenario,
    ...(isBesideGone && { beside: null }),
    ...(isOther && { editing: null, atSeconds: Math.min(before.atSeconds, scenario.lengthSeconds) }),
  })
}

/** What is shown of a design that was not shown before. */
const BEGINNING = { index: 0, beside: null, editing: null, atSeconds: 0 } as const
/** The design that was followed last. */
let followed = documentStore.getState().documentId

/** Follows the open design while the panel is shown; returns how to stop. */
export function followDesign(): () => void {
  let known = documentStore.getState()
  if (followed !== known.documentId) whatIfStore.setState(BEGINNING)
  followed = known.documentId
  noteReturn()
  renewScenario()
  ask()
  const stop = documentStore.subscribe((state) => {
    if (state.design === known.design) return
    if (state.documentId !== known.documentId) whatIfStore.setState(BEGINNING)
    followed = state.documentId
    known = state
    renewScenario()
    clearTimeout(timer)
    timer = setTimeout(() => {
      ask()
      askBeside()
    }, REST_MS)
  })
  return () => {
    stop()
    clearTimeout(timer)
    worker?.terminate()
    second?.terminate()
    worker = null
    second = null
    isBusy = false
    whatIfStore.setState({ isPlaying: false, isRunning: false, progress: null })
  }
}

/** Shows another scenario of the design, and runs it. */
export function pickScenario(index: number): void {
  const scenario = scenarioAt(documentStore.getState().design, index)
  const { atSeconds } = whatIfStore.getState()
  whatIfStore.setState({
    index,
    scenario,
    beside: null,
    editing: null,
    adding: null,
    atSeconds: Math.min(atSeconds, scenario.lengthSeconds),
  })
  ask()
}

/** The scenario that is shown, and its index in the design's list. */
export const shownScenario = (): Pick<WhatIfState, 'index' | 'scenario'> => whatIfStore.getState()

/** Opens the form of an event of the scenario; null closes it. */
export const editEvent = (editing: number | null): void => whatIfStore.setState({ editing, adding: null })

/** Opens the form of a new event of a kind; null closes it. */
export const beginEvent = (adding: ScenarioEventKind | null): void =>
  whatIfStore.setState({ adding, editing: null })

/** Keeps the run as it is to be shown beside the next one. */
export const keepBefore = (): void =>
  whatIfStore.setState(({ simulation }) => ({
    beside: simulation && { name: 'before the fix', index: null, simulation },
  }))

/** Shows the run before the design was changed last. */
export const showPrevious = (): void =>
  whatIfStore.setState(({ previous }) => ({
    beside: previous && { name: 'before the change', index: null, simulation: previous },
  }))

export const showNothingBeside = (): void => whatIfStore.setState({ beside: null })

/** Runs another scenario of the design, to be seen beside the one that is shown. */
export function compareWith(index: number): void {
  const scenario = documentStore.getState().design.scenarios?.[index]
  if (!scenario) {
    showNothingBeside()
    return
  }
  whatIfStore.setState({ beside: { name: scenario.name, index, simulation: null } })
  askBeside()
}

let second: Worker | null = null

/** Runs the scenario that is beside once more, with the design as it is. */
function askBeside(): void {
  const index = whatIfStore.getState().beside?.index
  const { design } = documentStore.getState()
  const scenario = index == null ? undefined : design.scenarios?.[index]
  second?.terminate()
  second = null
  if (index == null || !scenario) return
  const started = new Worker(new URL('./simulation-worker.ts', import.meta.url), { type: 'module' })
  second = started
  started.addEventListener('message', ({ data }: MessageEvent<SimulationAnswer>) => {
    if (second !== started || !('simulation' in data)) return
    started.terminate()
    second = null
    whatIfStore.setState({ beside: { name: scenario.name, index, simulation: data.simulation } })
  })
  started.postMessage({ id: 0, design, scenario } satisfies SimulationRequest)
}

export const seek = (atSeconds: number): void =>
  whatIfStore.setState(({ scenario }) => ({
    atSeconds: Math.max(0, Math.min(scenario.lengthSeconds, atSeconds)),
  }))

/** Plays from where it stands, from the beginning where it stands at the end, or stops. */
export const play = (isPlaying: boolean): void =>
  whatIfStore.setState(({ atSeconds, scenario }) => ({
    isPlaying,
    atSeconds: isPlaying && atSeconds >= scenario.lengthSeconds ? 0 : atSeconds,
  }))

/** Goes on by so much of the clock; stops at the end. */
export const advance = (clockSeconds: number): void =>
  whatIfStore.setState((state) => {
    const { atSeconds, scenario } = state
    const next = atSeconds + clockSeconds * speedOf(state)
    return next >= scenario.lengthSeconds
      ? { atSeconds: scenario.lengthSeconds, isPlaying: false }
      : { atSeconds: next }
  })

export const setSpeed = (speed: number): void => whatIfStore.setState({ speed })
