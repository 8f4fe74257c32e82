/**
 * The analysis of the open design, renewed whenever the design changes: at once where it is small, else in
 * slices between which the page goes on. No part of the first load: whoever imports this has an analysis.
 */

import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Analysis } from '@/core/analysis'
import type { Analyser } from '@/core/create-analyser'
import { createMeasurer, type Measurement, type Measurer } from '@/core/measure-design'
import type { Design } from '@/core/model/design'
import { emptyDesign } from '@/core/model/empty-design'
import { hasProtobuf } from '@/core/model/has-protobuf'
import { nodeCount } from '@/core/model/node-id'
import type { ReadText } from '@/core/schemas/read-schema'
import { finish, type Pieces } from '@/core/shared/pieces'
import { orSayFault } from '../session/say-fault'
import { notify } from '../session/session-store'
import { documentStore } from './document-store'
import { inSlices } from './in-slices'
import { showNumbers } from './numbers-store'
import { readyForEdit } from './where-drawn'

/** Up to this many nodes an analysis is made at once; beyond, after the event that changed the design. */
const LARGEST_AT_ONCE = 2_000

/** For so long an analysis may be older than the design before that is said. */
const LATE_MS = 200

interface Analysed {
  /** The design that the analysis is of; an older one than the open design while the next analysis is made. */
  readonly design: Design
  readonly analysis: Analysis
}

const NO_FINDINGS: Omit<Analysis, keyof Measurement> = {
  findings: [],
  causes: [],
  accepted: [],
  findingsByNode: new Map(),
  checklist: [],
}

/** The numbers alone: what there is to show until the rules are here. */
function* numbersAlone(measurer: Measurer, design: Design): Pieces<Analysis> {
  const { measurement } = yield* measurer.measure(design)
  return { ...measurement, ...NO_FINDINGS }
}

let createAnalyser: ((readProtobuf?: ReadText) => Analyser) | undefined

/** Its parser is as much as a fifth of the rules, and loads with the first design that has Protobuf. */
let readProtobuf: ReadText | undefined

/** What is cached between the edits of one document, and how its next analysis is made. */
let open = analyserOf(documentStore.getState().documentId)

function analyserOf(documentId: string) {
  const analyser = createAnalyser?.(readProtobuf)
  if (analyser) return { documentId, inPieces: analyser.inPieces }
  const measurer = createMeasurer()
  return { documentId, inPieces: (design: Design) => numbersAlone(measurer, design) }
}

const analysisStore = createStore<Analysed>(() => {
  const design = nothingOf(documentStore.getState().design)
  return { design, analysis: finish(open.inPieces(design)) }
})

/** An analysis that is being made. */
interface Running {
  readonly design: Design
  readonly work: Pieces<Analysis>
  readonly stop: () => void
}

let running: Running | undefined

function stopRunning(): void {
  running?.stop()
  running = undefined
}

/** Shows what came out. A fault of the analysis costs the numbers of a moment: never the drawing, nor that it is saved. */
function settle(design: Design, compute: () => Analysis): void {
  stopRunning()
  let { analysis } = analysisStore.getState()
  try {
    analysis = compute()
    hasExcused = false
  } catch (fault) {
    excuse(fault)
  }
  show({ design, analysis })
}

function show(analysed: Analysed): void {
  analysisStore.setState(analysed)
  showNumbers({ analysis: analysed.analysis, isLate: false })
  readySoon(analysed.design)
}

/** After so long without a change a large design is made ready for the next one. */
const REST_MS = 250

let stopReadying = () => {}

function readySoon(design: Design): void {
  stopReadying()
  if (!isLarge(design)) return
  const nothing = () => {}
  const timer = setTimeout(() => {
    const ends = { done: nothing, failed: nothing, late: nothing, lateAfter: LATE_MS }
    stopReadying = inSlices(readyForEdit(design), ends)
  }, REST_MS)
  stopReadying = () => clearTimeout(timer)
}

let hasExcused = false

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

/** Makes the analysis of the open design, or what is left of it, at once. */
function catchUp(): void {
  const { design } = documentStore.getState()
  if (design === analysisStore.getState().design) return
  const begun = running?.design === design ? running.work : undefined
  settle(design, () => finish(begun ?? open.inPieces(design)))
}

/** Begins the analysis of a large design; one that was begun of an older state is given up. */
function begin(design: Design): void {
  stopRunning()
  const work = open.inPieces(design)
  const stop = inSlices(work, {
    done: (analysis) => settle(design, () => analysis),
    failed: (fault) =>
      settle(design, () => {
        throw fault
      }),
    late: () => showNumbers({ isLate: true }),
    lateAfter: LATE_MS,
  })
  running = { design, work, stop }
}

function renew(design: Design): void {
  if (isLarge(design)) begin(design)
  else settle(design, () => finish(open.inPieces(design)))
}

documentStore.subscribe(({ design, documentId }) => {
  if (documentId !== open.documentId) {
    open = analyserOf(documentId)
    // The numbers of another document are no older numbers of this one.
    if (isLarge(design)) showNothing(design)
  }
  if (design === (running?.design ?? analysisStore.getState().design)) return
  renew(design)
  askForProtobuf(design)
})

function isLarge(design: Design): boolean {
  return nodeCount(design) > LARGEST_AT_ONCE
}

function nothingOf({ name, cluster }: Design): Design {
  return { ...emptyDesign(name), cluster }
}

function showNothing(design: Design): void {
  const nothing = nothingOf(design)
  settle(nothing, () => finish(open.inPieces(nothing)))
}

renew(documentStore.getState().design)

let loading: Promise<void> | undefined

/**
 * Loads the rules and checks the design with them; from then on every analysis is whole. Apart from the
 * first load, since a drawing can be shown before it is judged. Rejects where they cannot be loaded; the next
 * call tries again.
 */
export function loadRules(): Promise<void> {
  loading ??= import('@/core/create-analyser').then((module) => {
    createAnalyser = module.createAnalyser
    beginAnew()
    askForProtobuf(documentStore.getState().design)
  })
  loading.catch(() => {
    loading = undefined
  })
  return loading
}

function beginAnew(): void {
  open = analyserOf(open.documentId)
  renew(documentStore.getState().design)
}

let hasAsked = false

/** Loads what reads Protobuf where the design has some of it, and checks anew: until then it is judged but for that. */
function askForProtobuf({ topics }: Design): void {
  if (createAnalyser === undefined || hasAsked || !topics.some(hasProtobuf)) return
  hasAsked = true
  const load = async () => {
    const module = await import('@/core/schemas/read-protobuf-schema')
    readProtobuf = module.readProtobufSchema
    beginAnew()
  }
  void orSayFault('Checking schemas in Protobuf', load)
}

/** Computes the analysis of a design that is not open, as that of the open one is computed. */
export const analyseAside = (design: Design): Analysis => finish(analyserOf(open.documentId).inPieces(design))

/**
 * Reads the analysis. For a large design it may be a moment older than the design, so that typing is never
 * held up: a node that was just added or renamed may not be in it yet.
 */
export const useAnalysis = <Value>(selector: (analysis: Analysis) => Value): Value =>
  useStore(analysisStore, (state) => selector(state.analysis))

/** The analysis as it is shown: a large design's may be a moment older than the design. */
export const shownAnalysis = (): Analysis => analysisStore.getState().analysis

/** The analysis of the design as it is now, computed if need be: what leaves the page is made of it. */
export function currentAnalysis(): Analysis {
  catchUp()
  return analysisStore.getState().analysis
}

/** Calls back with every new analysis, for what draws without React. Returns how to stop. */
export const subscribeAnalysis = (listener: (analysis: Analysis) => void): (() => void) =>
  analysisStore.subscribe(({ analysis }, before) => {
    if (analysis !== before.analysis) listener(analysis)
  })
