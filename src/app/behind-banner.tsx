import type { ReactNode } from 'react'
import { useDocument } from '@/stores/document/document-store'
import { keepDeleted } from '@/stores/storage/autosave'
import { keepMineAsCopy, takeTheirs } from '@/stores/storage/follow-tabs'
import { Button } from '@/ui/button'

/** Said where another tab took the same design elsewhere: saved it while this one had changes, or deleted it. */
export function BehindBanner() {
  const isBehind = useDocument((state) => state.isBehind)
  const isDeleted = useDocument((state) => state.saveState === 'deleted')
  if (isBehind)
    return (
      <Banner text="Another tab changed this design. What you changed here is not saved over it.">
        <Button onClick={() => void takeTheirs()}>Show theirs</Button>
        <Button variant="primary" onClick={keepMineAsCopy}>
          Keep mine as a copy
        </Button>
      </Banner>
    )
  if (isDeleted)
    return (
      <Banner text="This design was deleted in another tab. It is stored again as soon as you change it here.">
        <Button variant="primary" onClick={() => void keepDeleted()}>
          Keep it
        </Button>
      </Banner>
    )
  return null
}

function Banner({ text, children }: { text: string; children: ReactNode }) {
  return (
    <div
      role="alert"
      className="flex shrink-0 flex-wrap items-center gap-3 border-line border-b bg-warning-ground px-3 py-1.5"
    >
      <p className="min-w-0 flex-1 text-warning">{text}</p>
      {children}
    </div>
  )
}
