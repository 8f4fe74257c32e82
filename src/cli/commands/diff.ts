import { clusterAsRead } from '@/core/compare/cluster-as-read'
import { compareDesigns } from '@/core/compare/compare-designs'
import { handedOverBy } from '@/core/compare/hand-over'
import { inEffect } from '@/core/compare/in-effect'
import { createPlanner, type HandedOver, type Planner } from '@/core/compare/plan-change'
import { planScript } from '@/core/compare/plan-script'
import { jsonDiff, markdownDiff, textDiff } from '@/core/compare/print-plan'
import { planReassignment, reassignmentInWords } from '@/core/compare/reassignment'
import type { Step } from '@/core/compare/step'
import { TARGET_IDS, TARGETS, targetOf } from '@/core/compare/targets'
import { importFiles } from '@/core/importers/import-files'
import type { Design } from '@/core/model/design'
import { Failure } from '../failure'
import type { Io } from '../io'
import { type Loaded, loadDesign } from '../load-design'

/** What makes `diff` fail, each with those above it. */
export const DIFF_FAILURES = ['never', 'loss', 'final', 'refused', 'change'] as const

export interface DiffOptions {
  readonly target: string
  readonly format: 'text' | 'json' | 'markdown' | 'script' | 'reassignment'
  /** Topics whose part a new one takes, by name; `*` for all where that is the safer way. */
  readonly handOver?: readonly string[]
  readonly failOn: (typeof DIFF_FAILURES)[number]
}

const FAILS: Readonly<Record<DiffOptions['failOn'], (step: Step) => boolean>> = {
  never: () => false,
  loss: ({ losesData }) => losesData,
  final: ({ reversible }) => !reversible,
  refused: ({ reversible, outcome }) => !reversible || outcome === 'refused',
  change: () => true,
}

/** Prints what applying the later of two designs does to a cluster that is as the earlier one says. */
export async function diff(before: string, after: string, options: DiffOptions, io: Io): Promise<number> {
  const target = targetOf(options.target)
  if (target === undefined)
    throw new Failure(`There is no target ${options.target}; there are ${TARGET_IDS.join(', ')}.`)
  const other = await loadDesign([after], io)
  const one = await loadBefore(before, other.design, io)
  const asked = askedOf(options.handOver ?? [], other.design)
  const planner = createPlanner(one.design, other.design)
  const steps = planner.plan(target, asked)
  const handedOver = handedOverBy(steps)
  for (const name of new Set(options.handOver))
    if (name !== '*' && !handedOver.has(name))
      io.err(`${name} is not handed over: with ${TARGETS[target].label} no step of it has a safer way.\n`)
  if (options.format === 'script') {
    if (target !== 'kafka-cli') throw new Failure('Only the target kafka-cli is applied by a script.')
    io.out(planScript(one.design, other.design, asked))
  }
  if (options.format === 'reassignment') io.out(reassignmentOf(planner, one, handedOver, io))
  const comparison = compareDesigns(one.design, other.design)
  const report = {
    names: [before, after] as const,
    comparison: one.isListed ? inEffect(comparison, planner.topics) : comparison,
    target: TARGETS[target],
    steps,
  }
  if (options.format === 'text') io.out(textDiff(report))
  if (options.format === 'json') io.out(jsonDiff(report, target))
  if (options.format === 'markdown') io.out(markdownDiff(report))
  return steps.some(FAILS[options.failOn]) ? 1 : 0
}

function askedOf(names: readonly string[], { topics }: Design): ReadonlySet<string> {
  const there = new Set(topics.map(({ name }) => name))
  if (names.includes('*')) return there
  const unknown = names.filter((name) => !there.has(name))
  if (unknown.length > 0) throw new Failure(`There is no topic ${unknown.join(', ')} to hand over.`)
  return new Set(names)
}

interface Before extends Loaded {
  /** Whether it is what files list of a cluster, of which what they are silent about is as the design says. */
  readonly isListed: boolean
}

const DESIGNS: ReadonlySet<string> = new Set(['surveyor', 'share-link'])

/** A design states all that there is; any other file says something of a cluster and is silent about the rest. */
async function loadBefore(path: string, after: Design, io: Pick<Io, 'stdin'>): Promise<Before> {
  const alone = await loadDesign([path], io)
  if (alone.formats.some(({ id }) => DESIGNS.has(id))) return { ...alone, isListed: false }
  const laid = await importFiles(alone.sources, { onto: after, prefer: 'read' })
  if (!laid.ok) return { ...alone, isListed: false }
  return { ...alone, design: clusterAsRead(laid.value).design, isListed: true }
}

function reassignmentOf(
  planner: Planner,
  placement: Loaded,
  handedOver: HandedOver,
  io: Pick<Io, 'err'>,
): string {
  const reassignment = planReassignment(planner, placement, handedOver)
  if (!reassignment)
    throw new Failure('No topic gets another replication factor in its place, so that no replicas move.')
  const words = reassignmentInWords(reassignment)
  if (reassignment.topics.length === 0) throw new Failure(words)
  io.err(`${words}\n`)
  return reassignment.json
}
