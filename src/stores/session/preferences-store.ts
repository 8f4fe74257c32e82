/** How this user likes the screen: kept in the browser, for all designs, never undone. */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { parseJson, readLocal, writeLocal } from '../browser/local-storage'

const THEMES = ['light', 'dark', 'system'] as const

export type Theme = (typeof THEMES)[number]

/** The panels whose size a user sets, in pixels: a share of a large window would be nothing of a small one. */
const PANELS = ['bottom', 'inspector'] as const

type Panel = (typeof PANELS)[number]

/** What can be switched on and off, and how it stands until somebody does. */
const SWITCHES = {
  bottomPanel: true,
  outline: false,
  /** The topics that Kafka makes by itself are drawn beside what they are made for. */
  internals: false,
  snap: false,
  /** The wheel zooms, as those with a mouse may like it; else it moves the view. */
  wheelZooms: false,
  /** A drag over the ground selects what lies in a box; else it moves the view. */
  dragSelects: false,
  /** What to do first is said in a line. */
  firstLine: true,
} as const

export type Switch = keyof typeof SWITCHES

export interface PreferencesState {
  readonly theme: Theme
  readonly panelPixels: Readonly<Partial<Record<Panel, number>>>
  readonly switches: Readonly<Partial<Record<Switch, boolean>>>
}

const KEY = 'preferences'

const isTable = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The entries of a kept table that have a known name and a value of the right kind. */
function entriesOf<Name extends string, Value>(
  table: unknown,
  names: readonly Name[],
  isValue: (entry: unknown) => entry is Value,
): Partial<Record<Name, Value>> {
  const entries: Partial<Record<Name, Value>> = {}
  for (const name of isTable(table) ? names : []) {
    const entry = (table as Readonly<Record<string, unknown>>)[name]
    if (isValue(entry)) entries[name] = entry
  }
  return entries
}

const isSize = (value: unknown): value is number => Number.isFinite(value)
const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean'

/** Reads what an older or a newer build may have written; what it does not know is left out. */
function readPreferences(): PreferencesState {
  const stored = parseJson(readLocal(KEY))
  const { theme, panelPixels, switches } = isTable(stored) ? stored : {}
  return {
    theme: THEMES.find((known) => known === theme) ?? 'system',
    panelPixels: entriesOf(panelPixels, PANELS, isSize),
    switches: entriesOf(switches, Object.keys(SWITCHES) as Switch[], isBoolean),
  }
}

export const preferencesStore = createStore<PreferencesState>(readPreferences)

export const usePreferences = <Value>(selector: (state: PreferencesState) => Value): Value =>
  useStore(preferencesStore, selector)

/** Changes what is kept as well as what is shown: another tab may have kept something else meanwhile. */
function prefer(change: (state: PreferencesState) => PreferencesState): void {
  preferencesStore.setState(change)
  writeLocal(KEY, JSON.stringify(change(readPreferences())))
}

export const setTheme = (theme: Theme): void => prefer((state) => ({ ...state, theme }))

export const setPanelPixels = (panel: Panel, pixels: number): void =>
  prefer((state) => ({ ...state, panelPixels: { ...state.panelPixels, [panel]: pixels } }))

const standsOn = ({ switches }: PreferencesState, name: Switch): boolean => switches[name] ?? SWITCHES[name]

export const isOn = (name: Switch): boolean => standsOn(preferencesStore.getState(), name)

export const useSwitch = (name: Switch): boolean => usePreferences((state) => standsOn(state, name))

export const turn = (name: Switch, on: boolean): void =>
  prefer((state) => ({ ...state, switches: { ...state.switches, [name]: on } }))
