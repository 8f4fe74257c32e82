import { ExternalLink, Wand2 } from 'lucide-react'
import { useState } from 'react'
import { applyFix } from '@/core/edits/apply-fix'
import { suppressFinding } from '@/core/edits/suppress-finding'
import type { Finding, Fix } from '@/core/lint/finding'
import { dispatch } from '@/stores/document-store'
import { announce, flash } from '@/stores/session-store'
import { Button } from '@/ui/button'
import { RichText } from '@/ui/rich-text'
import { AcceptForm } from './accept-form'
import { KIND_WORDS } from './finding-words'
import { choicesOf, FixChoices, FixPreview } from './fix-preview'
import { showPlace } from './show-place'

interface FindingDetailProps {
  readonly finding: Finding
  /** The open findings of the same rule, this one among them. */
  readonly alike: readonly Finding[]
  /** It was mended or accepted. */
  readonly onDone: () => void
}

const plain = (text: string) => text.replaceAll('`', '')

function mend(label: string, fix: Fix): void {
  flash(dispatch(applyFix(label, fix)))
  announce(label)
}

/** What a finding means, what mends it, and what that would change; what can be done about it stays in sight. */
export function FindingDetail({ finding, alike, onDone }: FindingDetailProps) {
  const { at } = finding
  const [chosen, setChosen] = useState(0)
  const [isAccepting, setAccepting] = useState(false)
  const choices = choicesOf(finding)
  const choice = choices[chosen] ?? choices[0]
  const others = choices.length === 1 ? alike.filter((other) => other.fix !== undefined) : []
  return (
    <article aria-label="The finding" className="@container flex min-h-0 min-w-0 flex-col">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled with the keyboard */}
      <div tabIndex={0} className="min-h-0 flex-1 overflow-auto p-3.5 -outline-offset-2">
        <Explanation finding={finding} />
        <FixChoices choices={choices} chosen={chosen} onChoose={setChosen} />
        {choice && <FixPreview fix={choice.fix} />}
      </div>
      <footer className="flex shrink-0 flex-wrap items-center gap-2 border-line border-t px-3.5 py-2">
        {isAccepting ? (
          <AcceptForm
            onAccept={(reason) => {
              dispatch(suppressFinding(finding, reason))
              announce('Accepted')
              onDone()
            }}
            onCancel={() => setAccepting(false)}
          />
        ) : (
          <>
            {choice && (
              <Button
                variant="primary"
                title={plain(choice.label)}
                onClick={() => {
                  mend(plain(choice.label), choice.fix)
                  onDone()
                }}
              >
                <Wand2 size={14} />
                Fix
              </Button>
            )}
            {others.length > 1 && (
              <Button
                onClick={() => {
                  mend(`Fix ${others.length} alike`, (design) =>
                    others.reduce((so, { fix }) => fix?.(so) ?? so, design),
                  )
                  onDone()
                }}
              >
                Fix all {others.length} of this kind
              </Button>
            )}
            <Button onClick={() => showPlace(at)}>
              {at === 'cluster' ? 'Show the cluster' : 'Show in drawing'}
            </Button>
            <Button variant="quiet" onClick={() => setAccepting(true)}>
              <span>
                Accept<span className="@max-sm:sr-only"> with a reason</span> …
              </span>
            </Button>
          </>
        )}
      </footer>
    </article>
  )
}

function Explanation({ finding }: { finding: Finding }) {
  const { message, kind, errorClass, why, evidence, reference } = finding
  return (
    <>
      <h3 className="break-words font-semibold">
        <RichText text={message} />
      </h3>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 text-ink-soft text-small">
        <p>
          {KIND_WORDS[kind]}
          {errorClass && (
            <>
              {' '}
              with <code className="font-mono">{errorClass}</code>
            </>
          )}
        </p>
        <a
          href={reference}
          target="_blank"
          rel="noreferrer noopener"
          className="flex items-center gap-1 text-accent hover:underline"
        >
          Kafka documentation
          <ExternalLink size={11} aria-hidden="true" />
        </a>
      </div>
      <p className="mt-1">
        <RichText text={why} />
      </p>
      {evidence.length > 0 && (
        <dl className="mt-1.5 flex flex-wrap gap-x-4 gap-y-0.5 text-small">
          {evidence.map(({ name, value }) => (
            <div key={name} className="flex min-w-0 gap-1">
              <dt className="text-ink-soft">
                <RichText text={name} />
              </dt>
              <dd className="min-w-0 break-words font-mono">{plain(value)}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  )
}
