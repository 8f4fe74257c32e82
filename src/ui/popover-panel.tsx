import { Popover as Base } from '@base-ui/react/popover'
import type { ReactElement, ReactNode } from 'react'

export interface PopoverProps {
  readonly trigger: ReactElement<Record<string, unknown>>
  readonly title: string
  /** What it shows, made when it is shown: a screen has hundreds of these, and few are opened. */
  readonly children: () => ReactNode
}

/** The panel itself, open from the start: it is loaded because it was asked for. */
export function PopoverPanel({ trigger, title, children }: PopoverProps) {
  return (
    <Base.Root defaultOpen>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} collisionPadding={8} className="z-50">
          <Base.Popup className="max-h-[min(440px,80vh)] w-[min(380px,92vw)] overflow-auto rounded-control border border-line-strong bg-raised p-3 shadow-node outline-none">
            <Base.Title className="mb-1 font-semibold">{title}</Base.Title>
            {children()}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
