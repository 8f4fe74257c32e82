import type { ReactNode } from 'react'

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
    <section aria-label={title} className="border-line border-b px-3.5 py-3">
      <div className="mb-1.5 flex items-baseline justify-between gap-2">
        <h3 className="font-semibold">{title}</h3>
        {aside}
      </div>
      <div className="flex flex-col gap-1.5">{children}</div>
    </section>
  )
}
