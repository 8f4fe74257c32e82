import { Tooltip as Base } from '@base-ui/react/tooltip'
import type { ReactElement } from 'react'

interface TooltipProps {
  readonly text: string
  readonly shortcut?: string
  /** The one element that the tooltip belongs to. */
  readonly children: ReactElement<Record<string, unknown>>
}

/** A few words on hover and on focus, with the shortcut where there is one. */
export function Tooltip({ text, shortcut, children }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger delay={400} render={children} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} className="z-50">
          <Base.Popup className="flex max-w-72 items-center gap-2 rounded-control bg-ink px-2 py-1 text-ground text-small">
            {text}
            {shortcut && <kbd className="font-mono opacity-75">{shortcut}</kbd>}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
