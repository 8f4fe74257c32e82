import CircleCheck from 'lucide-react/icons/circle-check'
import CircleMinus from 'lucide-react/icons/circle-minus'
import CircleX from 'lucide-react/icons/circle-x'
import type { ChecklistState } from '@/core/lint/checklist'
import { parseNodeId } from '@/core/model/node-id'
import { useAnalysis } from '@/stores/document/analysis-store'
import { clearSelection, reveal } from '@/stores/session/session-store'

const STATE = {
  pass: { icon: CircleCheck, tone: 'text-good', word: 'Passes' },
  fail: { icon: CircleX, tone: 'text-error', word: 'Fails' },
  'not-applicable': { icon: CircleMinus, tone: 'text-ink-soft', word: 'Does not apply' },
} as const satisfies Record<ChecklistState, unknown>

/** Names that are listed per item; the rest is counted. */
const LISTED = 12

/** Ten things that a cluster in production should have, and the nodes that do not. */
export function ChecklistPanel() {
  const checklist = useAnalysis((analysis) => analysis.checklist)
  return (
    <ul className="h-full overflow-auto">
      {checklist.map(({ id, title, state, failing, excuse }) => {
        const { icon: Icon, tone, word } = STATE[state]
        return (
          <li key={id} className="flex items-start gap-2.5 border-line border-b px-3.5 py-1.5">
            <span className={`mt-px shrink-0 ${tone}`}>
              <Icon size={15} aria-hidden="true" />
              <span className="sr-only">{word}</span>
            </span>
            <span className={`min-w-0 flex-1 ${state === 'not-applicable' ? 'text-ink-soft' : ''}`}>
              {title}
            </span>
            <span className="flex max-w-[55%] flex-wrap justify-end gap-x-2">
              {failing.slice(0, LISTED).map((at) => (
                <button
                  key={at}
                  type="button"
                  onClick={() => (parseNodeId(at) ? reveal(at) : clearSelection())}
                  className="font-mono text-accent text-mono hover:underline"
                >
                  {parseNodeId(at)?.name ?? at}
                </button>
              ))}
              {failing.length > LISTED && (
                <span className="text-ink-soft">and {failing.length - LISTED} more</span>
              )}
              {state === 'not-applicable' && (
                <span className="text-ink-soft text-small">
                  does not apply{excuse !== undefined && `: ${excuse}`}
                </span>
              )}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
