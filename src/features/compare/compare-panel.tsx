import { useEffect, useRef, useState } from 'react'
import type { Comparison } from '@/core/compare/compare-designs'
import type { FieldChange } from '@/core/compare/field-changes'
import { rightsInWords } from '@/core/compare/rights-changes'
import type { Step } from '@/core/compare/step'
import { TARGET_IDS, TARGETS, targetOf } from '@/core/compare/targets'
import { formatCountOf } from '@/core/shared/format'
import { valuesInWords } from '@/core/shared/value-words'
import { type Compared, goToStep, pickTarget, stepOf, useCompare } from '@/stores/document/compare-store'
import { openDialog, useSession } from '@/stores/session/session-store'
import { Button } from '@/ui/button'
import { RichText } from '@/ui/rich-text'
import { Select } from '@/ui/select'
import { Signs } from '@/ui/signs'
import { ExportPlan } from './export-plan'
import { ChangeMark, Outcome } from './outcome'
import { showNode, showStep } from './show-step'

/** What applying the drawing does, step by step in a safe order, and all that differs. */
export function ComparePanel() {
  const isComparing = useSession(({ mode }) => mode === 'compare')
  const compared = useCompare((state) => state.compared)
  const [shown, setShown] = useState<'steps' | 'changes'>('steps')
  if (!isComparing) return <Nothing />
  if (!compared) return <p className="p-3 text-ink-soft">Comparing …</p>
  return (
    <div className="flex h-full min-h-0 flex-col">
      <Bar compared={compared} shown={shown} onShow={setShown} />
      {shown === 'steps' ? <Steps compared={compared} /> : <Changes compared={compared} />}
    </div>
  )
}

function Nothing() {
  return (
    <div className="flex flex-col items-start gap-2 p-3">
      <p className="max-w-prose">
        Compare the drawing with a cluster, with another design, with a link or with an earlier version. The
        drawing then shows what was added, changed and removed. Here you see what applying it does, step by
        step.
      </p>
      <span className="flex gap-2">
        <Button variant="primary" onClick={() => openDialog('compare')}>
          Choose what to compare with
        </Button>
        <Button onClick={() => openDialog('versions')}>Versions of this design</Button>
      </span>
    </div>
  )
}

interface BarProps {
  readonly compared: Compared
  readonly shown: 'steps' | 'changes'
  readonly onShow: (shown: 'steps' | 'changes') => void
}

function Bar({ compared, shown, onShow }: BarProps) {
  const target = useCompare((state) => state.target)
  const steps = useCompare((state) => state.steps)
  const applies = steps.filter(({ outcome }) => outcome === 'applies').length
  const { added, changed, removed } = compared.comparison
  const count = added.length + changed.length + removed.length
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-2 border-line border-b px-3 py-1.5">
      <fieldset className="flex overflow-hidden rounded-control border border-line-strong">
        <legend className="sr-only">What is listed</legend>
        {(['steps', 'changes'] as const).map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={shown === one}
            onClick={() => onShow(one)}
            className="h-6.5 px-2 text-ink-soft aria-pressed:bg-sunk aria-pressed:font-semibold aria-pressed:text-ink"
          >
            {one === 'steps' ? (
              <>
                <span className="max-[1100px]:sr-only">What applying it will do</span>
                <span className="min-[1101px]:hidden" aria-hidden="true">
                  Steps
                </span>
              </>
            ) : (
              'All that differs'
            )}{' '}
            ({one === 'steps' ? steps.length : count})
          </button>
        ))}
      </fieldset>
      {shown === 'steps' && (
        <div className="flex items-center gap-1.5 text-ink-soft">
          with
          <span className="w-64 max-[1100px]:w-48">
            <Select
              value={target}
              aria-label="Tool that applies it"
              onChange={(event) => {
                const picked = targetOf(event.target.value)
                if (picked) pickTarget(picked)
              }}
              className="h-7 rounded-control border border-line-strong bg-raised pl-1.5 text-ink"
            >
              {TARGET_IDS.map((id) => (
                <option key={id} value={id}>
                  {TARGETS[id].label} {TARGETS[id].version}
                </option>
              ))}
            </Select>
          </span>
        </div>
      )}
      <span className="flex-1" />
      <span className="whitespace-nowrap text-ink-soft max-[1100px]:hidden">
        {applies} of {formatCountOf(steps.length, 'step')} {applies === 1 ? 'applies' : 'apply'}
      </span>
      <ExportPlan compared={compared} />
    </div>
  )
}

const ROWS_SHOWN = 500
const COLUMNS =
  'grid grid-cols-[28px_20px_minmax(150px,1.1fr)_136px_minmax(0,2.4fr)_minmax(0,1.2fr)] items-start gap-x-2 px-3 max-[1200px]:grid-cols-[28px_20px_minmax(150px,1.1fr)_136px_minmax(0,2.4fr)]'

function Steps({ compared }: { compared: Compared }) {
  const steps = useCompare((state) => state.steps)
  const active = useCompare(stepOf)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (active) list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [active])
  if (steps.length === 0)
    return (
      <p className="p-3 text-ink-soft">
        Nothing changes in the cluster: what differs, if anything, is in the applications and in what is
        written down.
      </p>
    )
  return (
    <>
      <div
        aria-hidden="true"
        className={`${COLUMNS} shrink-0 border-line border-b py-1 text-ink-soft text-small [@media(max-height:760px)]:hidden`}
      >
        <span className="text-right">#</span>
        <span />
        <span>Step, in a safe order</span>
        <span>Outcome</span>
        <span>What it does</span>
        <span className="max-[1200px]:hidden">Safer way</span>
      </div>
      <div
        ref={list}
        role="listbox"
        aria-label="Steps of the plan"
        tabIndex={0}
        aria-activedescendant={active && `step-${active.id}`}
        onKeyDown={(event) => {
          const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
          if (by === 0) return
          event.preventDefault()
          showStep(goToStep(by), compared)
        }}
        className="min-h-0 flex-1 overflow-auto -outline-offset-2"
      >
        {steps.slice(0, ROWS_SHOWN).map((step, at) => (
          <StepRow key={step.id} step={step} at={at} isActive={step === active} compared={compared} />
        ))}
        {steps.length > ROWS_SHOWN && (
          <p className="px-3 py-1 text-ink-soft">and {steps.length - ROWS_SHOWN} more: the export has all.</p>
        )}
      </div>
    </>
  )
}

interface RowProps {
  readonly step: Step
  readonly at: number
  readonly isActive: boolean
  readonly compared: Compared
}

function StepRow({ step, at, isActive, compared }: RowProps) {
  // The one that is looked at stands whole.
  const lines = isActive ? '' : 'line-clamp-2'
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the focus, and arrows lead through it
    <div
      id={`step-${step.id}`}
      role="option"
      aria-selected={isActive}
      tabIndex={-1}
      onClick={() => showStep(step, compared)}
      className={`${COLUMNS} cursor-default border-line border-b border-l-2 border-l-transparent py-1 hover:bg-sunk aria-selected:border-l-ink aria-selected:bg-sunk`}
    >
      <span className="text-right text-ink-soft">{at + 1}</span>
      <ChangeMark change={step.change} />
      <span className={`${lines} break-words font-medium`}>
        <Signs text={step.title} />
      </span>
      <Outcome step={step} />
      <span className={lines}>
        <RichText text={step.sentence} />
      </span>
      <span className={`${lines} text-ink-soft max-[1200px]:hidden`}>
        {step.saferWay === undefined ? '–' : <RichText text={step.saferWay} />}
      </span>
    </div>
  )
}

const CHANGES_SHOWN = 300

function Changes({ compared }: { compared: Compared }) {
  const { comparison } = compared
  const rows = rowsOf(comparison)
  if (rows.length === 0) return <p className="p-3 text-ink-soft">They say the same.</p>
  return (
    <ul aria-label="All that differs" className="min-h-0 flex-1 overflow-auto py-1">
      {rows.slice(0, CHANGES_SHOWN).map(({ id, change, name, says }) => (
        <li key={`${change} ${id} ${name}`}>
          <button
            type="button"
            onClick={() => showNode(id, compared)}
            className="flex w-full items-start gap-2 px-3 py-1 text-left hover:bg-sunk"
          >
            <ChangeMark change={change} />
            <span className="w-56 shrink-0 break-words font-mono text-mono">{name}</span>
            <span className="min-w-0 flex-1 break-words text-ink-soft">
              <Signs text={says} />
            </span>
          </button>
        </li>
      ))}
      {rows.length > CHANGES_SHOWN && (
        <li className="px-3 py-1 text-ink-soft">and {rows.length - CHANGES_SHOWN} more</li>
      )}
    </ul>
  )
}

interface Row {
  readonly id: string
  readonly change: Step['change']
  readonly name: string
  readonly says: string
}

function rowsOf({ added, changed, removed, cluster, design, rights }: Comparison): readonly Row[] {
  return [
    ...added.map(({ id, name }): Row => ({ id, name, change: 'add', says: 'new' })),
    ...changed.map(({ id, name, fields }): Row => ({ id, name, change: 'change', says: saysOf(fields) })),
    ...removed.map(({ id, name }): Row => ({ id, name, change: 'remove', says: 'not drawn' })),
    ...(cluster.length === 0
      ? []
      : [{ id: 'cluster', name: 'the cluster', change: 'change' as const, says: saysOf(cluster) }]),
    ...(design.length === 0
      ? []
      : [{ id: 'design', name: 'the design', change: 'change' as const, says: saysOf(design) }]),
    ...rights.map(
      (right): Row => ({
        id: right.nodes[0] ?? `cluster ${right.principal}`,
        name: right.principal,
        change: right.removed.length === 0 ? 'add' : right.added.length === 0 ? 'remove' : 'change',
        says: `may do: ${rightsInWords(right)}${right.owners.length === 0 ? '' : ` (${right.owners.join(', ')})`}`,
      }),
    ),
  ]
}

const saysOf = (fields: readonly FieldChange[]): string =>
  fields
    .map(
      ({ path, before, after }) => `${path} ${valuesInWords(path, [said(before), said(after)]).join(' → ')}`,
    )
    .join(', ')

const said = (value: unknown): unknown => {
  if (value === undefined || value === null) return 'not stated'
  if (typeof value !== 'object') return value
  const text = JSON.stringify(value).replaceAll('"', '')
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
