import ChevronDown from 'lucide-react/icons/chevron-down'
import type { ComponentProps } from 'react'
import { CONTROL } from './field'

/** The browser's own list, with our sign for it: it works with every keyboard, reader and small screen. */
export function Select({ className = CONTROL, children, ...others }: ComponentProps<'select'>) {
  return (
    <div className="relative min-w-0">
      <select {...others} className={`${className} w-full appearance-none truncate pr-7`}>
        {children}
      </select>
      <ChevronDown
        size={14}
        aria-hidden="true"
        className="pointer-events-none absolute inset-y-0 right-2 my-auto text-ink-soft"
      />
    </div>
  )
}
