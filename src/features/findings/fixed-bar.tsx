import Check from 'lucide-react/icons/check'
import { useRef, useState } from 'react'
import { undo, useDocument } from '@/stores/document/document-store'
import { Button } from '@/ui/button'

/** A second press so soon after the first was meant for the finding that is gone, not for the one in its place. */
const RESTS_MS = 500

interface Fixed {
  /** What was fixed last, as long as it is the last that was done. */
  readonly label: string | null
  readonly remember: (label: string) => void
  readonly mayFix: () => boolean
}

/** What a fix just did, so that it can be seen and taken back, and so that a double click fixes one thing. */
export function useFixed(): Fixed {
  const [label, setLabel] = useState<string | null>(null)
  const at = useRef(Number.NEGATIVE_INFINITY)
  const last = useDocument(({ past }) => past.at(-1)?.label)
  return {
    label: label === last ? label : null,
    remember(done) {
      setLabel(done)
      at.current = performance.now()
    },
    mayFix: () => performance.now() - at.current > RESTS_MS,
  }
}

export function FixedBar({ label }: { label: string }) {
  return (
    <div className="flex shrink-0 items-center gap-2 border-line border-b bg-good-ground py-0.5 pr-2 pl-3.5 text-good">
      <Check size={14} aria-hidden="true" />
      <span className="min-w-0 flex-1 truncate" title={label}>
        {label}
      </span>
      <Button variant="quiet" onClick={undo}>
        Undo
      </Button>
    </div>
  )
}
