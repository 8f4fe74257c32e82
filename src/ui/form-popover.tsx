import { Popover } from '@base-ui/react/popover'
import X from 'lucide-react/icons/x'
import type { ReactElement, ReactNode } from 'react'
import { useGiveBack } from './give-back'

interface FormPopoverProps {
  readonly trigger: ReactElement
  readonly title: string
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly children: ReactNode
}

/**
 * A small form beside what opened it: Escape, its cross and a click elsewhere close it, and the focus returns to where
 * it was, be it another button than the one that it stands beside.
 */
export function FormPopover({ trigger, title, open, onOpenChange, children }: FormPopoverProps) {
  const giveBack = useGiveBack(open)
  return (
    <Popover.Root open={open} onOpenChange={(now) => onOpenChange(now)}>
      <Popover.Trigger render={trigger} />
      <Popover.Portal>
        <Popover.Positioner side="top" align="start" sideOffset={6} collisionPadding={8} className="z-30">
          <Popover.Popup
            finalFocus={giveBack}
            className="relative max-h-(--available-height) w-[min(340px,92vw)] overflow-auto rounded-control border border-line-strong bg-raised p-3 shadow-node outline-none"
          >
            <Popover.Title className="mb-2 pr-7 font-semibold">{title}</Popover.Title>
            {children}
            <Popover.Close
              aria-label="Close"
              className="absolute top-2 right-2 grid size-7 place-items-center rounded-control text-ink-soft hover:bg-sunk"
            >
              <X size={14} />
            </Popover.Close>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
