/** How this user likes the screen: kept in the browser, for all designs, never undone. */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { parseJson, readLocal, writeLocal } from './local-storage'

const THEMES = ['light', 'dark', 'system'] as const

export type Theme = (typeof THEMES)[number]

/** The share of a group of panels that each takes, in per cent, by the panel's id. */
export type PanelSizes = Readonly<Record<string, number>>

export interface PreferencesState {
  readonly theme: Theme
  readonly panelSizes: Readonly<Record<string, PanelSizes>>
  readonly folded: Readonly<Record<string, boolean>>
}

const KEY = 'preferences'

const isTable = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isSize = (value: unknown): value is number => Number.isFinite(value)
const isSizes = (value: unknown): value is PanelSizes => isTable(value) && Object.values(value).every(isSize)
const isFold = (value: unknown): value is boolean => typeof value === 'boolean'

function tableOf<Value>(value: unknown, isValue: (entry: unknown) => entry is Value): Record<string, Value> {
  if (!isTable(value)) return {}
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, entry]) => (isValue(entry) ? [[key, entry]] : [])),
  )
}

/** Reads what an older or a newer build may have written; what it does not know is left out. */
function readPreferences(): PreferencesState {
  const kept = parseJson(readLocal(KEY))
  const { theme, panelSizes, folded } = isTable(kept) ? kept : {}
  return {
    theme: THEMES.find((known) => known === theme) ?? 'system',
    panelSizes: tableOf(panelSizes, isSizes),
    folded: tableOf(folded, isFold),
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

export const setPanelSizes = (group: string, sizes: PanelSizes): void =>
  prefer((state) => ({ ...state, panelSizes: { ...state.panelSizes, [group]: sizes } }))

export const setFolded = (panel: string, isFolded: boolean): void =>
  prefer((state) => ({ ...state, folded: { ...state.folded, [panel]: isFolded } }))
