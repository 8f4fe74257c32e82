/** The analysis of the open design, computed whenever the design changes. */

import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Analysis } from '@/core/analysis'
import { measureDesign } from '@/core/measure-design'
import type { Design } from '@/core/model/design'
import { nodeCount } from '@/core/model/node-id'
import { notify } from '../session/session-store'
import { documentStore } from './document-store'

/** Up to this many nodes an analysis is made at once; beyond, after the event that changed the design. */
const LARGEST_AT_ONCE = 2_000

interface Analysed {
  readonly design: Design
  readonly analysis: Analysis
}

const NO_FINDINGS: Analysis['findingsByNode'] = new Map()

/** The numbers alone: what there is to show until the rules are here. */
const unchecked = (design: Design): Analysis => ({
  ...measureDesign(design).measurement,
  findings: [],
  causes: [],
  suppressed: [],
  findingsByNode: NO_FINDINGS,
  checklist: [],
})

let analyse: (design: Design) => Analysis = unchecked

const analysisStore = createStore<Analysed>(() => {
  const { design } = documentStore.getState()
  return { design, analysis: unchecked(design) }
})

let hasExcused = false

/** A fault of the analysis costs the numbers of a moment: never the drawing, nor that it is saved. */
function renew(design: Design): void {
  analysisStore.setState({ design, analysis: analyseOrKeep(design) })
}

function analyseOrKeep(design: Design): Analysis {
  try {
    const analysis = analyse(design)
    hasExcused = false
    return analysis
  } catch (fault) {
    excuse(fault)
    return analysisStore.getState().analysis
  }
}

/** Said once; again after it worked in between. */
function excuse(fault: unknown): void {
  if (hasExcused) return
  hasExcused = true
  const reason = fault instanceof Error ? fault.message : String(fault)
  notify({
    text: `The numbers and findings could not be computed and stand as they were before. The drawing is not affected. ${reason}`,
    tone: 'error',
  })
}

let scheduled: ReturnType<typeof setTimeout> | undefined

function catchUp(): void {
  clearTimeout(scheduled)
  scheduled = undefined
  const { design } = documentStore.getState()
  if (design !== analysisStore.getState().design) renew(design)
}

documentStore.subscribe(({ design }) => {
  if (design === analysisStore.getState().design) return
  if (nodeCount(design) <= LARGEST_AT_ONCE) catchUp()
  else scheduled ??= setTimeout(catchUp)
})

let loading: Promise<void> | undefined

/**
 * Loads the rules and checks the design with them; from then on every analysis is whole. Apart from the
 * first load, since a drawing can be shown before it is judged. Rejects where they cannot be loaded; the next
 * call tries again.
 */
export function loadRules(): Promise<void> {
  loading ??= import('@/core/analyse').then((module) => {
    analyse = module.analyse
    renew(documentStore.getState().design)
  })
  loading.catch(() => {
    loading = undefined
  })
  return loading
}

/**
 * Reads the analysis. For a large design it may be a moment older than the design, so that typing is never
 * held up: a node that was just added or renamed may not be in it yet.
 */
export const useAnalysis = <Value>(selector: (analysis: Analysis) => Value): Value =>
  useStore(analysisStore, (state) => selector(state.analysis))

/** The analysis of the design as it is now, computed if need be. */
export function currentAnalysis(): Analysis {
  catchUp()
  return analysisStore.getState().analysis
}

/** Calls back with every new analysis, for what draws without React. Returns how to stop. */
export const subscribeAnalysis = (listener: (analysis: Analysis) => void): (() => void) =>
  analysisStore.subscribe(({ analysis }) => listener(analysis))
