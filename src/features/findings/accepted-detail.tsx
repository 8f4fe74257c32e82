import { showFindingAgain } from '@/core/edits/accept-finding'
import type { AcceptedFinding } from '@/core/lint/finding'
import { dispatch } from '@/stores/document/document-store'
import { announce } from '@/stores/session/session-store'
import { Button } from '@/ui/button'
import { Explanation, ShowButton } from './explanation'

interface AcceptedDetailProps {
  readonly finding: AcceptedFinding
  readonly onDone: () => void
}

/** What was accepted, and why; it can be reopened. */
export function AcceptedDetail({ finding, onDone }: AcceptedDetailProps) {
  const { rule, at, reason } = finding
  return (
    <article aria-label="The accepted finding" className="@container flex min-h-0 min-w-0 flex-1 flex-col">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled with the keyboard */}
      <div tabIndex={0} className="min-h-0 flex-1 overflow-auto px-3.5 py-2 -outline-offset-2">
        <p className="mb-2 rounded-control bg-sunk px-2 py-1">
          <span className="text-ink-soft">Accepted: </span>
          {reason}
        </p>
        <Explanation finding={finding} />
      </div>
      <footer className="flex shrink-0 flex-wrap items-center gap-2 border-line border-t px-3.5 py-2">
        <Button
          onClick={() => {
            dispatch(showFindingAgain(rule, at))
            announce('Reopened')
            onDone()
          }}
        >
          Reopen
        </Button>
        <ShowButton finding={finding} />
      </footer>
    </article>
  )
}
