import { Popover as Base } from '@base-ui/react/popover'
import type { ReactElement, ReactNode, RefObject } from 'react'

export interface PopoverProps {
  readonly trigger: ReactElement<Record<string, unknown>>
  readonly title: string
  /** What it shows, made when it is shown: a screen has hundreds of these, and few are opened. */
  readonly children: () => ReactNode
}

interface PanelProps extends PopoverProps {
  /** What had the focus when a pointer opened it: Escape leads back there, as a glance should. */
  readonly cameFrom: RefObject<Element | null>
}

/** The panel itself, open from the start: it is loaded because it was asked for. */
export function PopoverPanel({ trigger, title, cameFrom, children }: PanelProps) {
  const leadBack = (closeType: string) => {
    const from = cameFrom.current
    cameFrom.current = null
    return closeType === 'keyboard' && from instanceof HTMLElement && from.isConnected ? from : true
  }
  return (
    <Base.Root defaultOpen>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} collisionPadding={8} className="z-50">
          <Base.Popup
            data-glance
            finalFocus={leadBack}
            className="w-[min(380px,92vw)] rounded-control border border-line-strong bg-raised shadow-node outline-none"
          >
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled with the keyboard */}
            <div tabIndex={0} className="max-h-[min(440px,80vh)] overflow-auto p-3 -outline-offset-2">
              <Base.Title className="mb-1 font-semibold">{title}</Base.Title>
              {children()}
            </div>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
