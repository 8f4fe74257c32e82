import { useEffect, useMemo, useState } from 'react'
import type { Analysis } from '@/core/analysis'
import {
  type ChangeLine,
  describeAlike,
  type InEffect,
  type NodeChange,
  withName,
} from '@/core/edits/describe-change'
import type { Finding, Fix, FixChoice } from '@/core/lint/finding'
import { LEADS_TO } from '@/core/lint/leads-to'
import { partitionsThatFollow } from '@/core/lint/partitions-that-follow'
import { rules } from '@/core/lint/rules/index'
import { whatFollows } from '@/core/lint/what-follows'
import type { Design } from '@/core/model/design'
import { type NodeKind, nodeCount } from '@/core/model/node-id'
import { connectorSettings } from '@/core/settings/connector-settings'
import type { SettingOrigin } from '@/core/settings/settings'
import { formatCount, formatCountOf } from '@/core/shared/format'
import { viewOf } from '@/core/views/view-of'
import { analyseAside, currentAnalysis, shownAnalysis } from '@/stores/document/analysis-store'
import { useDocument } from '@/stores/document/document-store'
import { RichText } from '@/ui/rich-text'

/** The ways to fix a finding; none where a person has to decide. */
export const choicesOf = ({ fix, fixLabel = 'Fix', choices }: Finding): readonly FixChoice[] =>
  choices ?? (fix ? [{ label: fixLabel, fix }] : [])

interface FixChoicesProps {
  readonly choices: readonly FixChoice[]
  readonly chosen: number
  readonly onChoose: (at: number) => void
}

/** Which of several ways, where there are several. */
export function FixChoices({ choices, chosen, onChoose }: FixChoicesProps) {
  if (choices.length < 2) return null
  return (
    <fieldset className="mt-2 flex flex-col gap-1">
      <legend className="sr-only">Ways to fix it</legend>
      {choices.map(({ label }, at) => (
        <label key={label} className="flex items-start gap-2">
          <input
            type="radio"
            name="fix"
            checked={at === chosen}
            onChange={() => onChoose(at)}
            className="mt-0.75 accent-accent"
          />
          <span>
            <RichText text={label} />
          </span>
        </label>
      ))}
    </fieldset>
  )
}

const FROM: Readonly<Record<SettingOrigin, string>> = {
  user: 'set here',
  intent: 'from your intent',
  default: 'Kafka’s default',
}

function settingOf({ views }: Analysis, kind: NodeKind, name: string, key: string): InEffect | undefined {
  const view = viewOf(views, kind, name)
  const settings = view?.kind === 'connector' ? connectorSettings(view.connector) : view?.settings
  if (!settings) return undefined
  const [origin, whose] = [settings.origin(key), settings.defaultOf(key)]
  const from = origin === 'default' && whose !== 'Kafka' ? `default of ${whose}` : FROM[origin]
  return { value: settings.text(key), from }
}

/** A change of more lines is shown by its first ones. */
const LONGEST = 12

/** A larger design is not analysed twice to look at a fix. */
const LARGEST_LOOKED_AHEAD = 2_000
/** What follows is shown by its first findings. */
const MOST_FOLLOWING = 3

const FOLLOWING = 'mt-1.5 text-small low:order-first'

/** What else is wrong once the fix is applied; nothing where it fixes and that is all. */
function Following({ fix, rule }: { fix: Fix; rule?: string | undefined }) {
  const design = useDocument((state) => state.design)
  if (nodeCount(design) > LARGEST_LOOKED_AHEAD) return <MayFollow rule={rule} />
  return <Follows design={design} fix={fix} />
}

/** What may be wrong after a fix of a rule, where the design is too large to look. */
function MayFollow({ rule }: { rule: string | undefined }) {
  const may = rule === undefined ? [] : (LEADS_TO[rule] ?? [])
  const titles = rules.filter(({ id }) => may.includes(id)).map(({ title }) => title)
  if (titles.length === 0) return null
  return (
    <section aria-label="What may follow from the fix" className={FOLLOWING}>
      <p className="text-ink-soft">Then there may be this to decide: {titles.join(' · ')}</p>
    </section>
  )
}

function Follows({ design, fix }: Previewed) {
  const { following, partitions } = useMemo(() => {
    const [before, after] = [currentAnalysis(), analyseAside(fix(design))]
    return { following: whatFollows(before, after), partitions: partitionsThatFollow(before, after) }
  }, [design, fix])
  if (following.length === 0 && partitions.length === 0) return null
  return (
    <section aria-label="What follows from the fix" className={FOLLOWING}>
      {partitions.slice(0, MOST_FOLLOWING).map(({ topic, before, after, hasKeys }) => (
        <p key={topic}>
          <RichText
            text={`\`${topic}\` then has ${formatCountOf(after, 'partition')} instead of ${formatCount(before)}${hasKeys ? ': where it exists already, its keys go to other partitions' : ''}.`}
          />
        </p>
      ))}
      {partitions.length > MOST_FOLLOWING && (
        <p>So it is with {formatCountOf(partitions.length - MOST_FOLLOWING, 'more topic')}.</p>
      )}
      {following.length > 0 && (
        <>
          <p className="text-ink-soft">Then there is this to decide:</p>
          <ul className="list-disc pl-4">
            {following.slice(0, MOST_FOLLOWING).map(({ rule, at, message }) => (
              <li key={`${rule} ${at}`}>
                <RichText text={message} />
              </li>
            ))}
            {following.length > MOST_FOLLOWING && <li>and {following.length - MOST_FOLLOWING} more</li>}
          </ul>
        </>
      )}
    </section>
  )
}

/** A fix of more places of a large design is not made to be looked at. */
const MOST_PREVIEWED = 200

/** For so long nothing may change before what a fix does to a large design is looked at. */
const SETTLED_MS = 500

interface Previewed {
  readonly design: Design
  readonly fix: Fix
}

/** What is previewed; of a large design once it has rested, and null until then. */
function useSettled({ design, fix }: Previewed, isLarge: boolean): Previewed | null {
  const now = useMemo(() => ({ design, fix }), [design, fix])
  const [rested, setRested] = useState<Previewed | null>(null)
  useEffect(() => {
    if (!isLarge) return
    const timer = setTimeout(() => setRested(now), SETTLED_MS)
    return () => clearTimeout(timer)
  }, [now, isLarge])
  return isLarge ? (rested === now ? rested : null) : now
}

/** Names that stand over what changes alike of them; the rest is counted. */
const MOST_NAMED = 3

/** Over lines that stand for several nodes: which, where not all of them change alike. */
const sayOf = (names: readonly string[], isAll: boolean): string => {
  if (isAll) return `the same in each of the ${names.length}`
  const more = names.length - MOST_NAMED
  return `the same in ${names.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${formatCount(more)} more` : ''}`
}

/** A line of the diff, or one over those of several nodes. */
type Line = ChangeLine | { readonly over: string }

function linesOf(changes: readonly NodeChange[]): readonly Line[] {
  const isAll = changes.length === 1
  return changes.flatMap(({ names, lines }): readonly Line[] => {
    const [name = ''] = names
    if (names.length > 1) return [{ over: sayOf(names, isAll) }, ...lines]
    return isAll ? lines : lines.map(({ sign, text }) => ({ sign, text: withName(name, text) }))
  })
}

function ChangeLines({ changes }: { changes: readonly NodeChange[] }) {
  const lines = linesOf(changes)
  return (
    <section
      aria-label="What the fix changes"
      className="mt-1 overflow-hidden rounded-control border border-line font-mono text-mono"
    >
      {lines.slice(0, LONGEST).map((line, at) =>
        'over' in line ? (
          <p
            // biome-ignore lint/suspicious/noArrayIndexKey: a line of a diff is its index
            key={at}
            className="break-words bg-sunk px-2 font-sans text-ink-soft text-small"
          >
            {line.over}
          </p>
        ) : (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: a line of a diff is its index
            key={at}
            className={`flex gap-2 px-2 py-0.5 ${line.sign === '-' ? 'bg-error-ground text-error' : 'bg-good-ground text-good'}`}
          >
            <span>{line.sign} </span>
            <span className="min-w-0 whitespace-pre-wrap break-words">{line.text}</span>
          </div>
        ),
      )}
      {lines.length > LONGEST && (
        <div className="px-2 py-0.5 text-ink-soft">and {lines.length - LONGEST} more lines</div>
      )}
    </section>
  )
}

/** What the fix does, in words and as a diff, and what follows from it. */
export function FixPreview({
  label,
  fix,
  rule,
  count = 1,
}: {
  label?: string | undefined
  fix: Fix
  /** The rule whose finding it fixes. */
  rule?: string
  /** How many places it changes. */
  count?: number
}) {
  const current = useDocument((state) => state.design)
  const isLarge = nodeCount(current) > LARGEST_LOOKED_AHEAD
  const settled = useSettled({ design: current, fix }, isLarge)
  const isTooMuch = isLarge && count > MOST_PREVIEWED
  const changes = useMemo(() => {
    if (settled === null || isTooMuch) return []
    const { design, fix } = settled
    const isLarge = nodeCount(design) > LARGEST_LOOKED_AHEAD
    // A large design's analysis is made in slices: nobody waits for it to look at a fix.
    const analysis = isLarge ? shownAnalysis() : currentAnalysis()
    return describeAlike(design, fix(design), (kind, name, key) => settingOf(analysis, kind, name, key))
  }, [settled, isTooMuch])
  if (isTooMuch)
    return <p className="mt-1.5 text-ink-soft text-small">It changes {formatCountOf(count, 'place')}.</p>
  if (changes.length === 0) return null
  return (
    <>
      {label && (
        <p className="mt-1.5 text-ink-soft text-small low:hidden">
          <RichText text={label} />
        </p>
      )}
      {/* In a low window what is to be decided comes before the lines that change: it must be seen without scrolling. */}
      <div className="flex shrink-0 flex-col">
        <ChangeLines changes={changes} />
        <Following fix={fix} rule={rule} />
      </div>
    </>
  )
}
