import Wand2 from 'lucide-react/icons/wand-sparkles'
import { type MouseEvent, useEffect, useState } from 'react'
import { acceptFinding } from '@/core/edits/accept-finding'
import { applyFix } from '@/core/edits/apply-fix'
import { wayAlong } from '@/core/graph/way-along'
import type { Finding, Fix } from '@/core/lint/finding'
import { dispatch, documentStore } from '@/stores/document/document-store'
import { announce, flash, light, useSession } from '@/stores/session/session-store'
import { Button } from '@/ui/button'
import { AcceptForm } from './accept-form'
import { Explanation, plain, ShowButton } from './explanation'
import { choicesOf, FixChoices, FixPreview } from './fix-preview'
import { isSecondPress } from './fixed-bar'

interface FindingDetailProps {
  readonly finding: Finding
  /** The open findings of the same rule, this one among them. */
  readonly alike: readonly Finding[]
  readonly onFixed: (label: string) => void
  readonly onAccepted: () => void
}

/** Lights what a finding about a path speaks of while it is looked at, once somebody has picked one. */
function useLitPath({ along }: Finding): void {
  const isPicked = useSession(({ activeFinding }) => activeFinding !== null)
  useEffect(() => {
    if (along === undefined || !isPicked) return
    light(wayAlong(documentStore.getState().design, along))
    return () => light(null)
  }, [along, isPicked])
}

/** What a finding means, what fixes it, and what that would change; what can be done about it stays in sight. */
export function FindingDetail(props: FindingDetailProps) {
  const { finding, alike, onFixed, onAccepted } = props
  useLitPath(finding)
  const [chosen, setChosen] = useState(0)
  const [isAccepting, setAccepting] = useState(false)
  const choices = choicesOf(finding)
  const choice = choices[chosen] ?? choices[0]
  const fixIt = (press: MouseEvent, label: string, fix: Fix) => {
    if (isSecondPress(press)) return
    flash(dispatch(applyFix(label, fix)))
    announce(label)
    onFixed(label)
  }
  const others = choices.length === 1 ? alike.filter((other) => other.fix !== undefined) : []
  return (
    <article aria-label="The finding" className="@container flex min-h-0 min-w-0 flex-1 flex-col">
      <div
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled with the keyboard
        tabIndex={0}
        className="min-h-0 flex-1 overflow-auto px-3.5 py-2 -outline-offset-2 low:py-1"
      >
        <Explanation finding={finding}>
          <FixChoices choices={choices} chosen={chosen} onChoose={setChosen} />
          {choice && (
            <FixPreview
              label={choices.length === 1 ? choice.label : undefined}
              fix={choice.fix}
              rule={finding.rule}
            />
          )}
        </Explanation>
      </div>
      <footer className="flex shrink-0 flex-wrap items-center gap-2 border-line border-t px-3.5 py-2 low:py-0.5">
        {isAccepting ? (
          <AcceptForm
            onAccept={(reason) => {
              dispatch(acceptFinding(finding, reason))
              announce('Accepted')
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
                onClick={(press) => fixIt(press, plain(choice.label), choice.fix)}
              >
                <Wand2 size={14} />
                Fix
              </Button>
            )}
            {others.length > 1 && (
              <Button
                title="Fix every finding of this kind, as one step"
                onClick={(press) =>
                  fixIt(press, `${others.length} findings fixed`, (design) =>
                    others.reduce((so, { fix }) => fix?.(so) ?? so, design),
                  )
                }
              >
                Fix all {others.length}
              </Button>
            )}
            <ShowButton finding={finding} />
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
