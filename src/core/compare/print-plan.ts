import { KINDS } from '../model/kinds/index'
import { formatCountOf } from '../shared/format'
import type { Comparison, NodeChange } from './compare-designs'
import { rightsInWords } from './rights-changes'
import type { Step } from './step'
import type { Target } from './targets'

/** What `diff` found, for every way to print it. */
export interface DiffReport {
  readonly names: readonly [before: string, after: string]
  readonly comparison: Comparison
  readonly target: Target
  readonly steps: readonly Step[]
}

const OUTCOMES: Readonly<Record<Step['outcome'], string>> = {
  applies: 'applies',
  refused: 'is refused',
  recreates: 'recreates',
  'left-alone': 'left alone',
}

/** Returns in words what a step does: `recreates, loses data, cannot be undone`. */
export const outcomeWords = ({ outcome, losesData, reversible }: Step): string =>
  [OUTCOMES[outcome], losesData ? 'loses data' : '', reversible ? '' : 'cannot be undone']
    .filter((word) => word !== '')
    .join(', ')

const countOf = ({ added, changed, removed, same }: Comparison): string =>
  `${added.length} added, ${changed.length} changed, ${removed.length} removed, ${same} the same`

/** Returns the plan as lines, with the safer way below what harms. */
export function textDiff({ names, comparison, target, steps }: DiffReport): string {
  const lines = [`${names[0]} → ${names[1]}: ${countOf(comparison)}.`, `Applied with ${target.label}:`]
  for (const [index, step] of steps.entries()) {
    lines.push(`${String(index + 1).padStart(3)}. ${step.title}: ${outcomeWords(step)}. ${step.sentence}`)
    if (step.saferWay !== undefined) lines.push(`     Safer: ${step.saferWay}`)
    for (const [at, { title }] of (step.saferSteps ?? []).entries())
      lines.push(`            ${at + 1}) ${title}`)
  }
  if (steps.length === 0) lines.push('     Nothing changes.')
  return `${lines.join('\n')}\n`
}

/** Returns the comparison and the plan as JSON; its shape only ever grows. */
export const jsonDiff = ({ comparison, target, steps }: DiffReport, targetId: string): string =>
  `${JSON.stringify({ target: targetId, label: target.label, comparison, steps }, null, 2)}\n`

/** Returns the plan as Markdown for a comment on a pull request: what harms first, then the table of all steps. */
export function markdownDiff({ names, comparison, target, steps }: DiffReport): string {
  const grave = steps.filter(({ losesData }) => losesData).length
  const refused = steps.filter(({ outcome }) => outcome === 'refused').length
  const final = steps.filter(({ reversible, losesData }) => !reversible && !losesData).length
  const sums = [
    grave > 0 ? `**${formatCountOf(grave, 'step')} lose${grave === 1 ? 's' : ''} data**` : '',
    refused > 0 ? `**${formatCountOf(refused, 'step')} ${refused === 1 ? 'is' : 'are'} refused**` : '',
    final > 0 ? `${formatCountOf(final, 'step')} cannot be undone` : '',
  ].filter((sum) => sum !== '')
  const said = sums.length === 0 ? '' : ` ${sums.join(', ')}.`
  const head = `### Kafka: what applying this will do\n\n${cell(names[0])} → ${cell(names[1])} with ${target.label}: ${countOf(comparison)}.${said}\n`
  if (steps.length === 0) return `${head}\nNothing changes in the cluster.\n`
  const rows = steps.map(
    (step, index) =>
      `| ${index + 1} | ${cell(step.title)} | ${cell(outcomeWords(step))} | ${cell(step.sentence)}${step.saferWay === undefined ? '' : `<br>Safer: ${cell(step.saferWay)}`}${saferCells(step)} |`,
  )
  return `${head}\n| | Step | Outcome | What happens |\n|---|---|---|---|\n${rows.join('\n')}\n\n${changesOf(comparison)}`
}

const saferCells = ({ saferSteps = [] }: Step): string =>
  saferSteps.map(({ title }, at) => `<br>${at + 1}) ${cell(title)}`).join('')

const cell = (text: string): string => text.replaceAll(/[\\|`*_<>[\]]/g, '\\$&').replaceAll(/\s+/g, ' ')

function changesOf({ added, changed, removed, rights }: Comparison): string {
  const lines = [
    ...added.map((change) => `- added ${nodeWords(change)}`),
    ...changed.map(
      (change) => `- changed ${nodeWords(change)}: ${change.fields.map(({ path }) => cell(path)).join(', ')}`,
    ),
    ...removed.map((change) => `- removed ${nodeWords(change)}`),
    ...rights.map((change) => `- rights of ${cell(change.principal)}: ${cell(rightsInWords(change))}`),
  ]
  return lines.length === 0
    ? ''
    : `<details><summary>All changes of the design</summary>\n\n${lines.join('\n')}\n\n</details>\n`
}

const nodeWords = ({ kind, name }: NodeChange): string => `${KINDS[kind].words.singular} ${cell(name)}`
