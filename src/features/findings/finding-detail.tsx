import { Crosshair, ExternalLink, Wand2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { Analysis } from '@/core/analysis'
import { applyFix } from '@/core/edits/apply-fix'
import { type ChangeLine, describeChange } from '@/core/edits/describe-change'
import { suppressFinding } from '@/core/edits/suppress-finding'
import type { Finding, Fix } from '@/core/lint/finding'
import type { NodeKind } from '@/core/model/node-id'
import { currentAnalysis } from '@/stores/analysis-store'
import { dispatch, useDocument } from '@/stores/document-store'
import { announce, flash, reveal } from '@/stores/session-store'
import { Button } from '@/ui/button'
import { RichText } from '@/ui/rich-text'
import { KIND_WORDS } from './finding-key'

interface FindingDetailProps {
  readonly finding: Finding
  /** How many findings of the same rule are open. */
  readonly alike: readonly Finding[]
  readonly onDone: () => void
}

/** What a finding means, what mends it, and what that would change. */
export function FindingDetail({ finding, alike, onDone }: FindingDetailProps) {
  const { message, why, evidence, reference, kind, errorClass, at } = finding
  const [reason, setReason] = useState<string | null>(null)
  return (
    <article aria-label="The finding" className="flex h-full flex-col overflow-auto p-3.5">
      <h3 className="font-semibold">
        <RichText text={message} />
      </h3>
      <p className="text-ink-soft text-small">
        {KIND_WORDS[kind]}
        {errorClass && (
          <>
            {' '}
            with <code className="font-mono">{errorClass}</code>
          </>
        )}
      </p>
      <p className="mt-1">
        <RichText text={why} />
      </p>
      {evidence.length > 0 && (
        <dl className="mt-1.5 flex flex-wrap gap-x-4 gap-y-0.5 text-small">
          {evidence.map(({ name, value }) => (
            <div key={name} className="flex gap-1">
              <dt className="text-ink-soft">
                <RichText text={name} />
              </dt>
              <dd className="font-mono">{value.replaceAll('`', '')}</dd>
            </div>
          ))}
        </dl>
      )}
      <Fixes finding={finding} alike={alike} onDone={onDone} />
      <div className="mt-2 flex flex-wrap items-center gap-2">
        {at !== 'cluster' && (
          <Button onClick={() => reveal(at)}>
            <Crosshair size={14} />
            Show in drawing
          </Button>
        )}
        {reason === null && (
          <Button variant="quiet" onClick={() => setReason('')}>
            Accept with a reason …
          </Button>
        )}
        <a
          href={reference}
          target="_blank"
          rel="noreferrer noopener"
          className="ml-auto flex items-center gap-1 text-accent hover:underline"
        >
          Kafka documentation
          <ExternalLink size={12} aria-hidden="true" />
        </a>
      </div>
      {reason !== null && (
        <form
          className="mt-2 flex gap-2"
          onSubmit={(event) => {
            event.preventDefault()
            if (reason.trim() === '') return
            dispatch(suppressFinding(finding, reason.trim()))
            announce('Accepted')
            onDone()
          }}
        >
          <input
            // biome-ignore lint/a11y/noAutofocus: the user asked to type a reason
            autoFocus
            aria-label="Why it is fine here"
            placeholder="Why it is fine here"
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            className="h-7 min-w-0 flex-1 rounded-control border border-line-strong bg-sunk px-2"
          />
          <Button type="submit" variant="primary" disabled={reason.trim() === ''}>
            Accept
          </Button>
          <Button onClick={() => setReason(null)}>Cancel</Button>
        </form>
      )}
    </article>
  )
}

function settingOf({ views }: Analysis, kind: NodeKind, name: string, key: string): string | undefined {
  const view =
    kind === 'topic'
      ? views.topics[name]
      : kind === 'producer'
        ? views.producers[name]
        : views.consumerGroups[name]
  return view?.settings.text(key)
}

function mend(label: string, fix: Fix): void {
  flash(dispatch(applyFix(label, fix)))
  announce(label)
}

function Fixes({ finding, alike, onDone }: FindingDetailProps) {
  const { fix, fixLabel = 'Fix', choices } = finding
  const [chosen, setChosen] = useState(0)
  const options = choices ?? (fix ? [{ label: fixLabel, fix }] : [])
  const option = options[chosen] ?? options[0]
  const design = useDocument((state) => state.design)
  const lines = useMemo(() => {
    if (!option) return []
    const analysis = currentAnalysis()
    return describeChange(design, option.fix(design), (kind, name, key) =>
      settingOf(analysis, kind, name, key),
    )
  }, [design, option])
  if (!option) return null
  const others = alike.filter((other) => other.fix !== undefined)
  return (
    <div className="mt-2">
      {options.length > 1 && (
        <fieldset className="mb-2 flex flex-col gap-1">
          <legend className="sr-only">Ways to mend it</legend>
          {options.map(({ label }, at) => (
            <label key={label} className="flex items-center gap-2">
              <input
                type="radio"
                name="fix"
                checked={options[at] === option}
                onChange={() => setChosen(at)}
              />
              <RichText text={label} />
            </label>
          ))}
        </fieldset>
      )}
      <Diff lines={lines} />
      <div className="mt-2 flex flex-wrap gap-2">
        <Button
          variant="primary"
          title={option.label.replaceAll('`', '')}
          onClick={() => {
            mend(option.label.replaceAll('`', ''), option.fix)
            onDone()
          }}
        >
          <Wand2 size={14} />
          Fix
        </Button>
        {others.length > 1 && options.length === 1 && (
          <Button
            onClick={() => {
              mend(`Fix ${others.length} alike`, (now) =>
                others.reduce((so, other) => other.fix?.(so) ?? so, now),
              )
              onDone()
            }}
          >
            Fix all {others.length} of this kind
          </Button>
        )}
      </div>
    </div>
  )
}

function Diff({ lines }: { lines: readonly ChangeLine[] }) {
  if (lines.length === 0) return null
  return (
    <section
      aria-label="What the fix changes"
      className="overflow-auto rounded-control border border-line font-mono text-mono"
    >
      {lines.map(({ sign, text }, at) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: a line of a diff is its place
          key={at}
          className={`whitespace-pre px-2 py-0.5 ${sign === '-' ? 'bg-error-ground text-error' : 'bg-good-ground text-good'}`}
        >
          {sign} {text}
        </div>
      ))}
    </section>
  )
}
