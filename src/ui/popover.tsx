import { cloneElement, Suspense, useRef, useState } from 'react'
import { ErrorBoundary } from 'react-error-boundary'
import { forgetFailedLoads, lazyPart } from './lazy-part'
import type { PopoverProps } from './popover-panel'

const PopoverPanel = lazyPart(() => import('./popover-panel').then((module) => module.PopoverPanel))

/** A small panel beside what opened it; Escape and a click elsewhere close it. Loaded when first opened. */
export function Popover(props: PopoverProps) {
  const [isWanted, setWanted] = useState(false)
  const cameFrom = useRef<Element | null>(null)
  const trigger = cloneElement(props.trigger, {
    'aria-haspopup': 'dialog',
    onPointerDown: () => {
      cameFrom.current = document.activeElement
    },
    onClick: () => setWanted(true),
  })
  if (!isWanted) return trigger
  return (
    <ErrorBoundary
      onReset={forgetFailedLoads}
      fallbackRender={({ resetErrorBoundary }) =>
        cloneElement(trigger, { title: 'It could not be loaded. Try again.', onClick: resetErrorBoundary })
      }
    >
      <Suspense fallback={trigger}>
        <PopoverPanel {...props} trigger={trigger} cameFrom={cameFrom} />
      </Suspense>
    </ErrorBoundary>
  )
}
