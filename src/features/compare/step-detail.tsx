import { type ReactNode, useMemo } from 'react'
import type { Step } from '@/core/compare/step'
import { TARGET_IDS, TARGETS } from '@/core/compare/targets'
import { keepAsBefore } from '@/core/edits/keep-as-before'
import { placeText } from '@/core/importers/source'
import { parseNodeId } from '@/core/model/node-id'
import { KIND_ICONS } from '@/figures/kind-icons'
import { type Compared, goToStep, handOver, stepOf, useCompare } from '@/stores/document/compare-store'
import { dispatch } from '@/stores/document/document-store'
import { announce, flash, openDialog } from '@/stores/session/session-store'
import { Button } from '@/ui/button'
import { RichText } from '@/ui/rich-text'
import { Signs } from '@/ui/signs'
import { Outcome } from './outcome'
import { showStep } from './show-step'

const KEY = 'ml-1 rounded-[3px] border border-line px-1 font-mono text-small'

/** One step of the plan, in the inspector's place: what happens, who says so, what else there is. */
export function StepDetail() {
  const compared = useCompare((state) => state.compared)
  const steps = useCompare((state) => state.steps)
  const step = useCompare(stepOf)
  const kind = step && parseNodeId(step.at)?.kind
  const Icon = kind && KIND_ICONS[kind]
  return (
    <section aria-label="Step" className="flex h-full flex-col">
      <header className="flex shrink-0 items-center gap-2 border-line border-b px-3.5 py-2">
        {Icon && <Icon size={15} aria-hidden="true" className="shrink-0 text-ink-soft" />}
        <h2 className="min-w-0 flex-1 truncate font-mono font-semibold text-mono">
          {step ? (parseNodeId(step.at)?.name ?? 'The cluster') : 'Compare'}
        </h2>
        {step && (
          <span className="whitespace-nowrap text-ink-soft">
            step {steps.indexOf(step) + 1} of {steps.length}
          </span>
        )}
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled with the keyboard */}
      <div tabIndex={0} className="min-h-0 flex-1 overflow-auto -outline-offset-2">
        {!compared && <p className="p-3.5 text-ink-soft">Comparing …</p>}
        {compared && !step && <NoStep compared={compared} />}
        {compared && step && <Detail key={step.id} step={step} compared={compared} />}
      </div>
      <footer className="flex shrink-0 items-center gap-1.5 border-line border-t px-3.5 py-2">
        <Button variant="quiet" onClick={() => showStep(goToStep(-1), compared)}>
          Previous<kbd className={KEY}>K</kbd>
        </Button>
        <Button variant="quiet" onClick={() => showStep(goToStep(1), compared)}>
          Next<kbd className={KEY}>J</kbd>
        </Button>
      </footer>
    </section>
  )
}

function NoStep({ compared: { comparison } }: { compared: Compared }) {
  const isSame = comparison.added.length + comparison.changed.length + comparison.removed.length === 0
  return (
    <div className="flex flex-col items-start gap-2 p-3.5">
      <p>{isSame ? 'Nothing differs.' : 'Nothing changes in the cluster.'}</p>
      <Button onClick={() => openDialog('compare')}>Compare with something else</Button>
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="border-line border-b px-3.5 py-3">
      <h3 className="mb-1.5 font-semibold">
        <Signs text={title} />
      </h3>
      {children}
    </section>
  )
}

/** Numbers that change stand large. */
const NUMBERS: Readonly<Record<string, string>> = {
  partitions: 'Partitions',
  replicationFactor: 'Replication factor',
}

function Detail({ step, compared }: { step: Step; compared: Compared }) {
  const title = NUMBERS[step.field]
  const name = parseNodeId(step.at)?.name ?? ''
  const [was, is] = [compared.planner.topics.before, compared.planner.topics.after].map((topics) => {
    const view = topics.get(name)
    return step.field === 'partitions' ? view?.partitions : view?.replicationFactor
  })
  const isNumber = title !== undefined && was !== undefined && is !== undefined
  return (
    <>
      <Part title={isNumber ? title : step.title}>
        {isNumber && (
          <p className="mb-1.5 font-mono font-semibold text-large">
            {was}{' '}
            <span className="text-ink-soft">
              <Signs text="→" />
            </span>{' '}
            {is}
          </p>
        )}
        <Outcome step={step} />
        <p className="mt-1.5">
          <RichText text={step.sentence} />
        </p>
      </Part>
      {step.saferWay !== undefined && (
        <Part title="Safer way">
          <p>
            <RichText text={step.saferWay} />
          </p>
          {step.saferSteps && <SaferSteps steps={step.saferSteps} topic={name} />}
        </Part>
      )}
      {step.field === 'hand-over' && <InPlace id={step.id} />}
      <KeepAsBefore step={step} compared={compared} />
      <Witnesses step={step} compared={compared} />
      <OtherTargets step={step} compared={compared} />
    </>
  )
}

/** The safer way, step by step, and what puts it into the plan. */
function SaferSteps({ steps, topic }: { steps: readonly Step[]; topic: string }) {
  return (
    <>
      <ol aria-label="The safer way, step by step" className="my-1.5 list-decimal pl-5">
        {steps.map(({ id, title, sentence }) => (
          <li key={id} title={sentence.replaceAll('`', '')} className="break-words">
            {title}
          </li>
        ))}
      </ol>
      <Button onClick={() => handOver(topic, true)}>Plan it so</Button>
    </>
  )
}

function InPlace({ id }: { id: string }) {
  const topic = parseNodeId(id.slice(0, id.indexOf('/hand-over/')))?.name ?? ''
  return (
    <Part title="Handed over to a new topic">
      <div className="flex items-start justify-between gap-3">
        <p className="text-ink-soft">
          These steps stand in place of what would change of <span className="font-mono">{topic}</span>.
        </p>
        <Button onClick={() => handOver(topic, false)}>Change it in place</Button>
      </div>
    </Part>
  )
}

/** The step goes away where the drawing says what is there already. */
function KeepAsBefore({ step, compared }: { step: Step; compared: Compared }) {
  const edit = useMemo(() => keepAsBefore(compared.before, step), [compared, step])
  if (!edit) return null
  const keep = () => {
    flash(dispatch(edit))
    announce(edit.label)
  }
  return (
    <Part title="Leave it as it is">
      <div className="flex items-start justify-between gap-3">
        <p className="text-ink-soft">Draw what is there now: the step goes away. One undo brings it back.</p>
        <Button onClick={keep}>{edit.label}</Button>
      </div>
    </Part>
  )
}

function Witnesses({ step, compared }: { step: Step; compared: Compared }) {
  const claims = compared.read?.witnesses.get(step.at)?.claims.get(step.field) ?? []
  if (claims.length === 0) return null
  const differ = new Set(claims.map(({ value }) => String(value))).size > 1
  return (
    <Part title="Who says so">
      <ul className="flex flex-col gap-1">
        {claims.slice(0, 8).map(({ value, place }) => (
          <li key={`${placeText(place)} ${value}`} className="flex items-baseline gap-2">
            <span className="min-w-8 font-semibold">{String(value)}</span>
            <span className="min-w-0 break-all font-mono text-ink-soft text-small">{placeText(place)}</span>
          </li>
        ))}
      </ul>
      {differ && (
        <p className="mt-1 text-warning">
          <Signs text="≠ The files disagree; the surest is taken." />
        </p>
      )}
    </Part>
  )
}

/** In a larger design the other targets are not worked out while one reads. */
const MOST_TOPICS = 1_000

function OtherTargets({ step, compared }: { step: Step; compared: Compared }) {
  const target = useCompare((state) => state.target)
  const handedOver = useCompare((state) => state.handedOver)
  const others = useMemo(
    () =>
      compared.planner.topics.after.size > MOST_TOPICS || !step.at.startsWith('topic:')
        ? []
        : TARGET_IDS.filter((id) => id !== target).flatMap((id) => {
            const same = compared.planner.plan(id, handedOver).find((one) => one.id === step.id)
            return same ? [{ id, same }] : []
          }),
    [compared, step, target, handedOver],
  )
  if (others.length === 0) return null
  return (
    <Part title="With another tool">
      <ul className="flex flex-col gap-1">
        {others.map(({ id, same }) => (
          <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-2">
            <span title={same.sentence.replaceAll('`', '')}>{TARGETS[id].label}</span>
            <span className="ml-auto">
              <Outcome step={same} />
            </span>
          </li>
        ))}
      </ul>
    </Part>
  )
}
