import { Popover as Base } from '@base-ui/react/popover'
import type { ReactElement, ReactNode } from 'react'

interface PopoverProps {
  readonly trigger: ReactElement<Record<string, unknown>>
  readonly title: string
  readonly children: ReactNode
}

/** A small panel beside what opened it; Escape and a click elsewhere close it. */
export function Popover({ trigger, title, children }: PopoverProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} collisionPadding={8} className="z-50">
          <Base.Popup className="max-h-[min(440px,80vh)] w-[min(380px,92vw)] overflow-auto rounded-control border border-line-strong bg-raised p-3 shadow-node">
            <Base.Title className="mb-1 font-semibold">{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
