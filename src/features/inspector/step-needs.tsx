import { useMemo } from 'react'
import { updateNode } from '@/core/edits/update-node'
import type { StreamsApp } from '@/core/model/design'
import { formatCount } from '@/core/shared/format'
import type { Result } from '@/core/shared/result'
import type { Chain } from '@/core/streams/processing'
import {
  type Need,
  type NeedField,
  type StepNeeds,
  stepNeeds,
  type Told,
  unstated,
} from '@/core/streams/step-needs'
import { allConfirmed, confirmed, readTold, withTold } from '@/core/streams/tell-step'
import { dispatch } from '@/stores/document/document-store'
import { Button } from '@/ui/button'
import { DraftField } from '@/ui/draft-field'
import { withField } from './edit-node'
import { readQuantity, shownBytes, shownCount } from './quantity'
import { Section } from './section'

/** More steps than these are told as text. */
const MOST_STEPS = 60

const LABEL: Readonly<Record<NeedField, string>> = {
  window: 'Window',
  within: 'Within',
  until: 'Until',
  graceMs: 'Grace',
  recordsPerRecord: 'Out per record',
  keys: 'Distinct keys',
  averageBytes: 'Bytes put out',
  share: 'Share',
}

const READ: Readonly<Record<NeedField, (text: string) => Result<Told>>> = {
  window: (text) => readTold('window', text),
  within: (text) => readTold('within', text),
  until: (text) => readTold('until', text),
  graceMs: readQuantity('duration', { isWhole: true }),
  recordsPerRecord: readQuantity('ratio', { max: 1e9 }),
  keys: readQuantity('count'),
  averageBytes: readQuantity('bytes'),
  share: readQuantity('ratio', { max: 1 }),
}

function change(
  app: StreamsApp,
  what: string,
  key: string,
  to: (chains: readonly Chain[]) => readonly Chain[],
): void {
  dispatch(
    updateNode(
      'streamsApp',
      app.name,
      (node) => withField(withField(node, 'topology', undefined), 'processing', to(node.processing ?? [])),
      `Change ${what} of ${app.name}`,
      `told:${app.name}:${key}`,
    ),
  )
}

/** What may be told of each step, in one place: what nobody has said yet shows what is counted with instead. */
export function StepNeedsSection({ app }: { app: StreamsApp }) {
  const steps = useMemo(() => stepNeeds(app.processing ?? []), [app.processing])
  if (steps.length === 0 || app.unreadProgram !== undefined || app.topology !== undefined) return null
  const open = unstated(steps)
  const isAssumed = steps.some(({ needs }) => needs.some((need) => need.isAssumed))
  return (
    <Section
      title="What its steps need"
      aside={
        <span className="text-ink-soft text-small">
          {open === 0 ? 'all stated' : `${formatCount(open)} not stated`}
        </span>
      }
    >
      {isAssumed && (
        <div className="flex items-start justify-between gap-2">
          <p className="text-small text-warning">
            A description tells no windows: those marked are assumed. Type them, or take them as they are.
          </p>
          <Button onClick={() => change(app, 'what is assumed', 'all', allConfirmed)}>Take all</Button>
        </div>
      )}
      <ul className="flex flex-col gap-2">
        {steps.slice(0, MOST_STEPS).map((step) => (
          <li key={step.key}>
            <StepRow app={app} step={step} />
          </li>
        ))}
      </ul>
      {steps.length > MOST_STEPS && (
        <p className="text-ink-soft text-small">
          {formatCount(steps.length - MOST_STEPS)} more steps: tell them in the text above.
        </p>
      )}
    </Section>
  )
}

function StepRow({ app, step }: { app: StreamsApp; step: StepNeeds }) {
  const isAssumed = step.needs.some((need) => need.isAssumed)
  return (
    // A fieldset is as wide as its legend asks, if it is not told otherwise.
    <fieldset className="min-w-0">
      <legend className="flex w-full min-w-0 items-baseline gap-1.5 font-mono text-mono">
        <b className="font-semibold">{step.op}</b>
        <span className="min-w-0 truncate text-ink-soft" title={step.of}>
          {step.of}
        </span>
        {isAssumed && <AssumedMark app={app} step={step} />}
      </legend>
      <div className="grid grid-cols-3 gap-x-2 gap-y-1 max-[1100px]:grid-cols-2">
        {step.needs.map((need) => (
          <div key={`${need.field} ${need.branch ?? ''}`} className={isWide(need) ? 'col-span-2' : ''}>
            <ToldField app={app} step={step} need={need} />
          </div>
        ))}
      </div>
    </fieldset>
  )
}

const isWide = ({ field, otherwise }: Need): boolean => isOfText(field) || otherwise.length > 13

const isOfText = (field: NeedField): boolean => field === 'window' || field === 'within' || field === 'until'

const AssumedMark = ({ app, step }: { app: StreamsApp; step: StepNeeds }) => (
  <button
    type="button"
    className="ml-auto shrink-0 font-sans text-small text-warning underline"
    onClick={() =>
      change(app, `what is assumed of ${step.op}`, step.key, (chains) => confirmed(chains, step))
    }
  >
    window assumed: take it
  </button>
)

function shownOf({ field, shown }: Need): string {
  if (shown === '' || isOfText(field) || field === 'graceMs') return shown
  return field === 'averageBytes' ? shownBytes(Number(shown)) : shownCount(Number(shown))
}

function ToldField({ app, step, need }: { app: StreamsApp; step: StepNeeds; need: Need }) {
  const { field, branch, otherwise } = need
  const label = branch === undefined ? LABEL[field] : `${LABEL[field]}, ${branch}`
  return (
    <DraftField
      isStacked
      label={label}
      saysMore={`${label} of ${step.op}${step.of === '' ? '' : ` ${step.of}`}`}
      shown={shownOf(need)}
      placeholder={otherwise}
      read={READ[field]}
      onChange={(told) =>
        change(
          app,
          `${label.toLowerCase()} of ${step.op}`,
          `${step.key}:${field}:${branch ?? ''}`,
          (chains) => withTold(chains, currentOf(chains, step), need, told),
        )
      }
    />
  )
}

/** Where the step stands now: another may have been put in before it since it was drawn. */
const currentOf = (chains: readonly Chain[], step: StepNeeds) =>
  stepNeeds(chains).find(({ key }) => key === step.key) ?? step
