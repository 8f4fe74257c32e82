import { Dialog as Base } from '@base-ui/react/dialog'
import X from 'lucide-react/icons/x'
import { type ReactNode, type RefObject, useRef } from 'react'
import { useGiveBack } from './give-back'
import { useKeepTab } from './keep-tab'
import { Region } from './region'

const SIZE = {
  medium: 'w-[min(560px,calc(100vw-32px))] max-h-[min(640px,calc(100vh-32px))]',
  large: 'w-[min(1000px,calc(100vw-32px))] h-[min(720px,calc(100vh-32px))]',
} as const

interface DialogProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly title: string
  readonly description?: string
  /** The title is read out but not shown, where the content says it. */
  readonly hideTitle?: boolean
  readonly size?: keyof typeof SIZE
  /** What takes the focus at first, where that is not the first thing that can. */
  readonly firstFocus?: RefObject<HTMLElement | null>
  readonly children: ReactNode
}

const FOCUSABLE =
  'input:not(:disabled), select:not(:disabled), textarea:not(:disabled), a[href], button:not(:disabled, [data-closes]), [tabindex="0"]:not([data-closes])'

/** The first of a dialog that can have the focus; the dialog itself while its parts load, so that no key means its way out. */
const firstIn = (popup: HTMLElement | null): HTMLElement | null =>
  popup?.querySelector<HTMLElement>(FOCUSABLE) ?? popup

/** A dialog over the page: focus stays in it, Escape leaves it, and focus returns to where it was. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  hideTitle,
  size = 'medium',
  firstFocus,
  children,
}: DialogProps) {
  const giveBack = useGiveBack(open)
  const popup = useRef<HTMLDivElement>(null)
  useKeepTab(popup, open)
  return (
    <Base.Root open={open} onOpenChange={(now) => onOpenChange(now)}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-(--scrim)" />
        <Base.Popup
          ref={popup}
          initialFocus={firstFocus ?? (() => firstIn(popup.current))}
          finalFocus={giveBack}
          className={`fixed top-1/2 left-1/2 z-40 flex -translate-x-1/2 -translate-y-1/2 flex-col overflow-hidden rounded-[8px] border border-line-strong bg-raised shadow-node outline-none ${SIZE[size]}`}
        >
          <div
            className={hideTitle ? 'sr-only' : 'flex items-start gap-4 border-line border-b py-3 pr-14 pl-4'}
          >
            <div className="flex-1">
              <Base.Title className="font-semibold">{title}</Base.Title>
              {description && <Base.Description className="text-ink-soft">{description}</Base.Description>}
            </div>
          </div>
          <Region name="What stands here">{children}</Region>
          {/* Last, so that the focus begins with what the dialog asks. */}
          {!hideTitle && (
            <Base.Close
              aria-label="Close"
              data-closes
              className="absolute top-2.5 right-3 grid size-7 place-items-center rounded-control text-ink-soft hover:bg-sunk"
            >
              <X size={16} />
            </Base.Close>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
