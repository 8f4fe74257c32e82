import { type ReactNode, useEffect, useRef } from 'react'
import { sessionStore, useSession } from '@/stores/session/session-store'

/** A part of the inspector under a heading of its own. */
export function Section({
  title,
  aside,
  children,
}: {
  title: string
  aside?: ReactNode
  children: ReactNode
}) {
  return (
    <section
      ref={useSought(title)}
      aria-label={title}
      className="scroll-mt-14 border-line border-b px-3.5 py-3"
    >
      <div className="mb-1.5 flex items-baseline justify-between gap-2">
        <h3 className="font-semibold">{title}</h3>
        {aside}
      </div>
      <div className="flex flex-col gap-1.5">{children}</div>
    </section>
  )
}

/** Comes into view when it is sought, its first field that nothing is said in with the focus where that is asked for. */
function useSought(title: string) {
  const section = useRef<HTMLElement>(null)
  const sought = useSession((state) => (state.sought?.section === title ? state.sought : null))
  useEffect(() => {
    if (!sought || !section.current) return
    section.current.scrollIntoView({ block: 'start' })
    const fields = [...section.current.querySelectorAll<HTMLElement>('input, textarea, button')]
    const open = fields.find((field) => field instanceof HTMLInputElement && field.value === '')
    if (sought.takesFocus) (open ?? fields[0])?.focus({ preventScroll: true })
    sessionStore.setState({ sought: null })
  }, [sought])
  return section
}
