import type { ComponentType } from 'react'
import { useIsLate } from '@/stores/document/numbers-store'
import { turn } from '@/stores/session/preferences-store'
import { type BottomTab, showTab, useSession } from '@/stores/session/session-store'
import { ChecklistCount } from './checklist-count'
import { PANEL_NAMES, PANELS } from './panels'
import { SeverityCounts } from './severity-counts'

/** What a tab says beside its label. */
const COUNTS: Readonly<Partial<Record<BottomTab, ComponentType>>> = {
  findings: SeverityCounts,
  checklist: ChecklistCount,
}

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
      className="flex min-w-0 overflow-x-auto overflow-y-hidden"
      onKeyDown={(event) => {
        const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
        if (step === 0) return
        const at = PANEL_NAMES.indexOf(active)
        const next = PANEL_NAMES[(at + step + PANEL_NAMES.length) % PANEL_NAMES.length]
        if (!next) return
        pick(next)
        document.getElementById(`tab-${next}`)?.focus()
      }}
    >
      {PANEL_NAMES.map((id) => (
        <Tab key={id} id={id} isActive={id === active} onPick={() => pick(id)} />
      ))}
    </div>
  )
}

interface TabProps {
  readonly id: BottomTab
  readonly isActive: boolean
  readonly onPick: () => void
}

function Tab({ id, isActive, onPick }: TabProps) {
  const { label } = PANELS[id]
  const Count = COUNTS[id]
  return (
    <button
      id={`tab-${id}`}
      type="button"
      role="tab"
      aria-selected={isActive}
      aria-controls="bottom-panel"
      tabIndex={isActive ? 0 : -1}
      onClick={onPick}
      className="flex h-8.5 shrink-0 items-center gap-1.5 whitespace-nowrap border-transparent border-b-2 px-2.5 text-ink-soft aria-selected:border-accent aria-selected:font-semibold aria-selected:text-ink"
    >
      <span className="grid">
        <span className="col-start-1 row-start-1">{label}</span>
        <span aria-hidden="true" className="invisible col-start-1 row-start-1 font-semibold">
          {label}
        </span>
      </span>
      {Count && <Count />}
    </button>
  )
}

/** Said where it takes a moment: until then numbers and findings are those of before the last change. */
export function LateNumbers() {
  const isLate = useIsLate()
  return (
    <span role="status" className="truncate px-2 text-ink-soft text-small">
      {isLate && 'Computing the numbers …'}
    </span>
  )
}
