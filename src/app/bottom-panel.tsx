import { loadRules, useAnalysis } from '@/stores/document/analysis-store'
import { turn } from '@/stores/session/preferences-store'
import { type BottomTab, showTab, useSession } from '@/stores/session/session-store'
import { lazyPart } from '@/ui/lazy-part'
import { Region } from '@/ui/region'
import { SeverityCounts } from './severity-counts'

const FindingsPanel = lazyPart(() =>
  loadRules()
    .then(() => import('@/features/findings/findings-panel'))
    .then((module) => module.FindingsPanel),
)
const ChecklistPanel = lazyPart(() =>
  loadRules()
    .then(() => import('@/features/checklist/checklist-panel'))
    .then((module) => module.ChecklistPanel),
)
const SizingPanel = lazyPart(() =>
  import('@/features/sizing/sizing-panel').then((module) => module.SizingPanel),
)

const TABS = [
  { id: 'findings', label: 'Findings' },
  { id: 'checklist', label: 'Checklist' },
  { id: 'sizing', label: 'Sizing' },
] as const satisfies readonly { id: BottomTab; label: string }[]

/** The tabs of the bottom panel; arrow keys walk them, as in any list of tabs. */
export function BottomTabs() {
  const active = useSession(({ bottomTab }) => bottomTab)
  const pick = (id: BottomTab) => {
    turn('bottomPanel', true)
    showTab(id)
  }
  return (
    <div
      role="tablist"
      aria-label="Panels"
      className="flex"
      onKeyDown={(event) => {
        const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
        if (step === 0) return
        const at = TABS.findIndex(({ id }) => id === active)
        const next = TABS[(at + step + TABS.length) % TABS.length]
        if (!next) return
        pick(next.id)
        document.getElementById(`tab-${next.id}`)?.focus()
      }}
    >
      {TABS.map(({ id, label }) => (
        <button
          key={id}
          id={`tab-${id}`}
          type="button"
          role="tab"
          aria-selected={id === active}
          aria-controls="bottom-panel"
          tabIndex={id === active ? 0 : -1}
          onClick={() => pick(id)}
          className="flex h-8.5 items-center gap-1.5 border-transparent border-b-2 px-2.5 text-ink-soft aria-selected:border-accent aria-selected:font-semibold aria-selected:text-ink"
        >
          <span className="grid">
            <span className="col-start-1 row-start-1">{label}</span>
            <span aria-hidden="true" className="invisible col-start-1 row-start-1 font-semibold">
              {label}
            </span>
          </span>
          {id === 'findings' && <SeverityCounts />}
          {id === 'checklist' && <ChecklistCount />}
        </button>
      ))}
    </div>
  )
}

function ChecklistCount() {
  const checklist = useAnalysis((analysis) => analysis.checklist)
  if (checklist.length === 0) return null
  const passed = checklist.filter(({ state }) => state === 'pass').length
  return (
    <span className="font-normal text-ink-soft text-small">
      {passed} of {checklist.length}
    </span>
  )
}

export function BottomPanel() {
  const tab = useSession(({ bottomTab }) => bottomTab)
  return (
    <div id="bottom-panel" role="tabpanel" aria-labelledby={`tab-${tab}`} className="min-h-0 flex-1">
      <Region key={tab} name="This panel" loading={<p className="p-3 text-ink-soft">Loading …</p>}>
        {tab === 'checklist' ? <ChecklistPanel /> : tab === 'sizing' ? <SizingPanel /> : <FindingsPanel />}
      </Region>
    </div>
  )
}
