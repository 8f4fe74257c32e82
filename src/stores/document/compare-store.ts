/** What the open design is compared with, and what applying it would do. Loaded with the screen that shows it. */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { clusterAsRead } from '@/core/compare/cluster-as-read'
import { type Comparison, compareDesigns } from '@/core/compare/compare-designs'
import { inEffect } from '@/core/compare/in-effect'
import { placeRemoved } from '@/core/compare/place-removed'
import { createPlanner, type Planner } from '@/core/compare/plan-change'
import type { Step } from '@/core/compare/step'
import { type TargetId, targetOf } from '@/core/compare/targets'
import type { ImportedFiles } from '@/core/importers/import-files'
import type { Source } from '@/core/importers/source'
import type { Box } from '@/core/layout/box-of'
import type { Design } from '@/core/model/design'
import { type NodeId, type NodeKind, nodeCount, topicId } from '@/core/model/node-id'
import { readLocal, writeLocal } from '../browser/local-storage'
import { readOnto } from '../reading/read-design'
import { notify, startCompare } from '../session/session-store'
import { documentStore } from './document-store'

/** What stands on the other side: a design, or files that say something of a cluster. */
export type Against =
  | { readonly kind: 'files'; readonly sources: readonly Source[] }
  | { readonly kind: 'design' | 'version' | 'link'; readonly label: string; readonly design: Design }

export interface Compared {
  readonly before: Design
  readonly after: Design
  readonly comparison: Comparison
  readonly planner: Planner
  readonly removed: ReadonlyMap<NodeId, Box>
  /** Who says what, where files do. */
  readonly read: ImportedFiles | null
  /** Of which kinds the files say nothing. */
  readonly silent: readonly NodeKind[]
}

interface CompareState {
  readonly against: Against | null
  readonly target: TargetId
  /** The topics of which the plan is that a new one takes their part. */
  readonly handedOver: ReadonlySet<string>
  /** The step that is looked at. */
  readonly stepId: string | null
  /** Null until it is worked out. */
  readonly compared: Compared | null
  readonly steps: readonly Step[]
}

const TARGET = 'compare-target'

const compareStore = createStore<CompareState>(() => ({
  against: null,
  target: targetOf(readLocal(TARGET) ?? '') ?? 'kafka-cli',
  handedOver: new Set(),
  stepId: null,
  compared: null,
  steps: [],
}))

export const useCompare = <Value>(selector: (state: CompareState) => Value): Value =>
  useStore(compareStore, selector)

/** Compares the open design with something, on the drawing. */
export function compareWith(against: Against): void {
  compareStore.setState({ against, handedOver: new Set(), stepId: null, compared: null, steps: [] })
  startCompare()
}

export function pickTarget(target: TargetId): void {
  writeLocal(TARGET, target)
  compareStore.setState(({ compared, handedOver }) => ({
    target,
    steps: compared?.planner.plan(target, handedOver) ?? [],
  }))
}

/** Plans that a new topic takes the part of one, or that it is changed in its place, and looks at the step that this is about. */
export function handOver(topic: string, isHandedOver: boolean): void {
  const { compared, target, handedOver: before } = compareStore.getState()
  const handedOver = new Set(before)
  if (isHandedOver) handedOver.add(topic)
  else handedOver.delete(topic)
  const steps = compared?.planner.plan(target, handedOver) ?? []
  const own = steps.filter(({ at }) => at === topicId(topic))
  const stepId = (own.find(({ saferSteps }) => saferSteps !== undefined) ?? own[0])?.id ?? null
  compareStore.setState({ handedOver, steps, stepId })
}

export const lookAt = (stepId: string | null): void => compareStore.setState({ stepId })

/** The step that is looked at: the first where none is, or it is no more. */
export const stepOf = ({ steps, stepId }: Pick<CompareState, 'steps' | 'stepId'>): Step | undefined =>
  steps.find(({ id }) => id === stepId) ?? steps[0]

/** Goes to the next or the previous step, and returns it. */
export function goToStep(by: 1 | -1): Step | undefined {
  const state = compareStore.getState()
  const now = stepOf(state)
  const at = now ? state.steps.indexOf(now) : 0
  const next = state.steps[Math.min(Math.max(at + by, 0), state.steps.length - 1)]
  if (next) lookAt(next.id)
  return next
}

type Other = Pick<Compared, 'before' | 'read' | 'silent'>

/** The other side, beside the design as it is drawn now; null where files cannot be read any more. */
async function otherSide(against: Against, after: Design): Promise<Other | null> {
  if (against.kind !== 'files') return { before: against.design, read: null, silent: [] }
  const read = await readOnto(against.sources, { onto: after, prefer: 'read' })
  if (!read.ok) return null
  const { design, silent } = clusterAsRead(read.value)
  return { before: design, read: read.value, silent }
}

let runs = 0

async function work(): Promise<void> {
  const { against, target } = compareStore.getState()
  runs += 1
  const run = runs
  if (!against) return
  const { design: after } = documentStore.getState()
  const other = await otherSide(against, after)
  if (run !== runs) return
  if (!other) {
    notify({ text: 'What was compared with cannot be read.', tone: 'error' })
    return
  }
  const planner = createPlanner(other.before, after)
  const said = compareDesigns(other.before, after)
  const comparison = other.read ? inEffect(said, planner.topics) : said
  const removed = placeRemoved(other.before, after, comparison.removed)
  compareStore.setState({
    compared: { ...other, after, comparison, planner, removed },
    steps: planner.plan(target, compareStore.getState().handedOver),
  })
}

/** A larger design is compared once typing rests. */
const LARGEST_AT_ONCE = 400
const REST_MS = 350

/** Follows the open design and what it is compared with, while the comparison is shown; returns how to stop. */
export function followCompared(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let { design } = documentStore.getState()
  let { against } = compareStore.getState()
  const stopDesign = documentStore.subscribe((state) => {
    if (state.design === design) return
    design = state.design
    clearTimeout(timer)
    if (nodeCount(design) <= LARGEST_AT_ONCE) void work()
    else timer = setTimeout(work, REST_MS)
  })
  const stopOther = compareStore.subscribe((state) => {
    if (state.against === against) return
    against = state.against
    void work()
  })
  void work()
  return () => {
    clearTimeout(timer)
    stopDesign()
    stopOther()
    runs += 1
    compareStore.setState({ against: null, compared: null, steps: [], stepId: null })
  }
}
