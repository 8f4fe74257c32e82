import { useDocument } from '@/stores/document-store'
import { keepMineAsCopy, takeTheirs } from '@/stores/follow-tabs'
import { Button } from '@/ui/button'

/** Said where another tab saved the same design while this one had changes of its own. */
export function BehindBanner() {
  const isBehind = useDocument((state) => state.isBehind)
  if (!isBehind) return null
  return (
    <div
      role="alert"
      className="flex shrink-0 flex-wrap items-center gap-3 border-line border-b bg-warning-ground px-3 py-1.5"
    >
      <p className="min-w-0 flex-1 text-warning">
        Another tab changed this design. What you changed here is not saved over it.
      </p>
      <Button onClick={() => void takeTheirs()}>Show theirs</Button>
      <Button variant="primary" onClick={keepMineAsCopy}>
        Keep mine as a copy
      </Button>
    </div>
  )
}
