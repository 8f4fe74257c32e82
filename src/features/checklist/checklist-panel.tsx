import CircleCheck from 'lucide-react/icons/circle-check'
import CircleDot from 'lucide-react/icons/circle-dot'
import CircleMinus from 'lucide-react/icons/circle-minus'
import CircleQuestionMark from 'lucide-react/icons/circle-question-mark'
import CircleX from 'lucide-react/icons/circle-x'
import type { ChecklistResult, ChecklistState } from '@/core/lint/checklist'
import { parseNodeId } from '@/core/model/node-id'
import { useAnalysis } from '@/stores/document/analysis-store'
import { clearSelection, reveal } from '@/stores/session/session-store'

const STATE = {
  pass: { icon: CircleCheck, tone: 'text-good', word: 'Passes' },
  fail: { icon: CircleX, tone: 'text-error', word: 'Fails' },
  excused: { icon: CircleMinus, tone: 'text-ink-soft', word: 'Excused' },
  accepted: { icon: CircleDot, tone: 'text-ink-soft', word: 'Accepted' },
  'not-known': { icon: CircleQuestionMark, tone: 'text-warning', word: 'Not known' },
} as const satisfies Record<ChecklistState, unknown>

/** Names that are listed per item; the rest is counted. */
const LISTED = 12

/** Ten things that a cluster in production should have, and the nodes that do not. */
export function ChecklistPanel() {
  const checklist = useAnalysis((analysis) => analysis.checklist)
  return (
    <ul className="h-full overflow-auto">
      {checklist.map((result) => {
        const { id, title, state, failing, unknown } = result
        const { icon: Icon, tone, word } = STATE[state]
        const nodes = state === 'fail' ? failing : unknown
        return (
          <li key={id} className="flex items-start gap-2.5 border-line border-b px-3.5 py-1.5">
            <span className={`mt-px shrink-0 ${tone}`}>
              <Icon size={15} aria-hidden="true" />
              <span className="sr-only">{word}</span>
            </span>
            <span className={`min-w-0 flex-1 ${state === 'excused' ? 'text-ink-soft' : ''}`}>{title}</span>
            <span className="flex max-w-[55%] flex-wrap justify-end gap-x-2">
              <Said result={result} />
              {nodes.slice(0, LISTED).map((at) => (
                <button
                  key={at}
                  type="button"
                  onClick={() => (parseNodeId(at) ? reveal(at) : clearSelection())}
                  className="font-mono text-accent text-mono hover:underline"
                >
                  {parseNodeId(at)?.name ?? at}
                </button>
              ))}
              {nodes.length > LISTED && (
                <span className="text-ink-soft">and {nodes.length - LISTED} more</span>
              )}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

/** Why an item that neither passes nor fails does neither. */
function Said({ result: { state, excused, excuse, reasons } }: { result: ChecklistResult }) {
  if (state === 'pass' || state === 'fail') return null
  const said =
    state === 'accepted'
      ? `accepted: ${reasons.join('; ')}`
      : state === 'not-known'
        ? 'not known of'
        : `excused${excused > 0 ? ` (${excused})` : ''}${excuse === undefined ? '' : `: ${excuse}`}`
  return <span className="text-ink-soft text-small [overflow-wrap:anywhere]">{said}</span>
}
