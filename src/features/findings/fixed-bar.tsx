import Check from 'lucide-react/icons/check'
import { type MouseEvent, useState } from 'react'
import { undo, useDocument } from '@/stores/document/document-store'
import { Button } from '@/ui/button'

interface Fixed {
  /** What was fixed last, as long as it is the last that was done. */
  readonly label: string | null
  readonly remember: (label: string) => void
}

/**
 * Whether a press is the second of a double click: that was meant for the finding that is gone, not for the one
 * in its place. The browser counts by when and where a button was really pressed, however busy the page was.
 */
export const isSecondPress = ({ detail }: MouseEvent): boolean => detail > 1

/** What a fix just did, so that it can be seen and taken back. */
export function useFixed(): Fixed {
  const [label, setLabel] = useState<string | null>(null)
  const last = useDocument(({ past }) => past.at(-1)?.label)
  return {
    label: label === last ? label : null,
    remember: setLabel,
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
