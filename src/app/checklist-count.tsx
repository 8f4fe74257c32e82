import { useNumbers } from '@/stores/document/numbers-store'

/** How many items of the checklist pass. */
export function ChecklistCount() {
  const checklist = useNumbers((analysis) => analysis.checklist) ?? []
  if (checklist.length === 0) return null
  const passed = checklist.filter(({ state }) => state === 'pass').length
  return (
    <span className="font-normal text-ink-soft text-small">
      {passed} of {checklist.length}
    </span>
  )
}
