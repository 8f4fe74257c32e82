import { compareDesigns } from '@/core/compare/compare-designs'
import { planChange } from '@/core/compare/plan-change'
import { planScript } from '@/core/compare/plan-script'
import { jsonDiff, markdownDiff, textDiff } from '@/core/compare/print-plan'
import type { Step } from '@/core/compare/step'
import { TARGET_IDS, TARGETS, targetOf } from '@/core/compare/targets'
import { Failure } from '../failure'
import type { Io } from '../io'
import { loadDesign } from '../load-design'

/** What makes `diff` fail, each with those above it. */
export const DIFF_FAILURES = ['never', 'loss', 'final', 'refused', 'change'] as const

export interface DiffOptions {
  readonly target: string
  readonly format: 'text' | 'json' | 'markdown' | 'script'
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
  const [one, other] = [await loadDesign([before], io), await loadDesign([after], io)]
  if (options.format === 'script') {
    if (target !== 'kafka-cli') throw new Failure('Only the target kafka-cli is applied by a script.')
    io.out(planScript(one.design, other.design))
  }
  const steps = planChange(one.design, other.design, target)
  const report = {
    names: [before, after] as const,
    comparison: compareDesigns(one.design, other.design),
    target: TARGETS[target],
    steps,
  }
  if (options.format === 'text') io.out(textDiff(report))
  if (options.format === 'json') io.out(jsonDiff(report, target))
  if (options.format === 'markdown') io.out(markdownDiff(report))
  return steps.some(FAILS[options.failOn]) ? 1 : 0
}
