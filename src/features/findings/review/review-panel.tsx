import { useEffect, useMemo, useState } from 'react'
import { acceptFindings } from '@/core/edits/accept-finding'
import { applyFix } from '@/core/edits/apply-fix'
import { addNote } from '@/core/edits/edit-marks'
import { boxOf } from '@/core/layout/box-of'
import type { Cause } from '@/core/lint/causes'
import { parseNodeId } from '@/core/model/node-id'
import { useAnalysis } from '@/stores/document/analysis-store'
import { dispatch, documentStore, useDocument } from '@/stores/document/document-store'
import { announce, endMode, flash, light, reveal } from '@/stores/session/session-store'
import { Button } from '@/ui/button'
import { SeverityIcon } from '@/ui/severity-icon'
import { Explanation, plain } from '../explanation'
import { FixChoices, FixPreview } from '../fix-preview'
import { isSecondPress } from '../fixed-bar'
import { FixCosts } from './fix-costs'
import { ReviewEnd } from './review-end'
import { type Done, litBy, stepAt } from './review-steps'
import { SinceReviewed } from './since-reviewed'
import { WordsForm } from './words-form'

const KEY = 'ml-1.5 rounded-[3px] border border-line px-1 font-mono text-small'

/**
 * A calm mode for who reads another's design: one cause at a time, what it is about lit in the drawing, fixed,
 * accepted or commented by a key; at the end the report.
 */
export function ReviewPanel({ onPrint }: { onPrint: () => void }) {
  const causes = useAnalysis((analysis) => analysis.causes)
  const design = useDocument((state) => state.design)
  const [wanted, setWanted] = useState<string | null>(null)
  const [isAtEnd, setAtEnd] = useState(false)
  const [asked, setAsked] = useState<'accept' | 'comment' | null>(null)
  const [chosen, setChosen] = useState(0)
  const [done, setDone] = useState<Done>({ fixed: 0, accepted: 0, commented: 0 })
  const at = stepAt(causes, wanted)
  const cause = isAtEnd ? undefined : causes[at]
  const [first] = cause?.findings ?? []
  const choice = cause?.choices[chosen] ?? cause?.choices[0]

  useEffect(() => {
    if (!cause) light(null)
    else {
      light(litBy(documentStore.getState().design, cause))
      const [node] = cause.nodes
      if (node !== undefined && parseNodeId(node)) reveal(node)
    }
  }, [cause])
  useEffect(() => () => light(null), [])

  const go = (step: number) => {
    setAsked(null)
    setChosen(0)
    if (at + step >= causes.length) setAtEnd(true)
    else {
      setAtEnd(false)
      setWanted(causes[Math.max(0, at + step)]?.id ?? null)
    }
  }
  /** What is done with goes away by itself: the next one stands in its place. */
  const goOnFrom = (id: string) => {
    const next = causes[at + 1]
    setAsked(null)
    setChosen(0)
    if (next && next.id !== id) setWanted(next.id)
    else setAtEnd(true)
  }
  const fix = () => {
    if (!cause || !choice) return
    flash(dispatch(applyFix(`${cause.findings.length} fixed: ${plain(choice.label)}`, choice.fix)))
    announce('Fixed')
    setDone((before) => ({ ...before, fixed: before.fixed + cause.findings.length }))
    goOnFrom(cause.id)
  }
  const accept = (reason: string) => {
    if (!cause) return
    dispatch(acceptFindings(cause.findings, reason))
    announce('Accepted')
    setDone((before) => ({ ...before, accepted: before.accepted + cause.findings.length }))
    goOnFrom(cause.id)
  }
  const comment = (text: string) => {
    if (!cause) return
    dispatch(addNote(positionFor(cause), `**${plain(cause.message)}**\n\n${text}`))
    announce('Commented, as a note in the drawing')
    setDone((before) => ({ ...before, commented: before.commented + 1 }))
    go(1)
  }
  useReviewKeys({ go, fix, ask: setAsked, isAsked: asked !== null })

  return (
    <section aria-label="Review" className="flex h-full flex-col">
      <header className="flex shrink-0 items-center gap-2 border-line border-b py-1.5 pr-2 pl-3.5">
        <h2 className="flex-1 font-semibold">Review</h2>
        <Button variant="quiet" onClick={endMode}>
          End<kbd className={KEY}>Esc</kbd>
        </Button>
      </header>
      <nav
        aria-label="Causes"
        className="flex shrink-0 flex-wrap items-center gap-1 border-line border-b px-3.5 py-1.5"
      >
        <span className="mr-1 font-semibold">
          {isAtEnd || causes.length === 0 ? 'End' : `${at + 1} of ${causes.length}`}
        </span>
        {causes.slice(0, MOST_STEPS).map((one, index) => (
          <button
            key={one.id}
            type="button"
            aria-label={`${index + 1}: ${plain(one.message)}`}
            aria-current={one.id === cause?.id ? 'step' : undefined}
            title={plain(one.message)}
            onClick={() => go(index - at)}
            className="grid size-6 place-items-center rounded-control hover:bg-sunk aria-[current=step]:bg-sunk aria-[current=step]:outline-1 aria-[current=step]:outline-ink"
          >
            <SeverityIcon severity={one.severity} />
          </button>
        ))}
      </nav>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled with the keyboard */}
      <div tabIndex={0} className="min-h-0 flex-1 overflow-auto -outline-offset-2">
        {cause && first ? (
          <article aria-label="The cause" className="px-3.5 py-2.5">
            <Explanation
              finding={{
                ...first,
                message: cause.message,
                evidence: cause.findings.length === 1 ? first.evidence : [],
              }}
            >
              <FixChoices choices={cause.choices} chosen={chosen} onChoose={setChosen} />
              {choice && (
                <FixPreview
                  label={cause.choices.length === 1 ? choice.label : undefined}
                  fix={choice.fix}
                  rule={first.rule}
                  count={cause.findings.length}
                />
              )}
              {choice && <FixCosts design={design} fix={choice.fix} />}
            </Explanation>
            <Where cause={cause} />
          </article>
        ) : (
          <ReviewEnd done={done} onPrint={onPrint} />
        )}
        <SinceReviewed />
      </div>
      {cause && (
        <footer className="flex shrink-0 flex-wrap items-center gap-1.5 border-line border-t px-3.5 py-2">
          {asked ? (
            <WordsForm
              label={asked === 'accept' ? 'Why it is fine here' : 'What to say about it'}
              verb={asked === 'accept' ? 'Accept' : 'Comment'}
              onDone={asked === 'accept' ? accept : comment}
              onCancel={() => setAsked(null)}
            />
          ) : (
            <>
              {choice && (
                <Button variant="primary" onClick={(press) => !isSecondPress(press) && fix()}>
                  {cause.findings.length > 1 ? `Fix all ${cause.findings.length}` : 'Fix'}
                  <kbd className="ml-1.5 font-mono text-small opacity-80">F</kbd>
                </Button>
              )}
              <Button onClick={() => setAsked('accept')}>
                Accept …<kbd className={KEY}>A</kbd>
              </Button>
              <Button onClick={() => setAsked('comment')}>
                Comment …<kbd className={KEY}>C</kbd>
              </Button>
              <span className="ml-auto flex">
                <Button variant="quiet" disabled={at === 0} onClick={() => go(-1)}>
                  Previous<kbd className={KEY}>K</kbd>
                </Button>
                <Button variant="quiet" onClick={() => go(1)}>
                  Next<kbd className={KEY}>J</kbd>
                </Button>
              </span>
            </>
          )}
        </footer>
      )}
    </section>
  )
}

/** Causes that have a sign of their own; the rest is reached by going on. */
const MOST_STEPS = 40

function Where({ cause: { nodes } }: { cause: Cause }) {
  return (
    <p className="mt-1.5 flex flex-wrap gap-x-2">
      {nodes.slice(0, MOST_STEPS).map((node) => (
        <button
          key={node}
          type="button"
          onClick={() => parseNodeId(node) && reveal(node)}
          className="break-all text-left font-mono text-accent text-mono hover:underline"
        >
          {parseNodeId(node)?.name ?? 'the cluster'}
        </button>
      ))}
    </p>
  )
}

/** Under the first node that a cause is about, where there is one. */
function positionFor({ nodes }: Cause): readonly [number, number] {
  const { design } = documentStore.getState()
  const box = nodes.map((node) => boxOf(design, node)).find(Boolean)
  return box ? [box.x, box.y + box.height + 24] : [0, -160]
}

interface ReviewActs {
  readonly go: (step: number) => void
  readonly fix: () => void
  readonly ask: (what: 'accept' | 'comment') => void
  readonly isAsked: boolean
}

/** Letters are the review's while it stands: none draws. */
function useReviewKeys({ go, fix, ask, isAsked }: ReviewActs): void {
  const acts = useMemo(
    (): Readonly<Record<string, () => void>> => ({
      j: () => go(1),
      k: () => go(-1),
      f: fix,
      a: () => ask('accept'),
      c: () => ask('comment'),
      Escape: endMode,
    }),
    [go, fix, ask],
  )
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { key, target, ctrlKey, metaKey, altKey, repeat } = event
      const isOwn =
        target instanceof Element &&
        target.closest(
          'input, textarea, select, [role=dialog], [role=menu], [role=tree], [role=grid], [role=tablist]',
        )
      if (isAsked || isOwn || ctrlKey || metaKey || altKey) return
      const act = acts[key.length === 1 ? key.toLowerCase() : key]
      if (!act && !/^[a-z]$/i.test(key)) return
      event.preventDefault()
      event.stopPropagation()
      // A key that is held walks on, and does nothing twice.
      if (!repeat || act === acts['j'] || act === acts['k']) act?.()
    }
    window.addEventListener('keydown', press, { capture: true })
    return () => window.removeEventListener('keydown', press, { capture: true })
  }, [acts, isAsked])
}
