import Wand2 from 'lucide-react/icons/wand-sparkles'
import { useState } from 'react'
import { acceptFindings } from '@/core/edits/accept-finding'
import { applyFix } from '@/core/edits/apply-fix'
import type { Cause } from '@/core/lint/causes'
import { parseNodeId } from '@/core/model/node-id'
import { dispatch } from '@/stores/document/document-store'
import { activateFinding, announce, flash } from '@/stores/session/session-store'
import { Button } from '@/ui/button'
import { RichText } from '@/ui/rich-text'
import { AcceptForm } from './accept-form'
import { Explanation, plain } from './explanation'
import { FixChoices, FixPreview } from './fix-preview'
import { isSecondPress } from './fixed-bar'
import { causeKey } from './rows'
import { showSubject } from './show-subject'

/** Nodes that are named; the rest is counted. */
const LISTED = 40

interface CauseDetailProps {
  readonly cause: Cause
  readonly onFixed: (label: string) => void
  readonly onAccepted: () => void
}

/** What several findings have in common, where they are, and what fixes or accepts all of them at once. */
export function CauseDetail({ cause, onFixed, onAccepted }: CauseDetailProps) {
  const { findings, choices, parts } = cause
  const [chosen, setChosen] = useState(0)
  const [isAccepting, setAccepting] = useState(false)
  const [first] = findings
  const choice = choices[chosen] ?? choices[0]
  if (!first) return null
  const ways = (
    <>
      <FixChoices choices={choices} chosen={chosen} onChoose={setChosen} />
      {choice && (
        <FixPreview
          label={choices.length === 1 ? choice.label : undefined}
          fix={choice.fix}
          rule={first.rule}
          count={cause.findings.length}
        />
      )}
    </>
  )
  return (
    <article aria-label="The findings" className="@container flex min-h-0 min-w-0 flex-1 flex-col">
      <div
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled with the keyboard
        tabIndex={0}
        className="min-h-0 flex-1 overflow-auto px-3.5 py-2 -outline-offset-2 low:py-1"
      >
        {parts.length > 0 ? (
          <>
            <Parts cause={cause} />
            {ways}
          </>
        ) : (
          <>
            {cause.question !== undefined && <p className="mb-1 text-ink-soft">{cause.question}</p>}
            <Explanation finding={{ ...first, message: cause.message, evidence: [] }}>{ways}</Explanation>
            <Nodes nodes={cause.nodes} />
          </>
        )}
      </div>
      <footer className="flex shrink-0 flex-wrap items-center gap-2 border-line border-t px-3.5 py-2 low:py-0.5">
        {isAccepting ? (
          <AcceptForm
            onAccept={(reason) => {
              dispatch(acceptFindings(findings, reason))
              announce(`${findings.length} findings accepted`)
              onAccepted()
            }}
            onCancel={() => setAccepting(false)}
          />
        ) : (
          <>
            {choice && (
              <Button
                variant="primary"
                title={plain(choice.label)}
                onClick={(press) => {
                  if (isSecondPress(press)) return
                  const label = `${findings.length} findings fixed: ${plain(choice.label)}`
                  flash(dispatch(applyFix(label, choice.fix)))
                  announce(label)
                  onFixed(label)
                }}
              >
                <Wand2 size={14} />
                Fix all {findings.length}
              </Button>
            )}
            <Button variant="quiet" onClick={() => setAccepting(true)}>
              <span>
                Accept all {findings.length}
                <span className="@max-sm:sr-only"> with a reason</span> …
              </span>
            </Button>
          </>
        )}
      </footer>
    </article>
  )
}

/** What nobody has stated, a question each: answered once, it is answered for all nodes. */
function Parts({ cause: { message, parts } }: { cause: Cause }) {
  return (
    <>
      <h2 className="break-words font-semibold low:sr-only">
        <RichText text={message} />
      </h2>
      <p className="mt-1 text-ink-soft">
        Kafka’s defaults stand until they are. Each is answered once for all that it is about.
      </p>
      <ul className="mt-1.5">
        {parts.map((part) => (
          <li key={part.id}>
            <button
              type="button"
              onClick={() => activateFinding(causeOrFinding(part))}
              className="flex w-full items-baseline gap-2 rounded-control px-1 py-0.5 text-left hover:bg-sunk"
            >
              <span className="min-w-0 flex-1 break-words text-accent">
                <RichText text={part.question ?? part.message} />
              </span>
              <span className="shrink-0 text-ink-soft text-small">{part.findings.length}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

/** The key of the row that a part is: of its only finding, which is the first of its rule at its place. */
function causeOrFinding(part: Cause): string {
  const [only, ...others] = part.findings
  return only && others.length === 0 ? `${only.rule}@${only.at}` : causeKey(part)
}

function Nodes({ nodes }: { nodes: readonly string[] }) {
  return (
    <p className="mt-1.5 flex flex-wrap gap-x-2">
      {nodes.slice(0, LISTED).map((at) => (
        <button
          key={at}
          type="button"
          onClick={() => showSubject(at)}
          className="min-w-0 break-all text-left font-mono text-accent text-mono hover:underline"
        >
          {parseNodeId(at)?.name ?? at}
        </button>
      ))}
      {nodes.length > LISTED && <span className="text-ink-soft">and {nodes.length - LISTED} more</span>}
    </p>
  )
}
