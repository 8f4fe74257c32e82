import { cloneElement, lazy, type ReactElement, type ReactNode, Suspense, useState } from 'react'

const PopoverPanel = lazy(() =>
  import('./popover-panel').then((module) => ({ default: module.PopoverPanel })),
)

export interface PopoverProps {
  readonly trigger: ReactElement<Record<string, unknown>>
  readonly title: string
  /** What it shows, made when it is shown: a screen has hundreds of these, and few are opened. */
  readonly children: () => ReactNode
}

/** A small panel beside what opened it; Escape and a click elsewhere close it. Loaded when first opened. */
export function Popover(props: PopoverProps) {
  const [isWanted, setWanted] = useState(false)
  const trigger = cloneElement(props.trigger, { 'aria-haspopup': 'dialog', onClick: () => setWanted(true) })
  if (!isWanted) return trigger
  return (
    <Suspense fallback={trigger}>
      <PopoverPanel {...props} />
    </Suspense>
  )
}
